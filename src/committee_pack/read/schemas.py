"""JSON Schemas of the YAML files, made from the models that check them, for editors."""

from __future__ import annotations

import json

from committee_pack.read.agenda_file import AgendaFile, CommitteeFile
from committee_pack.read.catalogue_file import CatalogueFile
from committee_pack.read.checked import FileModel
from committee_pack.read.council import CouncilFile
from committee_pack.read.narratives import CommentaryFile, NoteFile
from committee_pack.read.paper_file import WrittenPaperFile
from committee_pack.read.report import ReportFile

_MODELS: dict[str, type[FileModel]] = {
    "council": CouncilFile,
    "indicators": CatalogueFile,
    "report": ReportFile,
    "commentary": CommentaryFile,
    "data-note": NoteFile,
    "agenda": AgendaFile,
    "committee": CommitteeFile,
    "paper": WrittenPaperFile,
}


def schema_texts() -> dict[str, str]:
    """Return the schema of each kind of YAML file as JSON text, by file name."""
    return {f"{name}.schema.json": _schema(name, model) for name, model in _MODELS.items()}


def _schema(name: str, model: type[FileModel]) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True),
        "title": name,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
