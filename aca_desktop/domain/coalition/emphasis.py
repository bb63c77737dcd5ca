"""Emphasis inside a line of Markdown: *slanted* and **strong**, and lines joined into running words.

Delimiters follow CommonMark's rules, but a neighbour written in Chinese or Japanese characters never keeps one
from opening or closing, since there no spaces stand between words.
"""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one manner of writing."""

    text: str
    emphasis: bool = False
    strong: bool = False


def is_cjk(char: str) -> bool:
    """Say whether the character is written without spaces around it, full width: kana, ideographs, their marks."""
    code = ord(char)
    return code >= 0x2E80 and (
        code <= 0xA4CF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFE4F or 0xFF00 <= code <= 0xFFEF
        or 0x1F200 <= code <= 0x1F2FF or 0x20000 <= code <= 0x3FFFF
    )  # fmt: skip


def joined(lines: list[str]) -> str:
    """Join a paragraph's lines: with a space, but without one between two full-width characters."""
    whole = ""
    for line in (line.strip() for line in lines):
        between = "" if not whole or not line or (is_cjk(whole[-1]) and is_cjk(line[0])) else " "
        whole += between + line
    return whole


def spans(line: str) -> tuple[Span, ...]:
    """Return the words of a line with their emphasis; delimiters without a partner stay as they are written."""
    pieces = _pieces(line)
    _match(pieces)
    merged: list[Span] = []
    emphasis = strong = 0
    for piece in pieces:
        for step in piece.closes:
            emphasis, strong = (emphasis - 1, strong) if step == 1 else (emphasis, strong - 1)
        text = piece.char * piece.count if piece.char else piece.text
        if text:
            span = Span(text, emphasis > 0, strong > 0)
            if merged and (merged[-1].emphasis, merged[-1].strong) == (span.emphasis, span.strong):
                span = Span(merged.pop().text + text, span.emphasis, span.strong)
            merged.append(span)
        for step in piece.opens:
            emphasis, strong = (emphasis + 1, strong) if step == 1 else (emphasis, strong + 1)
    return tuple(merged)


class _Piece:
    """Words, or a run of one delimiter with what it turned out to open and close."""

    __slots__ = ("can_close", "can_open", "char", "closes", "count", "opens", "text")

    def __init__(self, text: str = "", char: str = "", count: int = 0) -> None:
        self.text, self.char, self.count = text, char, count
        self.can_open = self.can_close = False
        self.opens: list[int] = []
        self.closes: list[int] = []


_ESCAPABLE = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _pieces(line: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    words: list[str] = []
    place = 0
    while place < len(line):
        char = line[place]
        if char == "\\" and place + 1 < len(line) and line[place + 1] in _ESCAPABLE:
            words.append(line[place + 1])
            place += 2
        elif char in "*_":
            end = place
            while end < len(line) and line[end] == char:
                end += 1
            pieces += [_Piece("".join(words)), _delimiter(line, place, end)]
            words = []
            place = end
        else:
            words.append(char)
            place += 1
    pieces.append(_Piece("".join(words)))
    return pieces


def _delimiter(line: str, start: int, end: int) -> _Piece:
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    left = not after.isspace() and (not _mark(after) or is_cjk(after) or _loose(before))
    right = not before.isspace() and (not _mark(before) or is_cjk(before) or _loose(after))
    piece = _Piece(char=line[start], count=end - start)
    if line[start] == "_":
        piece.can_open = left and (not right or _loose(before))
        piece.can_close = right and (not left or _loose(after))
    else:
        piece.can_open, piece.can_close = left, right
    return piece


def _mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _loose(char: str) -> bool:
    return char.isspace() or _mark(char) or is_cjk(char)


def _match(pieces: list[_Piece]) -> None:
    waiting: list[_Piece] = []
    for piece in pieces:
        if not piece.char:
            continue
        while piece.can_close and piece.count:
            opener = next((o for o in reversed(waiting) if o.char == piece.char and o.count), None)
            if opener is None:
                break
            del waiting[waiting.index(opener) + 1 :]
            step = 2 if opener.count >= 2 and piece.count >= 2 else 1
            opener.count -= step
            piece.count -= step
            opener.opens.insert(0, step)
            piece.closes.append(step)
        if piece.can_open and piece.count:
            waiting.append(piece)
