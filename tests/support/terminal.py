"""A command in a terminal of its own, in which Ctrl+C can be pressed; where the system has such terminals."""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import struct
import sys
import termios
from pathlib import Path

CTRL_C = b"\x03"


class Terminal:
    """A terminal so many columns wide, in which a command runs from now on."""

    def __init__(self, folder: Path, *typed: str, columns: int = 80) -> None:
        self.said = ""
        # -- what is read at once may end within a letter
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.process, self.handle = pty.fork()
        if not self.process:
            os.chdir(folder)
            os.environ.pop("COLUMNS", None)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
            os.execv(sys.executable, [sys.executable, "-m", "committee_pack", *typed])

    def wait_for(self, words: str) -> None:
        """Read until the words are said; fails where the command ends before."""
        while words not in self.said:
            self.said += self.decoder.decode(self._read())

    def _read(self) -> bytes:
        """Return what is there to be read; raises OSError where the command has ended."""
        if said := os.read(self.handle, 65536):
            return said
        raise OSError(self.said)

    def press(self, key: bytes) -> None:
        """Press a key."""
        os.write(self.handle, key)

    def end(self) -> int:
        """Read to the end and return the exit code."""
        with contextlib.suppress(OSError):
            while True:
                self.said += self.decoder.decode(self._read())
        os.close(self.handle)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
