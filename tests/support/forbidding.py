"""A folder that may not be read, also where tests are run by root."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def forbid(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a folder be one that may be neither listed nor entered; the right to read means nothing to root."""
    for name in ("stat", "listdir", "scandir", "open"):
        allowed = getattr(os, name)

        def refused(path: object, *rest: Any, allowed: Any = allowed, name: str = name, **named: Any) -> Any:  # noqa: ANN401
            within = isinstance(path, (str, Path)) and (Path(path).parent if name == "stat" else Path(path)) == folder
            if within:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return allowed(path, *rest, **named)

        monkeypatch.setattr(os, name, refused)
