"""Chance from a seed: the same numbers as in ``panels/quiz/logic/random.js``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Random = Callable[[], float]
"""A number in [0, 1)."""

_32_BITS = 0xFFFFFFFF


def seeded(seed: str) -> Random:
    """Return a generator of numbers: FNV-1a makes 32 bits of a text, mulberry32 goes on from there.

    >>> number = seeded("k3f9")
    >>> round(number(), 6), round(number(), 6)
    (0.981262, 0.837322)
    """
    state = 0x811C9DC5
    for letter in seed:
        state = (state ^ ord(letter)) * 0x01000193 & _32_BITS

    def number() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & _32_BITS
        mixed = (state ^ (state >> 15)) * (state | 1) & _32_BITS
        mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) & _32_BITS
        return (mixed ^ (mixed >> 14)) / 2**32

    return number


def shuffled(items: Sequence[Item], random: Random) -> list[Item]:
    """Return the items in another order (Fisher-Yates); chance is asked for each but the first.

    >>> shuffled([1, 2, 3, 4, 5, 6], seeded("k3f9"))
    [4, 3, 2, 1, 5, 6]
    """
    found = list(items)
    for i in range(len(found) - 1, 0, -1):
        j = int(random() * (i + 1))
        found[i], found[j] = found[j], found[i]
    return found
