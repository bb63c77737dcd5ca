"""How other programs read our papers: text, words with their boxes, fonts, structure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Object

from tests.programs import output

MM = 72 / 25.4


def call(*command: str | Path) -> str:
    """Return what a program says, which must succeed.

    Poppler writes what is read instead of a glyph beyond the basic plane as two surrogates.
    """
    return output(*command).decode("utf-8", "surrogatepass")


def text(folder: Path, pdf: bytes, *options: str) -> str:
    """Return the text that poppler finds, by form feeds between pages."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return call("pdftotext", *options, path, "-")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in millimetres from the page's top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>')


def words(folder: Path, pdf: bytes) -> list[Word]:
    """Return all words with the boxes that poppler gives them."""
    found, page = [], -1
    for line in text(folder, pdf, "-bbox").splitlines():
        page += "<page " in line
        if match := _WORD.search(line):
            left, top, right, bottom = (float(match[n]) / MM for n in range(1, 5))
            found.append(Word(page, left, top, right, bottom, unescape(match[5])))
    return found


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element: its role, what it says instead, how many marks and nodes it holds."""

    role: str
    alt: str | None
    marks: tuple[tuple[int, int], ...]
    kids: tuple["Node", ...]
    fields: int

    def all(self, role: str) -> Iterator["Node"]:
        """Yield all nodes of a role beneath, in reading order."""
        if self.role == role:
            yield self
        for kid in self.kids:
            yield from kid.all(role)


def structure(pdf: bytes) -> Node:
    """Return the structure tree's one child, its marks as (page, id)."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: n for n, page in enumerate(opened.pages)}
        return _node(opened.Root.StructTreeRoot.K, pages)


def _node(element: Object, pages: dict[tuple[int, int], int]) -> Node:
    kids = element.get("/K", Array([]))
    marks, nodes, fields = [], [], 0
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            assert kid.P.objgen == element.objgen
            nodes.append(_node(kid, pages))
        elif isinstance(kid, Dictionary) and kid.Type == "/OBJR":
            fields += 1
        elif isinstance(kid, Dictionary):
            marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        else:
            marks.append((pages[element.Pg.objgen], int(kid)))
    alt = str(element.Alt) if "/Alt" in element else None
    return Node(str(element.S)[1:], alt, tuple(marks), tuple(nodes), fields)


def all_marks(node: Node) -> Iterator[tuple[int, int]]:
    """Yield the marks of a node and of all beneath."""
    yield from node.marks
    for kid in node.kids:
        yield from all_marks(kid)
