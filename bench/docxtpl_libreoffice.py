"""The usual way: docxtpl for Word, matplotlib for its pictures, LibreOffice's tagged export for the PDF.

`python -m bench.docxtpl_libreoffice CONTENT TEMPLATE OUT PROFILE` writes report.docx and report.pdf into OUT.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt

from bench.word import DPI, HEIGHT, WIDTH, write_word

TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"}}'  # noqa: E501


def charts(content: dict[str, Any]) -> Iterator[bytes]:
    """Return a picture for each indicator: its 13 months, its target, its last value."""
    for indicator in content["indicators"]:
        yield chart(indicator, content["months"])


def chart(indicator: dict[str, Any], months: list[str]) -> bytes:
    """Return the picture of one indicator."""
    figure, axes = plt.subplots(figsize=(WIDTH / 25.4, HEIGHT / 25.4))
    axes.plot(months, [each["number"] for each in indicator["trend"]], marker="o", markersize=3, color="#1f4e79")
    axes.plot(months, [each["goal"] for each in indicator["trend"]], linestyle="--", color="black", linewidth=1)
    axes.annotate(f"Target {indicator['target']}", (0, indicator["trend"][0]["goal"]), fontsize=7)
    axes.annotate(indicator["result"], (len(months) - 1, indicator["trend"][-1]["number"]), fontsize=7)
    axes.set_ylim(indicator["axis"]["low"], indicator["axis"]["high"])
    axes.yaxis.set_major_formatter("{x:.0f}%")
    axes.set_xticks(range(0, len(months), 2))
    axes.tick_params(labelsize=7)
    axes.grid(axis="y")
    picture = BytesIO()
    figure.savefig(picture, dpi=DPI)
    plt.close(figure)
    return picture.getvalue()


def write_pdf(word: Path, out: Path, profile: Path) -> None:
    """Let LibreOffice write a tagged PDF of the Word file."""
    own = f"-env:UserInstallation={profile.resolve().as_uri()}"
    command = ["soffice", own, "--headless", "--convert-to", TAGGED, "--outdir", str(out), str(word)]
    subprocess.run(command, check=True, capture_output=True)


def main(content: Path, template: Path, out: Path, profile: Path) -> None:
    """Write both files."""
    said = json.loads(content.read_text(encoding="utf-8"))
    word = out / "report.docx"
    write_word(template, said, charts(said), word)
    write_pdf(word, out, profile)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
