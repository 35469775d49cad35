"""Whether two pictures look the same: another drawing of the same edges does, another place or colour does not."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

FEW = 8
"""How many pixels may be otherwise without a picture being another.

A word of two letters that moves has 25. A digit in place of one that is much like it has fewer; its text tells of it.
"""
_AROUND = 3
"""How wide the square of pixels is in which an edge may lie.

A thin line is drawn in whole pixels, and is in the next one where it is a thousandth of a point higher.
"""
_EVEN = 4
"""How far the pixels around one may be apart where the place is of one colour."""
_OTHER_COLOUR = 8
"""How far apart two colours of even places are that are not the same."""
_OTHER_EDGE = 64
"""How far an edge's colour is from all those around its place in the other picture that is another edge.

Edges are shaded by how much of a pixel they cover, which other versions of a library reckon otherwise. At 100 pixels to
the inch half a point of black is shaded by that much where it is a quarter of a pixel, 0.06 mm, from where it was.
"""


def pixels_apart(before: Image.Image, after: Image.Image) -> int:
    """Return how many pixels of two pictures are not alike; where one is larger, the other is white there."""
    one, other = _as_large(before, after), _as_large(after, before)
    box = ImageChops.difference(one, other).getbbox()
    if box is None:
        return 0
    near = (max(box[0] - _AROUND, 0), max(box[1] - _AROUND, 0), box[2] + _AROUND, box[3] + _AROUND)
    within = (*near[:2], min(near[2], one.width), min(near[3], one.height))
    return _counted(one.crop(within), other.crop(within))


def _as_large(picture: Image.Image, other: Image.Image) -> Image.Image:
    """Return a picture on white, as large as the larger of two."""
    size = (max(picture.width, other.width), max(picture.height, other.height))
    if picture.mode == "RGB" and picture.size == size:
        return picture
    paper = Image.new("RGBA", size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    return paper.convert("RGB")


def _counted(one: Image.Image, other: Image.Image) -> int:
    darkest, lightest = _around(one)
    other_darkest, other_lightest = _around(other)
    outside = ImageChops.lighter(
        _beyond(one, other_darkest, other_lightest),
        _beyond(other, darkest, lightest),
    )
    uneven = ImageChops.lighter(
        ImageChops.subtract(lightest, darkest), ImageChops.subtract(other_lightest, other_darkest)
    )
    recoloured = ImageChops.darker(
        uneven.point(lambda value: 255 * (value <= _EVEN)),
        ImageChops.difference(one, other).point(lambda value: 255 * (value > _OTHER_COLOUR)),
    )
    found = ImageChops.lighter(outside.point(lambda value: 255 * (value > _OTHER_EDGE)), recoloured)
    red, green, blue = found.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[255]


def _around(picture: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Return the darkest and the lightest of the pixels around each."""
    return picture.filter(ImageFilter.MinFilter(_AROUND)), picture.filter(ImageFilter.MaxFilter(_AROUND))


def _beyond(picture: Image.Image, darkest: Image.Image, lightest: Image.Image) -> Image.Image:
    return ImageChops.lighter(ImageChops.subtract(picture, lightest), ImageChops.subtract(darkest, picture))
