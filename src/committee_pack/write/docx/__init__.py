"""The Word writer: a document tree becomes a file that officers can go on editing.

`writer.write_docx` is the way in. The parts of the file are written as XML in one pass; `package`
puts them together. Nothing reads a clock, so that the same tree gives the same bytes.
"""
