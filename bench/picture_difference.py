"""Two pictures of the same state of the page: whether they differ, and where."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

TOLERANCE = 24
"""Of 255, in one channel: as much as the edge of a letter may change by chance."""
MOST = 12
"""Pixels that may differ by more all the same."""


@dataclass(frozen=True)
class Difference:
    """What differs between two pictures.

    Attributes
    ----------
    pixels : int
        How many differ by more than `TOLERANCE`; all of them if the sizes differ.
    box : tuple of int
        Left, top, right and bottom of the part that holds them; empty if there is none.
    picture : Image
        The second picture in pale grey, with what differs in red.
    """

    pixels: int
    box: tuple[int, ...]
    picture: Image.Image

    @property
    def is_large(self) -> bool:
        """Whether it is more than chance."""
        return self.pixels > MOST


def opened(png: bytes) -> Image.Image:
    """Return a picture without transparency."""
    return Image.open(io.BytesIO(png)).convert("RGB")


def compare(before: Image.Image, after: Image.Image) -> Difference:
    """Compare two pictures, pixel by pixel."""
    if before.size != after.size:
        width, height = after.size
        return Difference(width * height, (0, 0, width, height), after)
    one, other = (np.asarray(picture).astype(np.int16) for picture in (before, after))
    different = np.abs(one - other).max(axis=2) > TOLERANCE
    pale = np.asarray(after.convert("L")).astype(float) * 0.35 + 160
    shown = np.repeat(pale[:, :, None], 3, axis=2).astype(np.uint8)
    shown[different] = (200, 20, 20)
    rows, columns = np.nonzero(different)
    box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1) if rows.size else ()
    return Difference(int(different.sum()), tuple(map(int, box)), Image.fromarray(shown))
