"""Reading what the pages of a sealed paper say: its passages in reading order, and its feet.

Only the way in which papers of our forms are written is read: each word in a font with a table of characters, as
hexadecimal digits within marked content. Whatever could show words in another way is a Refusal, since these could
be others than those that are read. What a glyph looks like, and pictures, are not judged. All work is bounded.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf

from aca_desktop.domain.page_words import PageWords, bare
from aca_desktop.sealing.refusal import Refusal

_PAGE_BYTES = 16 * 2**20
_ALL_BYTES = 128 * 2**20
_TABLE_BYTES = 2**20
_MOST_MARKS = 1_500_000
_MOST_NODES = 100_000
_MOST_PASSAGES = 4_000

_OPENING = re.compile(rb"/([A-Za-z0-9]+) <</MCID ([0-9]{1,9})>> BDC")
_DECORATION = re.compile(rb"/Artifact (?:BMC|<</Type /Pagination /Subtype /([A-Za-z]+)>> BDC)")
_SPOKEN = re.compile(rb"/Span <</ActualText <FEFF((?:[0-9a-f]{4})*)>>> BDC")
_SHOWN = re.compile(rb"(?:[^<>]* )?<((?:[0-9a-f]{2})*)> Tj")
_FONT = re.compile(rb"/([A-Za-z0-9+]{1,40}) [0-9.]{1,12} Tf(?![^ ])")
_RELEVANT = (b"Tj", b"Tf", b"EMC", b"BDC", b"BMC")
_FOREIGN = (b"(", b"%", b"'", b'"', b"TJ", b"T*", b"BI", b"\t", b"\r", b"\0", b"\x0c")
"""Words in other strings, in comments or within pictures; other white space than ours."""

_PAINTED = (b" 0 Tr", b" 1 Tr")
"""Words are filled or outlined, never invisible."""

_CHARACTER = re.compile(rb"^<([0-9A-F]{2})> <((?:[0-9A-F]{4}){1,8})>$", re.MULTILINE)


@dataclass(slots=True)
class _Page:
    """One page's words so far: of each marked sequence by its id, and of its foot."""

    marked: dict[int, list[str]] = field(default_factory=dict)
    foot: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """Marked content that has begun: where its words go (None: nowhere), and what is said instead of them."""

    into: list[str] | None
    spoken: str | None = None
    start: int = 0


type _Tables = dict[bytes, dict[int, str]]


def read(pdf: Pdf) -> PageWords:
    """Return what the pages say. Raise Refusal `page-unreadable`, and what pikepdf raises for crooked objects."""
    reader = _Reader()
    pages = [reader.page(page.obj) for page in pdf.pages]
    numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    passages = []
    for marks in _leaves(pdf.Root.StructTreeRoot, numbers):
        words = "".join("".join(pages[page].marked.get(mark, ())) for page, mark in marks)
        if words:
            passages.append(bare(words))
        if len(passages) == _MOST_PASSAGES:
            break
    return PageWords(tuple(passages), tuple(bare("".join(page.foot)) for page in pages))


