"""The one place that draws: each mark goes on the page together with what it means.

Content between `element` and its end belongs to a node of the structure tree, content within `artifact` is
decoration. Distances are in millimetres from the sheet's top left corner, sizes of type in points. Knows nothing
of papers and their words.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from aca_desktop.documents.colours import INK, Colour
from aca_desktop.documents.fonts import MISSING, font
from aca_desktop.documents.lines import Line, Segment
from aca_desktop.documents.structure import Element, Mark, Role, SealField
from aca_desktop.domain.papers import PageSize

MM = 72 / 25.4
SHEETS: dict[PageSize, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}

type Pagination = Literal["Header", "Footer", "Watermark"]


@dataclass(frozen=True, slots=True)
class Extent:
    """The box of one line of type, in millimetres from the top left: what tests look at."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str
    artifact: bool


class _Canvas(Canvas):
    """ReportLab's canvas, opened where raw operators and subsets of fonts need it."""

    _code: list[str]
    _doc: PDFDocument

    def _make_preamble(self) -> None:
        """Begin a page with nothing: ReportLab would name a font that is not embedded."""
        self._preamble = ""

    def operators(self, code: str) -> None:
        """Add raw operators to the page."""
        self._code.append(code)

    def font_runs(self, name: str, text: str) -> Iterator[tuple[str, str]]:
        """Yield each part of text as the font's name in this document and a hexadecimal string."""
        own = font(name)
        for subset, codes in own.splitString(text, self._doc):
            yield own.getSubsetInternalName(subset, self._doc), codes.hex()


