"""The one place that draws: each mark goes on the page together with what it means.

Content between `element` and its end belongs to a node of the structure tree, content within `artifact` is
decoration. Distances are in millimetres from the sheet's top left corner, sizes of type in points. Knows nothing
of papers and their words.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from math import cos, inf, sin
from typing import Literal, cast

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFPage
from reportlab.pdfgen.canvas import Canvas

from aca_desktop.documents.images.pictures import Picture
from aca_desktop.documents.images.vectors import filled, stroked
from aca_desktop.documents.typesetting.colours import INK, Colour
from aca_desktop.documents.typesetting.fonts import MISSING, font
from aca_desktop.documents.typesetting.lines import Line, Segment
from aca_desktop.documents.typesetting.structure import HEADINGS, Element, Mark, Role, Scope, SealField, WebLink
from aca_desktop.domain.papers.papers import PageSize

MM = 72 / 25.4
SHEETS: dict[PageSize, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}

type Placed = tuple[float, float, Line]
"""A line with the x and y of its baseline, in mm."""

type Packed = bytes

PIXELS_A_MARK = 100
_MARKS_OF_A_NODE = 4
"""Of a node of the structure tree, which pikepdf writes."""

type Pagination = Literal["Header", "Footer", "Watermark"]


@dataclass(frozen=True, slots=True)
class Form:
    """A picture without type, made once and drawn often: zlib-compressed operators, and the box they keep to."""

    operators: bytes
    box: tuple[float, float, float, float]


class TooMuch(Exception):
    """More is being drawn than the limits allow."""


class Limits:
    """How much may be drawn, so that no record can cost forever; beyond, TooMuch is raised.

    A mark takes about 5 microseconds: a letter that is set or drawn, a fifth of a point of ink, 100 pixels.
    """

    def __init__(self, pages: float = inf, marks: float = inf) -> None:
        self._pages, self._marks = pages, marks

    def take_page(self) -> None:
        """Take one page of what is left."""
        self._pages -= 1
        if self._pages < 0:
            raise TooMuch

    def take(self, marks: int) -> None:
        """Take so many marks of what is left."""
        self._marks -= marks
        if self._marks < 0:
            raise TooMuch


class _Canvas(Canvas):
    """ReportLab's canvas, opened where raw operators and subsets of fonts need it."""

    _code: list[str]
    _doc: PDFDocument

    def __init__(self, out: BytesIO, size: tuple[float, float]) -> None:
        super().__init__(out, pagesize=size, pageCompression=0, invariant=1)
        self._known_runs: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def _make_preamble(self) -> None:
        """Begin a page with nothing: ReportLab would name a font that is not embedded."""
        self._preamble = ""

    def operators(self, code: str) -> None:
        """Add raw operators to the page."""
        self._code.append(code)

    def showPage(self) -> None:  # noqa: N802 - ReportLab calls it by this name
        """End the page, its operators as bytes: ReportLab would look each character up in a table of its own."""
        name = self._doc.thisPageName()
        super().showPage()
        page = cast("PDFPage", self._doc.idToObject[name])
        page.stream = page.stream.encode("ascii")

    def font_runs(self, name: str, text: str) -> list[tuple[str, str]]:
        """Return each part of text as the font's name in this document and a hexadecimal string."""
        known = self._known_runs.get((name, text))
        if known is None:
            own = font(name)
            known = [
                (own.getSubsetInternalName(subset, self._doc), codes.hex())
                for subset, codes in own.splitString(text, self._doc)
            ]
            self._known_runs[name, text] = known
        return known


@dataclass(slots=True)
class _Sheet:
    """One page so far: its operators, those that are packed already, and the id of its next mark."""

    code: list[str]
    next_mcid: int = 0
    packed: list[bytes] = field(default_factory=list)

    def pack(self) -> None:
        """Compress what was drawn since the last time."""
        if self.code:
            self.packed.append(zlib.compress("\n".join([*self.code, ""]).encode("ascii"), 4))
            self.code = []


