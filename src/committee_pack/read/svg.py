"""An SVG logo: its shapes are kept, what no paper may hold is told of, and all else is left out.

What is kept is a short list of elements, so that the picture in a Word file, which its readers open on their own
machines, holds nothing active and asks for nothing from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from committee_pack.model.settings import Vector

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_SHAPES = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "style", "clipPath", "linearGradient", "radialGradient", "stop"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    )
)
_SAID_ELSEWHERE = frozenset({"title", "desc", "metadata"})
"""What is said of a picture; the logo has its alternative text."""
_MOST_BYTES = 1_000_000
_MOST_DRAWN = 50_000
_DEEPEST = 100
_MOST_UNEVEN = 20.0
"""How much wider than high a logo may be, or higher than wide."""

_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LENGTH = re.compile(r"\s*\+?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,2})?(px|pt|pc|in|cm|mm|)\s*")
_BETWEEN = re.compile(r"\s*,\s*|\s+")
_FROM_ELSEWHERE = re.compile(r"url\((?!\s*(['\"]?)#[^'\")\s]+\1\s*\))", re.IGNORECASE)
_MORE_THAN_LOOKS = re.compile(r"[@\\]|//|data:|\b(src|image|image-set)\(", re.IGNORECASE)
"""What the looks of shapes never need, in a style: rules that load something, and ways to hide such."""


@dataclass(frozen=True, slots=True)
class LogoFault:
    """What keeps a file from being a logo, as the end of a sentence that begins with its name; how to mend it."""

    said: str
    hint: str
    is_content: bool = False
    """Whether it is a picture, which only holds what a paper may not."""


class _SvgError(ValueError):
    def __init__(self, said: str, hint: str) -> None:
        super().__init__(said)
        self.fault = LogoFault(said, hint)


_AS_PNG = "Save it as plain SVG of paths and gradients, or as PNG."
_WORDS = "Turn its words into paths (Inkscape: Path > Object to Path; Illustrator: Type > Create Outlines)."
_IN_ONE = "Save it as plain SVG with all that it shows in one file, or as PNG."
_NO_SCRIPT = "Save it as plain SVG, which has none, or as PNG."
_KINDS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("text", "tspan", "textPath", "tref"), ("holds words, which need a font", _WORDS)),
    **dict.fromkeys(("font", "font-face"), ("holds a font", _WORDS)),
    **dict.fromkeys(("script", "handler"), ("holds a script", _NO_SCRIPT)),
    **dict.fromkeys(("animate", "animateTransform", "animateMotion", "animateColor", "set"), ("moves", _AS_PNG)),
    "image": ("holds a picture of pixels", "Trace it (Inkscape: Path > Trace Bitmap), or save the logo as PNG."),
    "a": ("holds a link", "Take the link out; a logo leads nowhere."),
}


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    children: list[_Element] = field(default_factory=list)
    words: str = ""


def read_svg(content: bytes) -> Vector | tuple[LogoFault, ...]:
    """Return the picture with its shapes alone, or all that keeps it from being a logo."""
    try:
        return _vector(content)
    except _SvgError as fault:
        return (fault.fault,)


def _vector(content: bytes) -> Vector | tuple[LogoFault, ...]:
    if len(content) > _MOST_BYTES:
        hint = "Simplify its paths (Inkscape: Path > Simplify), or save it as PNG."
        raise _SvgError(f"is too large: {len(content) / 1_000_000:.1f} MB, where a logo takes 1 MB at most", hint)
    reader = _Reader()
    root = reader.read(content)
    if reader.faults:
        return tuple(reader.faults.values())
    _refuse_endless(root)
    width, height = _size(root.attributes)
    root.attributes |= {"width": f"{width:g}", "height": f"{height:g}"}
    root.attributes.setdefault("viewBox", f"0 0 {width:g} {height:g}")
    return Vector(_markup(root, f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"').encode(), width, height)


class _Reader:
    """Reads the elements that are kept, and remembers each kind of what a paper may not hold, with its first line."""

    def __init__(self) -> None:
        self.faults: dict[str, LogoFault] = {}
        self._open = [_Element("", {})]
        self._left_out = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction

    def read(self, content: bytes) -> _Element:
        """Return the outermost element; raises _SvgError for what is not SVG at all."""
        try:
            self._parser.Parse(content, True)
        except expat.ExpatError as fault:
            said = f"is not XML: {expat.ErrorString(fault.code)}, on line {fault.lineno}"
            raise _SvgError(said, "Save it again as plain SVG, or as PNG or JPEG.") from None
        if [each.name for each in self._open[0].children] != ["svg"]:
            raise _SvgError("is not an SVG picture", "Save it again as plain SVG, or as PNG or JPEG.")
        return self._open[0].children[0]

    def _start(self, full_name: str, attributes: dict[str, str]) -> None:
        namespace, _, name = full_name.rpartition(" ")
        if self._left_out or namespace != _SVG or name in _SAID_ELSEWHERE:
            # -- what drawing programs note for themselves is theirs alone
            self._left_out += 1
            return
        if name not in _SHAPES:
            self._refuse(*_KINDS.get(name, (f"holds <{name}>, which not every program shows", _AS_PNG)))
            self._left_out += 1
            return
        if len(self._open) > _DEEPEST:
            raise _SvgError(f"has more than {_DEEPEST} elements within one another", _AS_PNG)
        element = _Element(name, dict(self._kept(attributes)))
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        element = self._open.pop()
        if _FROM_ELSEWHERE.search(element.words) or _MORE_THAN_LOOKS.search(element.words):
            self._refuse("takes its looks from elsewhere", _IN_ONE)

    def _words(self, words: str) -> None:
        if not self._left_out and self._open[-1].name == "style":
            self._open[-1].words += words

    def _doctype(self, *_: object) -> None:
        hint = "Take out its line that begins with <!DOCTYPE, or save it as plain SVG."
        raise _SvgError("has a DOCTYPE, which may load other files", hint)

    def _instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            self._refuse("takes its looks from elsewhere", _IN_ONE)

    def _kept(self, attributes: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return the attributes of SVG itself; those of drawing programs are left out."""
        kept = []
        for full_name, value in attributes.items():
            namespace, _, name = full_name.rpartition(" ")
            if not namespace or (namespace, name) == (_XLINK, "href"):
                self._look_at(name, value)
                kept.append(("xlink:href" if name == "href" else name, value))
        return kept

    def _look_at(self, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            self._refuse(*_KINDS["script"])
        outside = (name == "href" and not value.strip().startswith("#")) or _FROM_ELSEWHERE.search(value)
        if outside or (name == "style" and _MORE_THAN_LOOKS.search(value)):
            self._refuse("takes something from elsewhere", _IN_ONE)

    def _refuse(self, said: str, hint: str) -> None:
        at = f"{said}, on line {self._parser.CurrentLineNumber}"
        self.faults.setdefault(said, LogoFault(at, hint, is_content=True))


def _refuse_endless(root: _Element) -> None:
    """Raise _SvgError where elements that use one another come to more than can be drawn."""
    named: dict[str, _Element] = {}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        named.setdefault(element.attributes.get("id", ""), element)
        waiting += element.children
    if _drawn(root, named, {}, ()) > _MOST_DRAWN:
        raise _SvgError(f"has more than {_MOST_DRAWN:,} shapes", _AS_PNG)


def _drawn(element: _Element, named: Mapping[str, _Element], known: dict[int, int], within: tuple[int, ...]) -> int:
    """Return how many elements are drawn where one is, with those that it uses."""
    if id(element) in within or len(within) > 2 * _DEEPEST:
        hint = "Unlink its clones (Inkscape: Edit > Clone > Unlink Clone), or save it as PNG."
        raise _SvgError("has a shape that uses itself", hint)
    if id(element) not in known:
        used = named.get(element.attributes.get("xlink:href", "").strip()[1:]) if element.name == "use" else None
        inner = (*element.children, *((used,) if used else ()))
        known[id(element)] = 1 + sum(_drawn(each, named, known, (*within, id(element))) for each in inner)
    return known[id(element)]


def _size(attributes: Mapping[str, str]) -> tuple[float, float]:
    """Return how wide and high the picture is; raises _SvgError where it does not say so, or what cannot be."""
    written = (_length(attributes.get("width", "")), _length(attributes.get("height", "")))
    width, height = written if all(written) else _view_box(attributes.get("viewBox", ""))
    if not width or not height:
        said = "has no size: its <svg> has no viewBox, and no width and height"
        raise _SvgError(said, "Save it again as plain SVG (Inkscape: first Edit > Resize Page to Selection).")
    if max(width / height, height / width) > _MOST_UNEVEN:
        hint = "Cut its page to what it shows (Inkscape: Edit > Resize Page to Selection)."
        raise _SvgError(f"is {width:g} wide and {height:g} high, where no logo is so narrow", hint)
    return width, height


def _length(typed: str) -> float:
    """Return a length in pixels; 0 where there is none, or it is a share of something."""
    match = _LENGTH.fullmatch(typed)
    return float(match[1] + (match[2] or "")) * _UNITS[match[3]] if match else 0.0


def _view_box(typed: str) -> tuple[float, float]:
    parts = _BETWEEN.split(typed.strip())
    return (_length(parts[2]), _length(parts[3])) if len(parts) == 4 else (0.0, 0.0)


def _markup(element: _Element, more: str = "") -> str:
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in element.attributes.items())
    inner = escape(element.words) + "".join(map(_markup, element.children))
    return f"<{element.name}{more}{attributes}>{inner}</{element.name}>"
