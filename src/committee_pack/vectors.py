"""What an SVG picture looks like in pixels: the one place that calls resvg, which needs no program of the machine."""

from __future__ import annotations


def pixels(svg: bytes, width: int, height: int) -> bytes:
    """Return the picture as a PNG that just fits so many pixels; raises ValueError where it cannot be drawn.

    Neither fonts nor files of the machine are looked at, so that the same picture gives the same bytes anywhere.
    """
    # -- only a theme with an SVG logo waits for the library to load
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=svg.decode(), width=width, height=height, skip_system_fonts=True)
