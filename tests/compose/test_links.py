"""Links outside the paper: what can be written into a PDF and a Word file, and what is no address."""

from __future__ import annotations

import pytest

from committee_pack.compose.links import web_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://b.uk", "https://b.uk"),
        ("HTTP://B.uk/Plan?a=1&b=2#c", "http://b.uk/Plan?a=1&b=2#c"),
        ("https://b.uk/the plan", "https://b.uk/the%20plan"),
        ("https://b.uk/%C3%A9/100%", "https://b.uk/%C3%A9/100%25"),
        ("https://b.uk/é?q=£5#ü", "https://b.uk/%C3%A9?q=%C2%A35#%C3%BC"),
        ("https://bücher.example:8080/", "https://xn--bcher-kva.example:8080/"),
        ("https://[::1]/a", "https://[::1]/a"),
        ("mailto:a.b@c.uk", "mailto:a.b@c.uk"),
        ("mailto:a@c.uk,d@ü.uk?subject=the plan", "mailto:a@c.uk,d@xn--tda.uk?subject=the%20plan"),
    ],
)
def test_an_address_is_written_in_the_characters_of_a_uri(typed: str, address: str) -> None:
    assert web_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "", "page.html", "ftp://b.uk", "javascript:alert(1)", "https:", "https://", "https:///a", "http://[",
        "https://b.uk:port", "https://a b.uk", "https://a..uk", f"https://{'a' * 70}.uk", "https://a@", "mailto:",
        "mailto:a", "mailto:@b.uk", "mailto:a@", "mailto:a@b.uk,c",
    ],
)  # fmt: skip
def test_what_names_no_host_or_mailbox_is_no_address(typed: str) -> None:
    assert web_address(typed) == ""
