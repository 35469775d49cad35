"""Writing the JSON Schemas of the YAML files, for editors."""

from __future__ import annotations

from pathlib import Path

from committee_pack.commands.console import Console
from committee_pack.output import write_file
from committee_pack.read.schemas import schema_texts


def write_schemas(folder: Path, console: Console) -> None:
    """Write each schema into the folder and print its path."""
    for name, text in schema_texts().items():
        write_file(folder / name, text.encode())
        console.say(str(folder / name))
