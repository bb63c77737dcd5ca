"""Chance for the samples: numbers that look random and are the same for the same seed, in every Python.

SHA-256 over seed and counter, since `random` promises the same sequence only for one of its methods. Not for
keys or salts of anything but a sample, whose seeds everybody knows.
"""

import hashlib
from collections.abc import Sequence


class Chance:
    """A stream of numbers drawn from one seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode()
        self._drawn = 0

    def share(self) -> float:
        """Return the next number from 0 up to 1."""
        self._drawn += 1
        digest = hashlib.sha256(self._seed + b"/%d" % self._drawn).digest()
        return int.from_bytes(digest[:6]) / 2**48

    def between(self, low: float, high: float) -> float:
        """Return a number between the two."""
        return low + (high - low) * self.share()

    def near(self, spread: float) -> float:
        """Return a number around 0, mostly nearer than `spread` and never further than 1.7 times it."""
        return spread * (self.share() + self.share() + self.share() - 1.5) * 1.15

    def pick[T](self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[int(self.share() * len(options))]
