"""What people start from: a whole small workspace, and reports of several kinds, each a folder of files here."""
