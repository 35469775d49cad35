"""The Word template of the other ways, as somebody would draw it in Word: docxtpl's tags in paragraphs and cells.

`python -m bench.word_template FILE` writes it, before anything is timed.
"""

from __future__ import annotations

import sys

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

SUMMARY = (
    ("No.", "{{ indicator.number }}"),
    ("Indicator", "{{ indicator.title }}"),
    ("Result", "{{ indicator.result }}"),
    ("Rating", "{% cellbg colours[indicator.rating] %}{{ indicator.rating }}"),
    ("Target", "{{ indicator.target }}"),
    ("1 month ago", "{{ indicator.earlier }}"),
    ("Direction", "{{ indicator.arrow }}"),
)
TREND = (
    ("Month end", "months", "{{ each }}"),
    ("Result", "indicator.trend", "{{ each.result }}"),
    ("Target", "indicator.trend", "{{ each.target }}"),
    ("Rating", "indicator.trend", "{% cellbg colours[each.rating] %}{{ each.rating }}"),
)
"""Head, list and cell of each row."""


def write_template(file: str) -> None:
    """Write the template."""
    word = Document()
    _look(word)
    _front(word)
    _summary(word)
    word.add_paragraph("{%p for indicator in indicators %}")
    _page(word)
    word.add_paragraph("{%p endfor %}")
    word.save(file)


def _look(word: WordDocument) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    small = word.styles.add_style("Small", 1)
    small.base_style, small.font.size = normal, Pt(7)
    small.paragraph_format.space_after = Pt(0)


def _front(word: WordDocument) -> None:
    word.core_properties.title, word.core_properties.language = "Council performance scorecard", "en-GB"
    word.add_paragraph("{{ title }}", style="Title")
    for line in ("{{ council }}, {{ period }}", "{{ committee }}, {{ meeting }}", "Published {{ published }}"):
        word.add_paragraph(line)
    word.add_heading("Performance summary", 1)
    word.add_paragraph("{{ totals }}.")
    word.add_paragraph("{{ travels }}")


def _summary(word: WordDocument) -> None:
    word.add_heading("Scorecard: all indicators", 1)
    table = word.add_table(rows=4, cols=len(SUMMARY), style="Table Grid")
    _repeat(table)
    for column, (head, cell) in enumerate(SUMMARY):
        _write(table.cell(0, column), head)
        _write(table.cell(2, column), cell)
    _write(table.cell(1, 0), "{%tr for indicator in indicators %}")
    _write(table.cell(3, 0), "{%tr endfor %}")
    for column, width in zip(table.columns, (12, 68, 18, 18, 18, 18, 18), strict=True):
        column.width = Mm(width)


def _page(word: WordDocument) -> None:
    head = word.add_heading("{{ indicator.number }} {{ indicator.title }}", 1)
    head.paragraph_format.page_break_before = True
    word.add_paragraph("{{ indicator.rating }}. {{ indicator.direction }}")
    _loop(word, "label, holder in indicator.owner", "{{ label }}: ", "{{ holder }}")
    word.add_heading("Trend", 2)
    word.add_paragraph("{{ indicator.chart }}")
    _trend(word)
    word.add_heading("Commentary", 2)
    _loop(word, "paragraph in indicator.commentary", "", "{{ paragraph }}")
    word.add_heading("Data notes", 2)
    _loop(word, "note in indicator.notes", "{{ note.label }} ", "{{ note.text }}")


def _loop(word: WordDocument, loop: str, strong: str, plain: str) -> None:
    word.add_paragraph(f"{{%p for {loop} %}}")
    paragraph = word.add_paragraph()
    paragraph.add_run(strong).bold = True
    paragraph.add_run(plain)
    word.add_paragraph("{%p endfor %}")


def _trend(word: WordDocument) -> None:
    table = word.add_table(rows=len(TREND), cols=4, style="Table Grid")
    _repeat(table)
    for row, (head, items, cell) in enumerate(TREND):
        for column, text in enumerate((head, f"{{%tc for each in {items} %}}", cell, "{%tc endfor %}")):
            _write(table.cell(row, column), text)


def _repeat(table: Table) -> None:
    """Let the first row head each page, which is what a tagged export takes for the heads of columns."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write(cell: _Cell, text: str) -> None:
    cell.paragraphs[0].text = text
    cell.paragraphs[0].style = "Small"


if __name__ == "__main__":
    write_template(sys.argv[1])
