"""Documents whose record is made to cost, each sealed by keys that anybody can make. Not a test itself."""

import base64
import io
import json
import random
import struct
import zlib
from collections.abc import Callable
from typing import Any

from PIL import Image

from aca_desktop.domain.papers.paper_kinds import kind_of
from aca_desktop.domain.papers.paper_records import evidence_of, read_record, to_record
from aca_desktop.domain.papers.papers import DeclarationFace
from aca_desktop.domain.papers.record_codec import NotRecord
from tests.documents.faces import declaration_face
from tests.sealing.true_papers import coalition, sealer_of, unsealed, usual

type Change = Callable[[dict[str, Any]], None]

SIZES = (158_000, 521_000)
"""Bytes of the two files that once took 29 and 17 seconds."""

_JAPANESE = "気候変動は私たちの社会にとって大きな課題であり、ともに取り組む。"


def canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def record_of(kind: str, change: Change) -> bytes:
    """Return a genuine record with something changed."""
    value = json.loads(to_record(usual(kind)))
    change(value)
    return canonical(value)


def carrying(kind: str, record: bytes, size: int) -> bytes:
    """Return a file with this record that anybody's keys have sealed, blown up with noise to a size."""
    try:
        said = evidence_of(read_record(kind_of(usual(kind)), record)).to_bytes()
    except NotRecord:
        said = evidence_of(usual(kind)).to_bytes()
    whole = unsealed(kind)
    field = whole[whole.rindex(b"<<", 0, whole.index(b"/ByteRange")) :].split(b"\nendobj")[0]
    out = bytearray(b"%PDF-1.7\n")
    for data in (record, said):
        packed = zlib.compress(data, 9)
        head = b"<< /Subtype /application#2fjson /Type /EmbeddedFile /Length %d /Filter /FlateDecode >>\nstream\n"
        out += head % len(packed) + packed + b"\nendstream\n"
    out += field + b"\n%"
    out += random.Random(1).randbytes(max(0, size - len(out)))
    return coalition().holder(sealer_of(kind)).seal(bytes(out))


def _text(words: str) -> Change:
    face: DeclarationFace = declaration_face("es", "T", words)

    def change(value: dict[str, Any]) -> None:
        value["declaration"] |= {"title": "T", "text": words, "text_sha256": face.text_sha256}

    return change


def _beside(words: str) -> Change:
    first, second = _text(words), _text(words[::-1])

    def change(value: dict[str, Any]) -> None:
        first(value)
        other = {"declaration": dict(value["declaration"])}
        second(other)
        value["language"] = "ja"
        value["beside"] = {"language": "ja", "declaration": other["declaration"]}

    return change


def _japanese(change: Change) -> Change:
    def changed(value: dict[str, Any]) -> None:
        value["language"] = "ja"
        change(value)

    return changed


def _everywhere(words: str) -> Change:
    """Put words into every field that holds somebody's words."""

    def put(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: put(one) if name not in _KEPT else one for name, one in value.items()}
        if isinstance(value, list):
            return [put(one) for one in value]
        return words if isinstance(value, str) and (" " in value or value.istitle()) else value

    return lambda value: value.update(put(value))


_KEPT = {"seal", "entry", "declaration", "texts", "status", "text", "strokes", "verdict", "measure", "kind", "at"}


def _grown(part: str, times: int, words: str | None = None) -> Change:
    def change(value: dict[str, Any]) -> None:
        one = dict(value[part][0])
        if words is not None:
            one = {
                name: words if isinstance(held, str) and name not in _KEPT else held for name, held in one.items()
            }
        value[part] = [one] * times

    return change


def _rows(times: int, words: str) -> Change:
    def change(value: dict[str, Any]) -> None:
        row = value["rows"][0] | {"name": words, "place": words, "sector": words}
        value["rows"] = [row] * times
        value["sectors"] = [{"words": words, "count": times}]

    return change


