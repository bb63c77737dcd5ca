"""Words cut into the pieces that a line is made of, each with its width and with what happens at a line's ends.

Holds the rules of Japanese typesetting (kinsoku, half-width punctuation, space between scripts) and where
Latin words may part. Knows no measure and no page: all widths are in em.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from aca_desktop.documents.typesetting.fonts import MISSING, Manner, font_name, width
from aca_desktop.documents.typesetting.hyphens import HYPHEN, parted
from aca_desktop.domain.coalition.emphasis import Span, is_cjk
from aca_desktop.domain.papers.phrases import NO_BREAK, bound, phrases

NOT_AT_START = frozenset(
    "、。，．・：；？！゛゜´｀¨＾ヽヾゝゞ〃々ー―‐…‥’”）〕］｝〉》」』】〙〗｠»°′″℃％‰¢"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    ",.;:!?)]}%›—–\u3000\u3099\u309a"
)
NOT_AT_END = frozenset("‘“（〔［｛〈《「『【〘〖｟«‹([{¿¡＄￥＃$£€¥#№")
_CLOSING = frozenset("、。，．）〕］｝〉》」』】〙〗｠")
_OPENING = frozenset("（〔［｛〈《「『【〘〖｟")
_TOGETHER = frozenset({"——", "……", "‥‥", "――"})
_INVISIBLE = re.compile("[\u00ad\u2060\ufeff\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")

SCRIPT_GAP = 0.16
"""Space between a full-width character and a Latin letter or digit, in em."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, space or full-width character in one font; widths in em.

    `kern` is added before it unless it begins a line; `at_start` and `at_end` change the width when it begins
    or ends one (half-width punctuation, a hyphen). A line may begin with it only if `breaks`; a line that ends
    with it shows a hyphen if `hyphen`. `within`: a Japanese phrase that began before goes on with it.
    """

    text: str
    font: str
    width: float
    kern: float = 0.0
    at_start: float = 0.0
    at_end: float = 0.0
    breaks: bool = False
    wide: bool = False
    space: bool = False
    hyphen: bool = False
    within: bool = False


def pieces(spans: Iterable[Span], manner: Manner) -> tuple[Piece, ...]:
    """Cut words into pieces. Spaces are bound where a line must not end: A. C., 22 %, 5 millones."""
    cut: list[Piece] = []
    for text, own in _by_manner(spans, manner):
        for word in _words(text):
            cut += _fonts(word, own)
    joined = tuple(_joined(cut, manner.track))
    return tuple(_in_phrases(joined)) if manner.japanese else joined


def _in_phrases(cut: tuple[Piece, ...]) -> Iterator[Piece]:
    """Mark the pieces with which a phrase goes on."""
    text = "".join(piece.text for piece in cut)
    starts = {0, *accumulate(map(len, phrases(text)))}
    at, spaced = 0, True
    for piece in cut:
        yield piece if at in starts or spaced or not piece.breaks else replace(piece, within=True)
        at, spaced = at + len(piece.text), piece.space


def plain(text: str) -> tuple[Span, ...]:
    """Return text without emphasis as spans."""
    return (Span(text),)


_LARGE = frozenset("万億兆")
_COUNTERS = _LARGE | frozenset("年月日時分秒件人社名歳回個か版団円")


def _by_manner(spans: Iterable[Span], manner: Manner) -> Iterator[tuple[str, Manner]]:
    for span in spans:
        text = bound(_INVISIBLE.sub("", unicodedata.normalize("NFC", span.text)))
        strong = span.strong or (span.emphasis and any(map(is_cjk, span.text)))
        weight = 600 if strong else manner.weight
        yield text, replace(manner, weight=weight, italic=manner.italic or span.emphasis)


_PARTS = re.compile(r"(?<=[^\W\d_][^\W\d_][-‐/–—])(?=[^\W\d_]{2})|(?<=[@/.])(?=[^\W\d_]{5})", re.UNICODE)


def _words(text: str) -> Iterator[str]:
    """Yield spaces, full-width characters, and Latin words cut where they may part."""
    word = ""
    for char in text:
        if char in " \t\n\r\u200b\u2003\u2002\u2009\u00a0" or is_cjk(char):
            if word:
                yield from _PARTS.split(word)
            yield " " if char in "\t\n\r" else char
            word = ""
        else:
            word += char
    if word:
        yield from _PARTS.split(word)


def _fonts(word: str, manner: Manner) -> Iterator[Piece]:
    """Yield a word as pieces of one font each; none but the first may begin a line."""
    if word in (" ", "\u200b", "\u2003", "\u2002", "\u2009"):
        yield _space(word, manner)
        return
    if word == NO_BREAK:
        name = font_name(" ", manner)
        yield Piece(word, name, width(" ", name))
        return
    *parts, last = parted(word, manner.language) if manner.hyphens else (word,)
    for part in parts:
        *before, ending = _in_one_font(part, manner)
        yield from before
        yield ending if ending.wide else replace(ending, at_end=width(HYPHEN, ending.font), hyphen=True)
    yield from _in_one_font(last, manner)


def _in_one_font(word: str, manner: Manner) -> Iterator[Piece]:
    start = 0
    for end in range(1, len(word) + 1):
        name = font_name(word[start], manner)
        if end == len(word) or name == MISSING or font_name(word[end], manner) != name:
            yield _piece(word[start:end], name, is_first=start == 0)
            start = end


def _space(char: str, manner: Manner) -> Piece:
    name = font_name(" ", manner)
    wide = {"\u200b": 0.0, "\u2003": 1.0, "\u2002": 0.5, "\u2009": 0.2}
    return Piece(" " if char != "\u200b" else "", name, wide.get(char, width(" ", name)), space=True)


def _piece(text: str, name: str, *, is_first: bool) -> Piece:
    if name == MISSING:
        return Piece(text, name, 0.78 if ord(text) < 0x10000 else 1.02, breaks=True, wide=True)
    wide = is_cjk(text[0]) or (len(text) == 1 and "JP" in name)
    if not wide:
        return Piece(text, name, width(text, name), breaks=is_first)
    at_end = -0.5 if text in _CLOSING else 0.0
    at_start = -0.5 if text in _OPENING else 0.0
    return Piece(text, name, width(text, name), at_end=at_end, at_start=at_start, breaks=True, wide=True)


def _joined(cut: list[Piece], track: float) -> Iterator[Piece]:
    """Decide for each piece, from the one before it, whether a line may begin with it, and its kern."""
    before: Piece | None = None
    for piece in cut:
        kern, breaks = 0.0, False
        if before is not None:
            kern = _kern(before, piece, track)
            breaks = _may_part(before, piece)
        yield Piece(
            piece.text, piece.font, piece.width + track * len(piece.text), kern,
            piece.at_start, piece.at_end, breaks, piece.wide, piece.space, piece.hyphen,
        )  # fmt: skip
        before = piece


def _kern(before: Piece, piece: Piece, track: float) -> float:
    if not before.text or not piece.text:
        return 0.0
    last, first = before.text[-1], piece.text[0]
    if before.wide and piece.wide:
        tight = (last in _CLOSING and first in _CLOSING | _OPENING) or (last in _OPENING and first in _OPENING)
        return -0.5 if tight else 0.0
    if before.wide != piece.wide and not (before.space or piece.space):
        wide, other = (last, first) if before.wide else (first, last)
        if unicodedata.category(wide)[0] == "L" and (other.isalnum() or other in "₂%"):
            # Tracked words have air enough.
            return max(0.0, SCRIPT_GAP - 6 * track)
    return 0.0


def _may_part(before: Piece, piece: Piece) -> bool:
    if piece.space or not piece.text or not piece.breaks:
        return False
    if not before.text:
        return True
    last, first = before.text[-1], piece.text[0]
    if first in NOT_AT_START or NO_BREAK in (first, last):
        return False
    if before.space:
        return True
    if first.isdigit() and last in "第年月":
        return False
    if first in _COUNTERS and (last.isdigit() or last in _LARGE):
        return False
    return last not in NOT_AT_END and last + first not in _TOGETHER
