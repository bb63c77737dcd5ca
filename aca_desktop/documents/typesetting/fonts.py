"""The bundled fonts: which one shows a character, how wide it is there, and its embedding in a PDF.

Noto Sans for everything it has, Noto Sans JP for full-width characters and what else it alone has. A character
that neither has gets no font: the page shows its code point in a small frame.
"""

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Literal, cast

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream, PDFTrueTypeFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont

from aca_desktop.domain.coalition.emphasis import is_cjk
from aca_desktop.errors import AcaError
from aca_desktop.paths import resources

_BLOCK = 100
_SPACE = 32

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFont(TTFont):
    """A TrueType font of which each document embeds only the characters that it shows."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False)
        self._one_at_a_time = Lock()

    def splitString(  # noqa: N802 - ReportLab calls it by this name
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return text as parts of one subset each and their codes there; at one go if all its codes are known."""
        state = self.state.get(doc)
        if state is not None and text:
            codes: dict[int, int] = vars(state)["assignments"]
            # One without a code yet, or one beyond the first subset, is ReportLab's.
            with suppress(KeyError, ValueError):
                return [(0, bytes(map(codes.__getitem__, map(ord, text))))]
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab calls it by this name
        """Add font, widths, subset and characters' table of each subset to a document that is being written."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(n, doc).removeprefix("/") for n in range(len(subsets))]
        with self._one_at_a_time:
            # Making a subset moves a reading position inside the font, which all documents share.
            super().addObjects(doc)
        for n, subset in enumerate(subsets):
            base = f"{SUBSETN(n).decode()}+{self.face.name.decode()}"
            stream = cast("PDFStream", doc.idToObject[f"toUnicodeCMap:{base}"])
            stream.content = unicode_table(subset)
            own = vars(cast("PDFTrueTypeFont", doc.idToObject[names[n]]))
            own["Widths"] = f"[{fp_str(own['Widths'].sequence)}]"  # at one go, not number by number


def unicode_table(subset: Sequence[int]) -> str:
    """Write the ToUnicode table of a subset (code to character), unused codes left out, in UTF-16BE."""
    lines = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character and (character != _SPACE or code == _SPACE)
    ]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    body = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return _HEAD + body + _TAIL


type Weight = Literal[300, 400, 600]

_LATIN = {300: "NotoSans-Light", 400: "NotoSans-Regular", 600: "NotoSans-SemiBold"}
_JAPANESE = {300: "NotoSansJP-Light", 400: "NotoSansJP-Regular", 600: "NotoSansJP-SemiBold"}
_ITALIC = "NotoSans-Italic"
_WIDE_IN_JAPANESE = frozenset("…‥—―※→←↑↓○●◎△▲▽▼□■◇◆☆★♪×÷")

MISSING = ""
"""The font of a character that no bundled font has."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How words are written: weight, slant, the language that decides between two fonts, extra space in em.

    `hyphens`: long words may part at syllables, as narrow columns need it.
    """

    language: str
    weight: Weight = 400
    italic: bool = False
    track: float = 0.0
    hyphens: bool = False

    @property
    def japanese(self) -> bool:
        """Say whether full-width punctuation is preferred."""
        return self.language == "ja"


@cache
def font(name: str) -> EmbeddedFont:
    """Load one bundled font; once per process, 5 ms (Noto Sans) or 25 ms (Noto Sans JP).

    Raise AcaError `cannot-read`.
    """
    path = resources() / "fonts" / f"{name}.ttf"
    try:
        return EmbeddedFont(name, str(path))
    except (OSError, TTFError) as error:
        raise AcaError("cannot-read", path=str(path), reason=str(error)) from error


def font_name(char: str, manner: Manner) -> str:
    """Name the font that shows this character in this manner, or MISSING."""
    return _choose(char, manner.weight, manner.italic, manner.japanese)


@lru_cache(maxsize=1 << 14)
def _choose(char: str, weight: int, italic: bool, japanese: bool) -> str:
    if unicodedata.category(char)[0] == "C":
        return MISSING
    latin = _ITALIC if italic and weight == 400 else _LATIN[weight]
    wide = is_cjk(char) or (japanese and char in _WIDE_IN_JAPANESE)
    order = (_JAPANESE[weight], latin) if wide else (latin, _JAPANESE[weight])
    return next((name for name in order if ord(char) in font(name).face.charToGlyph), MISSING)


@lru_cache(maxsize=1 << 12)
def width(text: str, name: str) -> float:
    """Return the width of text in one font, in em."""
    face = font(name).face
    widths, default = face.charWidths, face.defaultWidth
    return float(sum(widths.get(ord(char), default) for char in text)) / 1000
