"""What a command takes from the machine that it runs on: the day, and who is logged in."""

from __future__ import annotations

import datetime


def today() -> datetime.date:
    """Return the day it is here."""
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def logged_in() -> str:
    """Return the name of who is logged in, as the system knows it; nothing where it does not."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
