"""The fastest way found: docxtpl for Word, Typst for the tagged PDF and for all charts. It computes and checks nothing.

`python -m bench.docxtpl_typst CONTENT TEMPLATE OUT` writes report.docx and report.pdf into OUT.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

from bench.word import DPI, write_word

TEMPLATES = Path(__file__).parent / "templates"


def main(content: Path, template: Path, out: Path) -> None:
    """Write both files; Typst draws all charts for Word in one go, and those of the PDF in place."""
    text = content.read_text(encoding="utf-8")
    said = json.loads(text)
    inputs = {"content": text}
    compiler = typst.Compiler(root=str(TEMPLATES), font_paths=[said["fonts"]], ignore_system_fonts=True)
    pages = compiler.compile(str(TEMPLATES / "charts.typ"), format="png", ppi=DPI, sys_inputs=inputs)
    charts = pages if isinstance(pages, list) else [pages] if pages else []
    write_word(template, said, charts, out / "report.docx")
    report = TEMPLATES / "report.typ"
    compiler.compile(str(report), output=str(out / "report.pdf"), sys_inputs=inputs, pdf_standards="ua-1")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
