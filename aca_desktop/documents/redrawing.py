"""Drawing a document again from the record that a file carries, and comparing the two.

The record may be a stranger's who holds a laptop's key: what drawing it may cost is bounded by the file's size.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from aca_desktop.documents.comparing import is_same
from aca_desktop.documents.page import Limits, TooMuch
from aca_desktop.domain.paper_kinds import SealedPaper, kind_of

_SMALLEST_PAGE = 300
"""Bytes: no page of ours takes less of a file."""

_UNDRAWABLE = (ValueError, KeyError, IndexError, OverflowError, ArithmeticError)
"""What drawing raises for records that no service makes: a place in a list that is not there, a year too late."""


def draw(paper: SealedPaper, limits: Limits | None = None) -> bytes:
    """Return a sealed document's finished PDF, with the seal's place empty."""
    drawing = import_module(f"aca_desktop.documents.{kind_of(paper)}").draw  # each is heavy, and one is wanted
    return cast("Callable[[SealedPaper, Limits | None], bytes]", drawing)(paper, limits)


def is_drawn_from(paper: SealedPaper, emptied: bytes) -> bool:
    """Say whether a file, its seal's place emptied, is what this record is drawn as."""
    try:
        return is_same(draw(paper, Limits(len(emptied) / _SMALLEST_PAGE, len(emptied))), emptied)
    except (TooMuch, *_UNDRAWABLE):
        return False
