"""A declaration's text: Markdown's paragraphs, lists and emphasis, read into plain blocks, and its hash.

Nothing else of Markdown is accepted, so that window and paper show the same words in the same shape. Parsing
never fails: what is not accepted is kept as plain words and listed as a `Problem`. Knows no fonts and no files.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from aca_desktop.domain.coalition.emphasis import Span, joined, spans
from aca_desktop.domain.journal.canonical import encode
from aca_desktop.domain.values.problems import Problem

__all__ = ["CODES", "Block", "Listing", "Paragraph", "Parsed", "Span", "parse", "text_sha256", "version_sha256"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that run on from line to line."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Items one below the other, numbered from `start`, or with bullets where `start` is None."""

    items: tuple[tuple[Span, ...], ...]
    start: int | None


type Block = Paragraph | Listing

CODES = tuple(
    f"markdown-{found}"
    for found in (
        "code", "footnote", "heading", "html", "image", "item-paragraph", "line-break", "link", "nested-list",
        "quote", "reference", "rule", "strikethrough", "table",
    )
)  # fmt: skip
"""The codes of all problems that a text can have here; each has the fact `line`."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text's blocks in order, and what in it is not accepted (field `text`, fact `line` from 1)."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


def text_sha256(title: str, markdown: str) -> str:
    """Hash what was read: title, an empty line, the Markdown, one final line feed; UTF-8, NFC, LF."""
    whole = f"{_lines_of(title)}\n\n{_lines_of(markdown).rstrip(chr(10))}\n"
    return hashlib.sha256(unicodedata.normalize("NFC", whole).encode()).hexdigest()


def version_sha256(texts: Mapping[str, str]) -> str:
    """Hash a version: the canonical JSON of its languages and their texts' hashes."""
    return hashlib.sha256(encode(dict(texts))).hexdigest()


@lru_cache(maxsize=16)
def parse(markdown: str) -> Parsed:
    """Read Markdown into blocks; a `Problem` for what is not accepted has one of CODES."""
    reader = _Reader()
    for number, line in enumerate(_lines_of(markdown).split("\n"), start=1):
        reader.take(number, line)
    reader.close()
    return Parsed(tuple(reader.blocks), tuple(reader.problems))


def _lines_of(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


_NUMBERED = re.compile(r" {0,3}(\d{1,9})[.)](?: +|$)(.*)")
_BULLET = re.compile(r" {0,3}[-*+](?: +|$)(.*)")
_UNACCEPTED_LINE = (
    ("heading", re.compile(r" {0,3}#{1,6}(?: |$)")),
    ("quote", re.compile(r" {0,3}>")),
    ("code", re.compile(r" {0,3}(?:```|~~~)")),
    ("rule", re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")),
    ("heading", re.compile(r" {0,3}=+ *$")),
    ("table", re.compile(r" {0,3}\|.*\| *$| *:?-+:? *\|[-:| ]*$")),
    ("reference", re.compile(r" {0,3}\[[^\]]+\]:")),
)
_UNACCEPTED_INLINE = (
    ("image", re.compile(r"(?:\A|\])(?>[^\]]*?!\[)[^\]]*\]\(")),
    ("link", re.compile(r"(?:\A|\])(?>[^\]]*?(?<!!)\[)[^\]]*\][(\[]")),
    ("link", re.compile(r"(?:\A|>)(?>[^>]*?<(?:https?|mailto):)[^>]*>")),
    ("html", re.compile(r"(?:\A|>)(?>[^>]*?</?[A-Za-z])[^>]*>|<!--|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);")),
    ("code", re.compile(r"(?<!\\)`")),
    ("strikethrough", re.compile(r"~~\S")),
    ("footnote", re.compile(r"(?:\A|\])(?>[^\]]*?\[\^)[^\]]+\]")),
    ("line-break", re.compile(r"(?:(?<! ) {2,}|\\)$")),
)
"""Each tries the first opening after the last closing alone, so that a hostile line is read once and not from each
of its openings: a later one before the same closing says no more."""


class _Reader:
    """Takes line after line and keeps the block that is still open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self._words: list[str] = []
        self._items: list[tuple[Span, ...]] = []
        self._numbered = False
        self._start = 1
        self._indent = 0
        self._in_item = False
        self._after_blank = True

    def take(self, number: int, line: str) -> None:
        """Read one line: blank, the start of an item, or words that belong to what is open."""
        if not line.strip():
            self._close_words()
            self._after_blank = True
            return
        self._find_unaccepted(number, line)
        item = self._item(line)
        indent = len(line) - len(line.lstrip())
        if item is not None and self._in_item and indent >= self._indent + 2:
            self._refuse("nested-list", number)
        if item is None:
            self._continue(number, line)
        else:
            self._begin_item(*item, indent)
        self._after_blank = False

    def close(self) -> None:
        """End what is open."""
        self._close_words()
        self._close_list()

    def _item(self, line: str) -> tuple[int | None, str] | None:
        open_paragraph = bool(self._words) and not self._in_item
        if match := _NUMBERED.fullmatch(line):
            start = int(match[1])
            return None if open_paragraph and start != 1 else (start, match[2])
        if (match := _BULLET.fullmatch(line)) and not (open_paragraph and not match[1]):
            return (None, match[1])
        return None

    def _begin_item(self, start: int | None, words: str, indent: int) -> None:
        self._close_words()
        if self._items and self._numbered != (start is not None):
            self._close_list()
        if not self._items:
            self._numbered, self._start, self._indent = start is not None, start or 0, indent
        self._in_item = True
        self._words = [words]

    def _continue(self, number: int, line: str) -> None:
        indent = len(line) - len(line.lstrip())
        if self._after_blank and self._in_item:
            if indent >= 2:
                self._refuse("item-paragraph", number)
            self._close_list()
        if indent >= 4 and self._after_blank:
            self._refuse("code", number)
        if self._in_item and indent >= 2 and (_NUMBERED.match(line.lstrip()) or _BULLET.match(line.lstrip())):
            self._refuse("nested-list", number)
        self._words.append(line.strip())

    def _find_unaccepted(self, number: int, line: str) -> None:
        underline = bool(self._words) and re.fullmatch(r" {0,3}-+ *", line) is not None
        found = {code for code, pattern in _UNACCEPTED_LINE if pattern.match(line)}
        found |= {code for code, pattern in _UNACCEPTED_INLINE if pattern.search(line)}
        for code in sorted(found | ({"heading"} if underline else set())):
            self._refuse(code, number)

    def _refuse(self, code: str, number: int) -> None:
        self.problems.append(Problem("text", f"markdown-{code}", {"line": number}))

    def _close_words(self) -> None:
        if not self._words:
            return
        read = spans(joined(self._words))
        self._words = []
        if self._in_item:
            self._items.append(read)
        elif read:
            self.blocks.append(Paragraph(read))

    def _close_list(self) -> None:
        self._close_words()
        if self._items:
            self.blocks.append(Listing(tuple(self._items), self._start if self._numbered else None))
        self._items = []
        self._in_item = False