class Pages:
    """The pages of one document, from the first to the one that is being drawn."""

    def __init__(self, size: PageSize, language: str) -> None:
        self.width, self.height = SHEETS[size]
        self.language = language
        self.root = Element("Document")
        self.seal: SealField | None = None
        self.forms: dict[str, bytes] = {}
        self.form_boxes: dict[str, tuple[float, float, float, float]] = {}
        self.extents: list[Extent] = []
        self.count = 1
        self._buffer = BytesIO()
        self._canvas = _Canvas(
            self._buffer, pagesize=(self.width * MM, self.height * MM), pageCompression=0, invariant=1
        )  # fmt: skip
        self._open: list[Element] = [self.root]
        self._next_mcid = 0
        self._in_artifact = False

    # -- meaning

    @contextmanager
    def group(self, role: Role, **facts: str) -> Iterator[Element]:
        """Open a node that holds other nodes and no marks of its own."""
        element = Element(role, **facts)  # type: ignore[arg-type]
        self._open[-1].kids.append(element)
        self._open.append(element)
        yield element
        self._open.pop()

    @contextmanager
    def element(self, role: Role, *, alt: str | None = None, language: str | None = None) -> Iterator[Element]:
        """Open a node and mark what is drawn until its end as its content."""
        element = Element(role, alt=alt, language=language)
        self._open[-1].kids.append(element)
        with self.more(element):
            yield element

    @contextmanager
    def more(self, element: Element) -> Iterator[None]:
        """Mark what is drawn as further content of a node, on this page or a later one."""
        element.kids.append(Mark(self.count - 1, self._next_mcid))
        self.draw(f"/{element.role} <</MCID {self._next_mcid}>> BDC")
        self._next_mcid += 1
        yield
        self.draw("EMC")

    @contextmanager
    def artifact(self, pagination: Pagination | None = None) -> Iterator[None]:
        """Mark what is drawn as decoration, or as belonging to every page."""
        kind = f"<</Type /Pagination /Subtype /{pagination}>> BDC" if pagination else "BMC"
        self.draw(f"/Artifact {kind}")
        self._in_artifact = True
        yield
        self._in_artifact = False
        self.draw("EMC")

    @contextmanager
    def spoken(self, words: str) -> Iterator[None]:
        """Let what is drawn be read and copied as these words."""
        self.draw(f"/Span <</ActualText <FEFF{words.encode('utf-16-be', 'replace').hex()}>>> BDC")
        yield
        self.draw("EMC")

    def seal_field(self, rectangle: tuple[float, float, float, float], tooltip: str) -> None:
        """Put the seal's signature field (left, top, right, bottom in mm) on this page."""
        left, top, right, bottom = rectangle
        element = Element("Form", alt=tooltip)
        self._open[-1].kids.append(element)
        box = (left * MM, self.y(bottom), right * MM, self.y(top))
        self.seal = SealField(self.count - 1, box, tooltip, element)

    # -- marks

    def y(self, from_top: float) -> float:
        """Return a height in points from the sheet's bottom."""
        return (self.height - from_top) * MM

    def draw(self, operators: str) -> None:
        """Add raw operators, in points from the bottom left."""
        self._canvas.operators(operators)

    def line(self, x: float, y: float, line: Line, colour: Colour = INK) -> None:
        """Draw one line of type with its baseline at y."""
        self.lines([(x, y, line)], colour)

    def lines(self, lines: Iterable[tuple[float, float, Line]], colour: Colour = INK) -> None:
        """Draw lines of type, each at the x and y of its baseline."""
        code = ["BT", filled(colour)]
        set_font, set_space = "", 0.0
        frames = []
        for x, y, line in lines:
            left, base = x * MM, self.y(y)
            self._note(x, y, line)
            for n, segment in enumerate(line.segments):
                if segment.font == MISSING:
                    frames.append((left + segment.x, base, line.size, segment))
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
        self.draw("\n".join(code))
        for left, base, size, segment in frames:
            self._code_point(left, base, size, segment)

    def form(self, name: str, operators: bytes, box: tuple[float, float, float, float], matrix: str) -> None:
        """Draw a prepared picture (zlib-compressed operators, box in its own units), stored once a document."""
        self.forms[name] = operators
        self.form_boxes[name] = box
        self.draw(f"q {matrix} cm /{name} Do Q")

    def next_page(self) -> None:
        """Begin a new page."""
        self._canvas.showPage()
        self.count += 1
        self._next_mcid = 0

    def bytes(self) -> bytes:
        """Return the pages as ReportLab writes them, still without structure."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _note(self, x: float, y: float, line: Line) -> None:
        up, down = line.size * 0.76 / MM, line.size * 0.24 / MM
        self.extents.append(
            Extent(self.count - 1, x, y - up, x + line.width / MM, y + down, line.text, self._in_artifact)
        )

    def _code_point(self, left: float, base: float, size: float, segment: Segment) -> None:
        """Draw the code point of a character that no bundled font has in a small frame, two rows of digits."""
        digits = f"{ord(segment.text):04X}"
        half = (len(digits) + 1) // 2
        wide, small = segment.width - 0.1 * size, 0.34 * size
        frame = f"{left + 0.05 * size:.2f} {base - 0.1 * size:.2f} {wide:.2f} {0.9 * size:.2f} re"
        with self.spoken(segment.text):
            self.draw(f"q {0.05 * size:.2f} w {frame} S Q")
            code = ["BT"]
            for row, (part, rise) in enumerate(((digits[:half], 0.42), (digits[half:], 0.0))):
                name, codes = next(self._canvas.font_runs("NotoSans-Regular", part))
                x = left + 0.05 * size + (wide - 0.572 * small * len(part)) / 2
                code.append(f"{name} {small:.2f} Tf" if row == 0 else "")
                code.append(f"1 0 0 1 {x:.2f} {base + rise * size:.2f} Tm <{codes}> Tj")
            self.draw("\n".join([*code, "ET"]))


def filled(colour: Colour) -> str:
    """Return the operators that fill with this colour."""
    return "{:.3f} {:.3f} {:.3f} rg".format(*(part / 255 for part in colour))


def stroked(colour: Colour, width: float, dash: str = "[] 0") -> str:
    """Return the operators that draw lines in this colour and width (points)."""
    return "{:.3f} {:.3f} {:.3f} RG".format(*(part / 255 for part in colour)) + f" {width:g} w {dash} d"