def _cells(times: int, words: str, **changes: Any) -> Change:
    def change(value: dict[str, Any]) -> None:
        groups = value["texts"][0]["groups"]
        cell = groups[0]["cells"][0] | {"organisation": words, "signer": words, "title": words, **changes}
        value["texts"][0]["groups"] = [{"words": words[:200], "cells": [cell] * times}]

    return change


def _many_texts(times: int) -> Change:
    def change(value: dict[str, Any]) -> None:
        face = value["texts"][0]["declaration"]
        value["language"], value["texts"] = "ja", []
        for n in range(times):
            words = (f"{n}" + _JAPANESE * 1000)[:20_000]
            own = face | {"title": "T", "text": words}
            own["text_sha256"] = declaration_face("ja", "T", words).text_sha256
            value["texts"].append({"declaration": own, "groups": [], "unnamed": n})

    return change


def _ink(strokes: list[str]) -> Change:
    return lambda value: value["signature"]["ink"].update(strokes=strokes)


def picture(width: int, height: int, tone: int = 255) -> str:
    """Return a plain PNG that packs well, in base64."""
    out = io.BytesIO()
    image = Image.new("RGB", (width, height), "white")
    image.putpixel((tone % width, tone // width), (0, 0, 0))
    image.save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode()


def false_picture(width: int, height: int) -> str:
    """Return a plain PNG that says to be larger than it is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = zlib.compress(bytes(width * height // 2), 9)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return base64.b64encode(data).decode()


def _pictures(times: int) -> Change:
    def change(value: dict[str, Any]) -> None:
        cell = value["texts"][0]["groups"][0]["cells"][0] | {"ink": None, "method": "seal"}
        cells = [cell | {"picture": picture(1200, 500, n)} for n in range(times)]
        value["texts"][0]["groups"] = [{"words": "S", "cells": cells}]

    return change


def _logos(times: int) -> Change:
    def change(value: dict[str, Any]) -> None:
        column = value["columns"][0]
        value["columns"] = [
            column | {"face": column["face"] | {"logo": picture(800, 800, n)}} for n in range(times)
        ]

    return change


def _seal(data: str) -> Change:
    return lambda value: value["signature"].update(picture=data, method="seal", ink=None, ink_sha256=None)


def _logo(data: str) -> Change:
    return lambda value: value["coalition"].update(logo=data)


def _said(**changes: Any) -> Change:
    return lambda value: value.update(changes)


def _signed(**changes: Any) -> Change:
    return lambda value: value["signature"].update(changes)


def _in_block(block: str, part: str, times: int) -> Change:
    def change(value: dict[str, Any]) -> None:
        held = value[block][0] if isinstance(value[block], list) else value[block]
        held[part] = [held[part][0]] * times

    return change


def _consents(times: int, words: str) -> Change:
    return _signed(consents=[{"words": words, "given": True}] * times)


def _co_signers(times: int, words: str) -> Change:
    return _signed(co_signers=[{"name": words, "title": words, "ink": None}] * times)


def _in_slot(**held: Any) -> Change:
    return lambda value: value["claims"][0]["slots"][0].update(held)


def _row_behind_each(rows: int, slots: int) -> Change:
    def change(value: dict[str, Any]) -> None:
        value["rows"] = [value["rows"][0]] * rows
        slot = value["claims"][0]["slots"][0] | {"rows": [*range(1, rows + 1)], "name": "a" * 200}
        value["claims"][0]["slots"] = [slot] * slots

    return change


_WORD = "x" * 20_000
_MARKUP = ("*", "_", "**a", "[", "`", "> ", "- ", "1. ", "\n\n", "a\n", "\\", "&", "<", "*a*", "***")

RECORDS: dict[str, tuple[str, Change]] = {
    "one word": ("declaration", _text(_WORD)),
    "one word of wide letters": ("declaration", _text("M" * 20_000)),
    "one word with slashes": ("declaration", _text("abcde/" * 3333)),
    "one word that may part": ("bilingual", _beside(("Donaudampfschifffahrt" * 953)[:20_000])),
    "Japanese words": ("declaration", _japanese(_text((_JAPANESE * 1000)[:20_000]))),
    "Japanese words twice": ("bilingual", _beside((_JAPANESE * 1000)[:20_000])),
    "characters that no font has": ("declaration", _text("김" * 20_000)),
    "marks on marks": ("declaration", _text("x" + "\u0323" * 19_999)),
    "spaces that do not break": ("declaration", _text("a\u00a0" * 10_000)),
    "spaces alone": ("declaration", _text("a" + " " * 19_998 + "b")),
    "short words": ("declaration", _text("a " * 9_999 + "b")),
    "a list from a billion": ("declaration", _text("999999999. a\n" * 1500)),
    **{f"marks of markup: {one!r}": ("declaration", _text((one * 20_000)[:20_000])) for one in _MARKUP},
    "a title of 200 letters": ("declaration", _said(language="ja")),
    "words of 200 letters everywhere": ("declaration", _everywhere("W" * 200)),
    "words of 200 letters everywhere in a summary": ("summary-full", _everywhere("W" * 200)),
    "words of 200 letters everywhere in a network": ("network", _everywhere("W" * 200)),
    "30,000 rows": ("summary", _rows(30_000, "a")),
    "3,000 rows of long names": ("summary", _rows(3_000, "Nombre " * 28)),
    "1,000 rows of one word": ("summary", _rows(1_000, "W" * 200)),
    "900 Japanese rows": ("summary", _japanese(_rows(900, (_JAPANESE * 9)[:200]))),
    "3,000 sectors": ("summary", _grown("sectors", 3_000)),
    "300 sectors of long names": ("summary", _grown("sectors", 300, "Nombre " * 28)),
    "3,000 cells": ("joint", _cells(3_000, "Nombre " * 28, ink=None)),
    "900 Japanese cells": ("joint", _japanese(_cells(900, (_JAPANESE * 9)[:200], ink=None))),
    "30,000 empty cells": ("joint", _cells(30_000, "", ink=None)),
    "3,000 typed cells": ("joint", _cells(3_000, "Nombre " * 28, ink=None, method="typed")),
    "cells with ink": ("joint", _cells(400, "Nombre")),
    "twenty texts": ("joint", _many_texts(20)),
    "a million points": ("declaration", _ink([" ".join(f"{n % 9999} {n * 7 % 999} 500" for n in range(100_000))])),
    "a hundred thousand strokes": ("declaration", _ink(["1 2 3"] * 100_000)),
    "strokes of two points": ("declaration", _ink(["1 2 3 9999 2 3"] * 50_000)),
    "strokes that turn": ("declaration", _ink([" ".join("0 0 500 9000 0 500" for _ in range(20_000))])),
    "a stroke across the world": ("declaration", _ink(["-999999 -999999 1000 999999 999999 1000"])),
    "100 pictures": ("joint", _pictures(100)),
    "100 logos": ("network", _logos(100)),
    "a picture of 60 megapixels": ("declaration", _seal(false_picture(10_000, 6_000))),
    "a logo of 60 megapixels": ("declaration", _logo(false_picture(10_000, 6_000))),
    "a picture as narrow as can be": ("declaration", _seal(picture(600_000, 1))),
    "a picture that is not there": ("declaration", _seal(false_picture(800, 800))),
    "a logo that is not there": ("declaration", _logo(false_picture(800, 800))),
    "600 consents": ("declaration", _consents(600, "Publicar " * 200)),
    "300 consents of one word": ("declaration", _consents(300, "W" * 4_000)),
    "3,000 co-signers": ("declaration", _co_signers(3_000, "Nombre " * 28)),
    "3,000 targets": ("certificate", _said(targets=["−30% de CO₂e en 2030 " * 100] * 600)),
    "one target of one word": ("certificate", _said(targets=["W" * 4_000] * 50)),
    "3,000 claims": ("summary-full", _grown("claims", 3_000)),
    "a million rows behind a slot": ("summary-full", _in_slot(rows=[*range(1, 1_000_001)])),
    "one row behind a slot a million times": ("summary-full", _in_slot(rows=[1] * 1_000_000)),
    "300 rows behind each of 300 slots": ("summary-full", _row_behind_each(300, 300)),
    "30,000 sources of a slot": (
        "summary-full",
        _in_slot(sources=[{"words": "https://" + "a " * 900, "seen": None}] * 3_000),
    ),
    "3,000 groups that are not counted": (
        "summary-full",
        _in_slot(not_counted=[{"count": 1, "why": "W" * 200}] * 3_000),
    ),
    "3,000 commitments": ("summary-full", _in_block("commitments", "rows", 3_000)),
    "3,000 totals": ("summary-full", _in_block("totals", "rows", 3_000)),
    "3,000 places": ("summary-full", _in_block("totals", "places", 3_000)),
    "3,000 milestones": ("summary-full", _grown("milestones", 3_000)),
    "3,000 numbers": ("summary-full", _grown("numbers", 3_000)),
    "3,000 columns": ("network", _grown("columns", 3_000)),
    "300 columns of long words": ("network", _grown("columns", 300, "Nombre " * 28)),
    "3,000 bodies": ("network", _grown("bodies", 3_000, "Nombre " * 28)),
    "3,000 shared": ("network", _said(shared=["Nombre " * 28] * 3_000)),
    "a foreword of one word": ("network", _said(foreword="W" * 4_000)),
}


def records(name: str, size: int) -> bytes:
    """Return the file of this name."""
    kind, change = RECORDS[name]
    return carrying(kind, record_of(kind, change), size)


def _attached(record: bytes) -> Callable[[int], bytes]:
    return lambda size: carrying("declaration", record, size)


def _emptied_place(size: int) -> bytes:
    start = b"%PDF-1.7\n"
    return start + b"/ByteRange [ " * ((size - len(start)) // 13)


def _near_places(size: int) -> bytes:
    near = b"/ByteRange [ " + b"0 " * 18 + b"] /Contents <" + b"A" * 16_383 + b"Z"
    return b"%PDF-1.7\n" + near * (size // len(near))


def _near_attachments(size: int) -> bytes:
    near = b"/Subtype /application#2fjson /Type /EmbeddedFile /Length 999999999 /Filter /FlateDecode >>\nstream_"
    return b"%PDF-1.7\n" + near * (size // len(near))


def _attachments(size: int) -> bytes:
    packed = zlib.compress(bytes(1_000_000), 9)
    one = b"/Subtype /application#2fjson /Type /EmbeddedFile /Length %d /Filter /FlateDecode >>\nstream\n" % len(
        packed
    )
    return b"%PDF-1.7\n" + (one + packed) * (size // len(one + packed))


FILES: dict[str, Callable[[int], bytes]] = {
    "a bomb": _attached(b'"' + b"a" * 60_000_000 + b'"'),
    "a bomb of zeros": _attached(bytes(60_000_000)),
    "brackets": _attached(b"[" * 2_000_000),
    "pairs of brackets": _attached(b"[" + b"[]," * 600_000 + b"[]]"),
    "numbers": _attached(b"[" + b"0," * 900_000 + b"0]"),
    "keys": _attached(canonical({f"{n:x}": 0 for n in range(100_000)})),
    "escapes": _attached(b'"' + b"\\u00ed" * 300_000 + b'"'),
    "marks in disorder": _attached(('"a' + "\u0301\u0327" * 400_000 + '"').encode()),
    "marks in order": _attached(('"a' + "\u0327" * 400_000 + "\u0301" * 400_000 + '"').encode()),
    "a stroke without end": _attached(record_of("declaration", _ink(["1 2 3 " * 300_000]))),
    "a number without end": _attached(b'{"a":' + b"9" * 1_800_000 + b"}"),
    "places": _emptied_place,
    "near places": _near_places,
    "near attachments": _near_attachments,
    "attachments": _attachments,
}
"""Files that cost before anything is drawn."""
