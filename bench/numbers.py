"""Numbers as they are typed after an option of the bench."""

from __future__ import annotations

import argparse


def number(text: str) -> int:
    """Return a whole number from 1 on; raises ArgumentTypeError for anything else."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 on")
    return int(text)