class _Reader:
    """Reads pages one by one; what fonts say is read once."""

    def __init__(self) -> None:
        self._tables: dict[tuple[int, int], dict[int, str]] = {}
        self._bytes = 0
        self._marks = 0

    def page(self, leaf: Object) -> _Page:
        """Return a page's words."""
        for annotation in leaf.get("/Annots", Array()):
            if annotation.get("/Subtype") != Name.Widget or annotation.get("/FT") != Name.Sig:
                raise _unreadable()
        resources = leaf.Resources
        for drawing in dict(resources.get("/XObject", Dictionary())).values():
            own = drawing.get("/Resources")
            if drawing.get("/Subtype") == Name.Form and (own is None or "/Font" in own or "/XObject" in own):
                raise _unreadable()
        tables = {
            name[1:].encode("ascii", "replace"): self._table(font)
            for name, font in dict(resources.get("/Font", Dictionary())).items()
        }
        return self._words(self._content(leaf), tables)

    def _content(self, leaf: Object) -> bytes:
        content = leaf.get("/Contents")
        if content is None:
            return b""
        streams = list(content) if isinstance(content, Array) else [content]
        if len(streams) > 1000:
            raise _unreadable()
        data = b"".join(_unpacked(stream, _PAGE_BYTES) for stream in streams)
        self._bytes += len(data)
        self._marks += sum(data.count(operator) for operator in _RELEVANT)
        if len(data) > _PAGE_BYTES or self._bytes > _ALL_BYTES or self._marks > _MOST_MARKS:
            raise _unreadable()
        return data

    def _table(self, font: Object) -> dict[int, str]:
        """Return which character each code of a font stands for."""
        known = self._tables.get(font.objgen)
        if known is None:
            if font.get("/Subtype") != Name.TrueType:
                raise _unreadable()
            known = {
                int(code, 16): bytes.fromhex(character.decode("ascii")).decode("utf-16-be", "replace")
                for code, character in _CHARACTER.findall(_unpacked(font.ToUnicode, _TABLE_BYTES))
            }
            self._tables[font.objgen] = known
        return known

    def _words(self, content: bytes, tables: _Tables) -> _Page:
        if any(part in content for part in _FOREIGN):
            raise _unreadable()
        if content.count(b"Tr") != sum(map(content.count, _PAINTED)):
            raise _unreadable()
        page, opened, table, shown = _Page(), [_Open(None)], dict[int, str](), 0
        for line in content.split(b"\n"):
            if not line.endswith(_RELEVANT):
                continue
            if line == b"EMC":
                _close(opened)
                continue
            fonts = _FONT.findall(line) if b" Tf" in line else []
            if fonts:
                table = tables[fonts[-1]]
            if match := _SHOWN.fullmatch(line):
                shown += 1
                if len(opened) == 1:
                    raise _unreadable()
                into = opened[-1].into
                if into is not None:
                    into.append("".join(map(table.__getitem__, bytes.fromhex(match[1].decode("ascii")))))
            elif not fonts:
                opened.append(_open(line, page, opened[-1]))
        if len(opened) != 1 or shown != content.count(b"Tj"):
            raise _unreadable()
        return page


def _open(line: bytes, page: _Page, outer: _Open) -> _Open:
    """Return where the words of the marked content that a line begins go."""
    if match := _OPENING.fullmatch(line):
        return _Open(page.marked.setdefault(int(match[2]), []))
    if match := _DECORATION.fullmatch(line):
        return _Open(page.foot if match[1] == b"Footer" else None)
    if match := _SPOKEN.fullmatch(line):
        spoken = bytes.fromhex(match[1].decode("ascii")).decode("utf-16-be", "replace")
        return _Open(outer.into, spoken, 0 if outer.into is None else len(outer.into))
    raise _unreadable()


def _close(opened: list[_Open]) -> None:
    """End marked content; a code point in a frame counts as the character that no font had."""
    if len(opened) == 1:
        raise _unreadable()
    ended = opened.pop()
    if ended.into is None or ended.spoken is None or len(ended.spoken) != 1:
        return
    if "".join(ended.into[ended.start :]) == f"{ord(ended.spoken):04X}":
        ended.into[ended.start :] = [ended.spoken]


def _leaves(tree: Object, numbers: dict[tuple[int, int], int]) -> Iterator[list[tuple[int, int]]]:
    """Yield the marks (page, id) of each node of the structure tree that has any, in reading order."""
    waiting, seen = [tree], 0
    while waiting:
        node = waiting.pop()
        held = node.get("/K")
        if held is None:
            continue
        is_array = isinstance(held, Array)
        seen += len(held) if is_array else 1
        if seen > _MOST_NODES:
            raise _unreadable()
        marks: list[tuple[int, int]] = []
        inner = []
        for kid in list(held) if is_array else [held]:
            if isinstance(kid, int):
                marks.append((numbers[node.Pg.objgen], kid))
                continue
            kind = kid.get("/Type")
            if kind is None:
                inner.append(kid)
            elif kind == Name.MCR:
                marks.append((numbers[kid.Pg.objgen], int(kid.MCID)))
            elif kind != Name.OBJR:
                inner.append(kid)
        if marks and node.get("/S") != Name.Lbl:
            yield marks
        waiting += reversed(inner)


def _unpacked(stream: Object, limit: int) -> bytes:
    raw = stream.read_raw_bytes()
    if "/Filter" not in stream:
        return bytes(raw)
    if stream.Filter != Name.FlateDecode or "/DecodeParms" in stream:
        raise _unreadable()
    data = zlib.decompressobj().decompress(raw, limit + 1)
    if len(data) > limit:
        raise _unreadable()
    return data


def _unreadable() -> Refusal:
    return Refusal("page", "page-unreadable")
