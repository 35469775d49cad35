"""How a report writes figures, where it does so in a way of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from committee_pack.model.marks import Mark


@dataclass(frozen=True, slots=True)
class Notation:
    """A report's own signs for marks, as `*` for provisional, and whether its targets have no decimals but their own.

    `meanings` are its own words for marks, as its notes explain them.
    """

    signs: tuple[tuple[Mark, str], ...] = ()
    meanings: tuple[tuple[Mark, str], ...] = ()
    targets_as_typed: bool = False

    def sign(self, mark: Mark) -> str:
        """Return the sign that a mark has in the report: its own, or the standard symbol."""
        return dict(self.signs).get(mark, mark.symbol)

    def beside(self, figure: str, marks: Iterable[Mark]) -> str:
        """Return a figure with its marks: `83.3% [p]`; a sign that is no symbol of letters touches it, `83.3%*`."""
        for sign in map(self.sign, marks):
            figure += f" {sign}" if any(each.isalnum() for each in sign) else sign
        return figure


STANDARD = Notation()
