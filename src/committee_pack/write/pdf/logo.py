"""The council's logo, as a picture with the words that stand for it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

from committee_pack.model.settings import Logo
from committee_pack.write.logo import logo_pixels, logo_size
from committee_pack.write.pdf.canvas import TaggedCanvas
from committee_pack.write.pdf.pieces import Noted
from committee_pack.write.pdf.setting import Setting
from committee_pack.write.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class LogoPicture:
    """A logo that belongs to a Figure element."""

    image: Image.Image
    element: Element
    width: float
    height: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = True

    def split(self, height: float, must: bool) -> None:
        """Return nothing: a logo stays whole."""

    def draw(self, page: TaggedCanvas, x: float, top: float) -> None:
        """Draw the logo, and note where it stands."""
        self.element.box = (x, top - self.height, x + self.width, top)
        page.tag(self.element)
        page.picture(self.image, self.element.box)
        page.untag()

    def footnotes(self, down: float) -> Iterable[Noted]:
        """Return nothing: a logo has none."""
        return ()


def logo(chosen: Logo, setting: Setting, parent: Element) -> LogoPicture:
    """Return the logo as high as is usual, or as wide as there is room."""
    element = parent.add("Figure")
    element.alternative = chosen.alt
    if chosen.vector:
        size = logo_size(chosen.vector.width, chosen.vector.height, setting.width)
        return LogoPicture(_opened(logo_pixels(chosen.vector, size)), element, *size)
    image = _opened(chosen.file.read_bytes())
    return LogoPicture(image, element, *logo_size(image.width, image.height, setting.width))


def _opened(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as opened:
        return _on_white(opened)


def _on_white(image: Image.Image) -> Image.Image:
    """Return the image without transparency, which readers blend differently, on the white of the page."""
    opaque = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", opaque.size, "white"), opaque).convert("RGB")
