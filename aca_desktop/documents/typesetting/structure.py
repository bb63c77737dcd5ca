"""What a page's marks mean: the tree of headings, paragraphs, lists, tables and figures behind them."""

from dataclasses import dataclass, field
from typing import Literal

type Role = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "Span", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR",
    "TH", "TD", "Figure", "Caption", "Form", "Link",
]  # fmt: skip

HEADINGS: tuple[Role, ...] = ("H1", "H2")
"""What a document's bookmarks name, the outer ones first."""

type Scope = Literal["Row", "Column"]


@dataclass(slots=True)
class Mark:
    """A marked sequence of one page's content: page from 0, and its id there."""

    page: int
    mcid: int


@dataclass(slots=True)
class Element:
    """One node: its role, what it holds in reading order, what is said instead of what is seen, and in which
    language it is, if in another than the document.

    Of a heading, `words` are those drawn in it, and `top` is where they begin, in points from the sheet's bottom.
    """

    role: Role
    kids: list["Element | Mark"] = field(default_factory=list)
    alt: str | None = None
    scope: Scope | None = None
    span: int = 1
    box: tuple[float, float, float, float] | None = None
    language: str | None = None
    words: str = ""
    top: float = 0.0

    def turn(self, width: float, height: float) -> None:
        """Turn the boxes of this node and all beneath by half a turn round the middle of a sheet of that size."""
        if self.box is not None:
            left, bottom, right, top = self.box
            self.box = (width - right, height - top, width - left, height - bottom)
        for kid in self.kids:
            if isinstance(kid, Element):
                kid.turn(width, height)


@dataclass(slots=True)
class WebLink:
    """Where an address of the web can be followed: page from 0, rectangle in points, the address, its element."""

    page: int
    rectangle: tuple[float, float, float, float]
    address: str
    element: Element


@dataclass(slots=True)
class SealField:
    """Where the seal is seen, for the signature field: page from 0, rectangle in points, words, its element."""

    page: int
    rectangle: tuple[float, float, float, float]
    tooltip: str
    element: Element