class Pages:
    """The pages of one document; any of them can be drawn on until they are written.

    A document of many pages (`many`) packs each page when the next one begins, which spares time and memory.
    """

    def __init__(
        self, size: PageSize, limits: Limits | None = None, *, landscape: bool = False, many: bool = False
    ) -> None:
        self.width, self.height = SHEETS[size][::-1] if landscape else SHEETS[size]
        self.many = many
        self.root = Element("Document")
        self.seal: SealField | None = None
        self.links: list[WebLink] = []
        self.forms: dict[str, Form] = {}
        self.pictures: dict[str, Picture] = {}
        self._buffer = BytesIO()
        self._canvas = _Canvas(self._buffer, (self.width * MM, self.height * MM))
        self._open: list[Element] = [self.root]
        self._heading: Element | None = None
        self._sheets = [_Sheet([])]
        self._current = 0
        self.limits = limits or Limits()
        self.limits.take_page()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sheets)

    def next_page(self) -> None:
        """Begin a new page after the last."""
        self.limits.take_page()
        if self.many:
            self._sheets[self._current].pack()
        self._sheets.append(_Sheet([]))
        self._current = len(self._sheets) - 1

    def turn_to(self, page: int) -> None:
        """Draw on this page from now on, from 0."""
        self._current = page

    def bytes(self) -> bytes:
        """Return the pages as ReportLab writes them, still without structure, and empty where they are packed."""
        for sheet in self._sheets:
            if self.many:
                sheet.pack()
            self._canvas.operators("\n".join(sheet.code))
            self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    def packed(self, page: int) -> Sequence[Packed]:
        """Return what is packed of a page, from 0: zlib-compressed operators, one part after the other."""
        return self._sheets[page].packed

    # -- meaning

    @contextmanager
    def group(self, role: Role, *, language: str | None = None) -> Iterator[Element]:
        """Open a node that holds other nodes and no marks of its own."""
        element = Element(role, language=language)
        self._open[-1].kids.append(element)
        self._open.append(element)
        yield element
        self._open.pop()

    @contextmanager
    def element(
        self,
        role: Role,
        *,
        alt: str | None = None,
        scope: Scope | None = None,
        span: int = 1,
    ) -> Iterator[Element]:
        """Open a node and mark what is drawn until its end as its content."""
        element = Element(role, alt=alt, scope=scope, span=span)
        self._open[-1].kids.append(element)
        self._mark(element)
        self._heading = element if role in HEADINGS else None
        yield element
        self._heading = None
        self.draw("EMC")

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """Let what is opened next hang under a node that was opened before."""
        self._open.append(element)
        yield
        self._open.pop()

    @contextmanager
    def more(self, element: Element) -> Iterator[Element]:
        """Mark what is drawn as further content of a node, on this page or a later one."""
        self._mark(element)
        yield element
        self.draw("EMC")

    def _mark(self, element: Element) -> None:
        """Begin marked content that belongs to a node."""
        self.limits.take(_MARKS_OF_A_NODE)
        sheet = self._sheets[self._current]
        element.kids.append(Mark(self._current, sheet.next_mcid))
        sheet.code.append(f"/{element.role} <</MCID {sheet.next_mcid}>> BDC")
        sheet.next_mcid += 1

    @contextmanager
    def artifact(self, pagination: Pagination | None = None) -> Iterator[None]:
        """Mark what is drawn as decoration, or as belonging to every page."""
        kind = f"<</Type /Pagination /Subtype /{pagination}>> BDC" if pagination else "BMC"
        self.draw(f"/Artifact {kind}")
        yield
        self.draw("EMC")

    @contextmanager
    def upside_down(self) -> Iterator[None]:
        """Turn what is drawn by half a turn round the sheet's middle."""
        wide, high = self.width * MM, self.height * MM
        self.draw(f"q -1 0 0 -1 {wide:.2f} {high:.2f} cm")
        with self.group("Sect") as turned:
            yield
        turned.turn(wide, high)
        self.draw("Q")

    @contextmanager
    def spoken(self, words: str) -> Iterator[None]:
        """Let what is drawn be read and copied as these words."""
        self.draw(_spoken(words))
        yield
        self.draw("EMC")

    def seal_field(self, rectangle: tuple[float, float, float, float], tooltip: str) -> None:
        """Put the seal's signature field (left, top, right, bottom in mm) on this page."""
        left, top, right, bottom = rectangle
        element = Element("Form", alt=tooltip)
        self._open[-1].kids.append(element)
        box = (left * MM, self.y(bottom), right * MM, self.y(top))
        self.seal = SealField(self._current, box, tooltip, element)

    def web_link(self, address: str, lines: Sequence[Placed], colour: Colour = INK) -> None:
        """Draw lines of type that can be followed to an address of the web."""
        with self.element("Link") as element:
            self.lines(lines, colour)
        left = min(x for x, _y, _line in lines) * MM
        right = max(x * MM + line.width for x, _y, line in lines)
        top = max(self.y(y) + line.size for _x, y, line in lines)
        bottom = min(self.y(y) - 0.3 * line.size for _x, y, line in lines)
        self.links.append(WebLink(self._current, (left, bottom, right, top), address, element))

    # -- marks

    def y(self, from_top: float) -> float:
        """Return a height in points from the sheet's bottom."""
        return (self.height - from_top) * MM

    def draw(self, operators: str) -> None:
        """Add raw operators, in points from the bottom left."""
        self._sheets[self._current].code.append(operators)

    def line(self, x: float, y: float, line: Line, colour: Colour = INK) -> None:
        """Draw one line of type with its baseline at y."""
        self.lines([(x, y, line)], colour)

    def lines(self, lines: Iterable[Placed], colour: Colour = INK) -> None:
        """Draw lines of type, each at the x and y of its baseline."""
        placed = tuple(lines)
        if (heading := self._heading) is not None and placed:
            said = "".join(line.text + (" " if line.ends_with_space else "") for _x, _y, line in placed)
            _x, first, line = placed[0]
            heading.top = max(heading.top, self.y(first) + 1.2 * line.size)
            heading.words = f"{heading.words} {said}".strip()
        self.draw("\n".join(self._type(placed, colour)))

    def table_row(self, cells: Sequence[tuple[Sequence[Placed], Colour]]) -> None:
        """Draw a row of a table at one go: a node with one cell for each group of lines."""
        self.limits.take(_MARKS_OF_A_NODE * (1 + len(cells)))
        sheet = self._sheets[self._current]
        row = Element("TR")
        for lines, colour in cells:
            row.kids.append(Element("TD", [Mark(self._current, sheet.next_mcid)]))
            sheet.code.append(f"/TD <</MCID {sheet.next_mcid}>> BDC")
            sheet.code += self._type(lines, colour)
            sheet.code.append("EMC")
            sheet.next_mcid += 1
        self._open[-1].kids.append(row)

    def _type(self, lines: Iterable[Placed], colour: Colour) -> list[str]:
        code = ["BT", filled(colour)]
        set_font, set_space = "", 0.0
        for x, y, line in lines:
            left, base = x * MM, self.y(y)
            for n, segment in enumerate(line.segments):
                self.limits.take(len(segment.text))
                if segment.font == MISSING:
                    line_colour = stroked(colour, 0.05 * line.size)
                    code += [
                        "ET",
                        *self._code_point(left + segment.x, base, line.size, segment, line_colour),
                        "BT",
                    ]
                    set_font = ""
                    continue
                if abs(segment.space - set_space) > 1e-4:
                    code.append(f"{segment.space:.3f} Tc")
                    set_space = segment.space
                code.append(f"1 0 0 1 {left + segment.x:.2f} {base:.2f} Tm")
                last = n == len(line.segments) - 1
                text = segment.text + " " if last and line.ends_with_space else segment.text
                for name, codes in self._canvas.font_runs(segment.font, text):
                    if (wanted := f"{name} {line.size:g} Tf") != set_font:
                        code.append(wanted)
                        set_font = wanted
                    code.append(f"<{codes}> Tj")
        code.append("0 Tc ET" if set_space else "ET")
        return code

    def turned(self, line: Line, x: float, y: float, angle: float, *, mode: int = 0) -> None:
        """Draw a line that begins at x, y (points from the bottom left) and runs at an angle, in the colours set.

        Mode 0 fills, 1 outlines.
        """
        along, across = cos(angle), sin(angle)
        code = [f"BT {mode} Tr"]
        self.limits.take(len(line.text))
        for segment in line.segments:
            sx, sy = x + along * segment.x, y + across * segment.x
            if segment.font == MISSING:
                place = f"{along:.5f} {across:.5f} {-across:.5f} {along:.5f} {sx:.2f} {sy:.2f}"
                code += ["ET", f"q {place} cm", *self._code_point(0, 0, line.size, segment), f"Q BT {mode} Tr"]
                continue
            code.append(
                f"{along:.5f} {across:.5f} {-across:.5f} {along:.5f} {sx:.2f} {sy:.2f} Tm {segment.space:.3f} Tc"
            )
            for name, codes in self._canvas.font_runs(segment.font, segment.text):
                code.append(f"{name} {line.size:g} Tf <{codes}> Tj")
        self.draw("\n".join([*code, "0 Tc 0 Tr ET"]))

    def form(self, name: str, form: Form, x: float, y: float, scale: float) -> None:
        """Draw a prepared picture, its origin at x, y; it is stored once a document."""
        self.forms[name] = form
        self.draw(f"q {scale:.5f} 0 0 {scale:.5f} {x * MM:.2f} {self.y(y):.2f} cm /{name} Do Q")

    def picture(self, name: str, picture: Picture, box: tuple[float, float, float, float]) -> None:
        """Draw a picture (left, top, width, height in mm); it is stored once a document under its name."""
        left, top, width, height = box
        self.pictures[name] = picture
        self.draw(
            f"q {width * MM:.2f} 0 0 {height * MM:.2f} {left * MM:.2f} {self.y(top + height):.2f} cm /{name} Do Q"
        )

    def _code_point(
        self, left: float, base: float, size: float, segment: Segment, line: str | None = None
    ) -> list[str]:
        """Show the code point of a character that no bundled font has in a small frame, two rows of digits.

        `line` are the operators that set the frame's line, else it has the colour that is set.
        """
        digits = f"{ord(segment.text):04X}"
        half = (len(digits) + 1) // 2
        wide, small = segment.width - 0.1 * size, 0.34 * size
        frame = f"{left + 0.05 * size:.2f} {base - 0.1 * size:.2f} {wide:.2f} {0.9 * size:.2f} re"
        code = [_spoken(segment.text), f"q {line or f'{0.05 * size:.2f} w'} {frame} S Q", "BT"]
        for part, rise in ((digits[:half], 0.42), (digits[half:], 0.0)):
            ((name, codes),) = self._canvas.font_runs("NotoSans-Regular", part)
            x = left + 0.05 * size + (wide - 0.572 * small * len(part)) / 2
            code.append(f"{name} {small:.2f} Tf 1 0 0 1 {x:.2f} {base + rise * size:.2f} Tm <{codes}> Tj")
        return [*code, "ET", "EMC"]


def _spoken(words: str) -> str:
    return f"/Span <</ActualText <FEFF{words.encode('utf-16-be', 'replace').hex()}>>> BDC"
