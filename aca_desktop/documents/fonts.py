"""The bundled fonts: which one shows a character, how wide it is there, and its embedding in a PDF.

Noto Sans for everything it has, Noto Sans JP for full-width characters and what else it alone has. A character
that neither has gets no font: the page shows its code point in a small frame.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from reportlab.pdfbase.ttfonts import TTFError

from aca_desktop.documents.embedding import EmbeddedFont
from aca_desktop.domain.emphasis import is_cjk
from aca_desktop.errors import AcaError
from aca_desktop.paths import resources

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
