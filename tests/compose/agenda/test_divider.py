"""The divider before an exempt paper says why it is not for publication."""

from __future__ import annotations

from committee_pack.compose.agenda.divider import compose_divider
from committee_pack.model.agenda import Ground
from committee_pack.wording.grounds import ground_text
from committee_pack.write.pdf.writer import write_pdf
from tests.support.agenda_sheets import COUNCIL, item, meeting
from tests.support.documents import STYLE
from tests.support.pdf import page_sizes, structure

GROUND = ground_text("england", 3)


def test_a_divider_is_one_page_with_the_item_its_ground_and_the_public_interest() -> None:
    secret = item(
        "E1", "Placement contract", ground=Ground(3, "it would " + "weaken the council, " * 40 + "and cost it")
    )
    made = compose_divider(meeting(), secret, COUNCIL, GROUND)
    content = write_pdf(made, STYLE)
    root = structure(content)
    assert len(page_sizes(content)) == 1
    headings = [each.text for each in root.all("H1", "H2")]
    assert headings == ["E1  Placement contract", "Why it is exempt", "The public interest"]
    words = [each.text for each in root.all("P")]
    assert words[0] == "Not for publication"
    assert words[1] == f"{GROUND}."
    assert words[2].startswith("It would weaken the council, ")
    assert words[2].endswith("and cost it.")


def test_a_divider_is_known_by_its_item_and_says_in_its_title_what_it_is() -> None:
    made = compose_divider(meeting(), item("E1", "Contract", ground=Ground(3, "x")), COUNCIL, GROUND)
    assert (made.sections[0].bookmark, made.title) == ("E1 Contract", "E1 Contract: not for publication")
    assert not made.own_numbers
