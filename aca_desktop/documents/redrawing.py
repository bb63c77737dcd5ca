"""Drawing a document again from the record that a file carries, and comparing the two.

The record may be a stranger's who holds a laptop's key: what drawing it may cost is bounded by the file's size.
Whatever its types let through can be drawn.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from aca_desktop.documents.comparing import is_same
from aca_desktop.documents.page import Limits
from aca_desktop.domain.paper_kinds import SealedPaper, kind_of

_SMALLEST_PAGE = 2_000
_PAGES = 30
"""A file has a page for so many of its bytes, at most, and so many more: ours have one for 7,000."""

_BYTES_A_MARK = 4
_MARKS = 200_000
"""A file has a mark for so many of its bytes, at most, and so many more: ours have one for ten, and a declaration
with two texts of 20,000 letters 220,000 in all."""


def draw(paper: SealedPaper, limits: Limits | None = None) -> bytes:
    """Return a sealed document's finished PDF, with the seal's place empty."""
    drawing = import_module(f"aca_desktop.documents.{kind_of(paper)}").draw  # each is heavy, and one is wanted
    return cast("Callable[[SealedPaper, Limits | None], bytes]", drawing)(paper, limits)


def is_drawn_from(paper: SealedPaper, data: bytes, put_on: Callable[[bytes], bytes]) -> bool:
    """Say whether a sealed file is what this record is drawn as; `put_on` puts its seal on a finished file.

    Raise TooMuch where drawing it would cost more than files of this size do.
    """
    size = len(data)
    limits = Limits(_PAGES + size / _SMALLEST_PAGE, _MARKS + size / _BYTES_A_MARK)
    return is_same(put_on(draw(paper, limits)), data)
