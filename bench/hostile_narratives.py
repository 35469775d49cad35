"""Narratives that nobody would write but to do harm, or by an accident: each has an error that says so."""

from __future__ import annotations

from itertools import pairwise

MANY = 100_000
SIGNS = (
    *("[", "![", "](b)", "](", "[a](b 'c", "[a](<b", "[a][", "[a]: b\n", "^[", "[^a]", "[^a]: b\n\n", "^[[", "^[*"),
    *("*", "**a ", "*a_ ", "_a*", "*_", "*[", "__a__ ", "***a ", "~~a ", "`", "` ``", "```\n", "~~~\n"),
    *("<", "<a", "<a b='", "<!--", "<!-- a -->", "<!-- a\n\n", "<?", "<![CDATA[", "<!A", "</", "<div>\n", "<a@b>"),
    *("&", "&amp;", "&#", "\\", "\\[", "{{", "}}", "{{ a }}", "{{ result }} ", "{ a }", "{{ [ }}", "{{\n", "{%"),
    *("|a|b\n", "|a\n|-\n", "a\n", "- a\n", "- ", "> ", "1. a\n", "  1. b\n", "# a\n", "=\n", "a  \n", "a\\\n"),
    *("    a\n", "\t", "\n", "a ", "a", "é", "\u202e", "\u2028", "* * *\n", "[^", "]", "\u00a0", '"', "A", "1,"),
)
"""What Markdown stumbles over, to be put together at random."""

NUMBERS = (
    *("656 of 1,252 (52.4%), ", "656 of 1,252 (52.4%) were held. ", "rose from 53.8% to 52.4% "),
    *("It rose from 53.8% to 52.4%. ", "It is up 0.9 points on July. ", "up 0.9 points on July, down 1.2 points, "),
    *("67.7% in August 2016, 66.8% in July 2016, ", "It is above the target of 90%. ", "Two thirds were late. "),
    *("Red, Amber in July, Green in June, ", "12 34 56 ", "fallen for three months in a row, risen "),
    "the third month in which the target was met, ",
)
"""What sentences say of results, to be said again and again: each number may stand to each other."""


def narratives(subject: str) -> dict[str, str]:
    """Return hostile narratives on an indicator by what they are."""
    front = f"---\nindicator: {subject}\nstatus: approved\n---\n"
    texts = {
        "a line of 10 MB": "words " * 1_700_000,
        "many brackets within each other": "[" * MANY + "a" + "]" * MANY,
        "many brackets that are short enough to be read": "[" * 4_900 + "a" + "]" * 4_900,
        "many quotations within each other": "> " * MANY + "a",
        "a few quotations within each other": "> " * 9_000 + "a",
        "many lists within each other": "".join(f"{' ' * 2 * depth}- a\n" for depth in range(400)),
        "lists as deep as may be read": "- " * 49_000 + "a",
        "much emphasis within each other": "*" * MANY + "a" + "*" * MANY,
        "emphasis that does not close": "**a *b " * 3_000,
        "footnotes within each other": "^[a" * 4_900 + "]" * 4_900,
        "HTML": "<table><tr><td onclick='steal()'>a</td></tr></table>",
        "a script": "<script>alert(1)</script>",
        "a script in a line": "a <script>alert(1)</script> b",
        "a link that runs a script": "[a](javascript:alert(1)) and [b](JaVaScRiPt:alert(1)) and <javascript:alert(1)>",
        "a link with data": "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "a path that leads out": "![a](../../../../etc/passwd) [b](file:///etc/passwd) [c](..\\..\\secret)",
        "a million placeholders": "{{ result }}" * 1_000_000,
        "placeholders that are not there": "".join(f"{{{{ a{number} }}}} " for number in range(2_400)),
        "code of Jinja": "{{ ''.__class__.__mro__[1].__subclasses__() }} {{ config }} {{ 7 * 7 }}",
        "a placeholder without end": "{{ " + "a" * 90_000,
        "a placeholder as long as the text": "{{ " + "a" * 90_000 + " }}",
        "comments that do not close": "<!-- a " * 3_000,
        "a character that no text has": "a\0b",
        "initials without end": "A. " * 33_000,
        "full stops without end": "." * 99_000,
        "a control character": "a\x1b[2Jb",
        **{without_end(words): _filled(words) for words in NUMBERS},
    }
    fronts = {
        "aliases that grow": _of_front(subject, "a: &a [x, x, x, x, x, x, x, x, x]\n" + _grown()),
        "facts in front of 5 MB": _of_front(subject, "author: " + "x" * 5_000_000 + "\n"),
        "many keys in front": _of_front(subject, "".join(f"k{number}: v\n" for number in range(1_500))),
        "many facts in front": _of_front(subject, "facts: {" + ", ".join(f"{n}: " for n in range(1_800)) + "}\n"),
        "brackets within each other in front": _of_front(subject, "facts: " + "[" * 9_000 + "\n"),
        "an object of Python in front": _of_front(subject, "author: !!python/object/apply:os.system [ls]\nx: 1\n"),
        "a path in front": "---\nindicator: ../../../../etc/passwd\n---\na\n",
        "front that does not end": "---\n" + "a: b\n" * 9_000,
    }
    return {**{name: front + text + "\n" for name, text in texts.items()}, **fronts}


def without_end(words: str) -> str:
    """Return what a narrative is called that says some words again and again."""
    return f"{words.strip()} without end"


def _filled(words: str) -> str:
    """Return words as often as a narrative may hold them."""
    return words * ((MANY - 200) // len(words))


def _of_front(subject: str, lines: str) -> str:
    return f"---\nindicator: {subject}\nstatus: approved\n{lines}---\nWords.\n"


def _grown() -> str:
    """Return lines of which each holds that above it nine times."""
    names = "abcdefghijklmnop"
    return "".join(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise(names))
