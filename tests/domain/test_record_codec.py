"""Records as JSON: what was written is read, nothing else is, and whatever a journal holds can be written."""

import base64
import struct
import zlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.papers.record_codec import (
    AtLeastOne,
    Between,
    Form,
    Instant,
    Longest,
    NotRecord,
    PlainPng,
    codec,
)
from aca_desktop.domain.signing.ink import Dot, Trace


@dataclass(frozen=True, slots=True)
class Inner:
    name: Annotated[str, Longest(10)]
    count: Annotated[int, Between(0, 9)]


@dataclass(frozen=True, slots=True)
class Outer:
    word: Literal["one", "two"]
    digest: Annotated[str, Form(r"[0-9a-f]{4}")]
    day: date
    amount: Decimal
    size: Annotated[float, Between(0.0, 1.0)]
    at: Annotated[str, Instant()]
    picture: Annotated[bytes, PlainPng(6)] | None
    flag: bool
    inside: tuple[Inner, ...]
    pair: tuple[int, Decimal]
    marks: Annotated[tuple[int, ...], AtLeastOne()]
    ink: Trace | None


def picture(width: int = 2, colours: int = 2, *further: tuple[bytes, bytes]) -> bytes:
    """Return a PNG with two rows of black, and further chunks."""
    header = struct.pack(">IIBBBBB", width, 2, 8, colours, 0, 0, 0)
    rows = zlib.compress(bytes(2 * (1 + width * (3 if colours == 2 else 4))))
    chunks = [(b"IHDR", header), *further, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def based(data: bytes) -> str:
    return base64.b64encode(data).decode()


TRACE = Trace((((Dot(1, -2, 500)), Dot(30, 4, 1000)), (Dot(5, 6, 0),)), points=7, tenths=12, pressure=True)
WHOLE = Outer(
    "two", "ab01", date(2026, 6, 5), Decimal("5268642.50"), 0.17, "2026-06-05T11:42:07-06:00", picture(), True,
    (Inner("Mesa", 3),),
    (2025, Decimal("-27")), (7,), TRACE,
)  # fmt: skip


def written(record: object) -> dict[str, Json]:
    value = codec(type(record)).write(record)
    assert isinstance(value, dict)
    return value


def test_what_was_written_is_read() -> None:
    data = canonical.encode(written(WHOLE))
    assert codec(Outer).read(canonical.decode(data)) == WHOLE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("word", "three"), ("word", None), ("digest", "AB01"), ("digest", "ab012"), ("day", "2026-6-5"),
        ("day", "20260605"), ("day", "0999-01-01"), ("day", 5), ("amount", "1E+3"), ("amount", "05"),
        ("amount", "1." + "0" * 81), ("amount", 5), ("amount", "NaN"), ("size", "0.170"), ("size", "1.5"),
        ("size", "nan"), ("size", 1), ("amount", "9" * 61), ("at", "2026-06-05T11:42:07"),
        ("at", "2026-13-05T11:42:07-06:00"),
        ("at", "2026-06-05T24:42:07-06:00"), ("at", "2026-06-05T11:42:07-06:00:30"),
        ("at", "0999-06-05T11:42:07-06:00"),
        ("at", "2026-06-05 11:42:07-06:00"), ("at", "9999-06-05T11:42:07-06:00"), ("day", "9999-01-01"),
        ("picture", based(picture(4))), ("picture", based(picture(2, 2, (b"tEXt", b"Author")))),
        ("picture", based(picture(2, 2, (b"eXIf", b"MM")))), ("picture", based(picture() + b"more")),
        ("picture", based(picture()[:-4] + bytes(4))), ("picture", based(picture(2, 3))),
        ("picture", based(b"\x89PNG\r\n\x1a\n")),
        ("picture", "iVBOR"), ("picture", "iVBO Rw"), ("picture", 1), ("flag", 1),
        ("flag", None), ("inside", {}), ("inside", [{}]), ("inside", [{"name": "x" * 11, "count": 1}]),
        ("inside", [{"name": "x", "count": 10}]), ("inside", [{"name": "x", "count": True}]),
        ("inside", [{"name": "\u202e", "count": 1}]), ("inside", [{"name": "a\x00", "count": 1}]),
        ("inside", [{"name": "x", "count": 1, "more": 1}]), ("pair", [2025]), ("pair", [2025, "1", "2"]),
        ("marks", []), ("marks", ["7"]),
        ("ink", {}), ("ink", {**written(WHOLE)["ink"], "strokes": ["1 2"]}),  # type: ignore[dict-item]
        ("ink", {**written(WHOLE)["ink"], "strokes": ["1 2 1001"]}),  # type: ignore[dict-item]
        ("ink", {**written(WHOLE)["ink"], "strokes": ["01 2 3"]}),  # type: ignore[dict-item]
        ("ink", {**written(WHOLE)["ink"], "strokes": ["1 2 3 "]}),  # type: ignore[dict-item]
        ("ink", {**written(WHOLE)["ink"], "points": -1}),  # type: ignore[dict-item]
    ],
)  # fmt: skip
def test_what_was_not_written_so_is_not_read(field: str, value: Json) -> None:
    with pytest.raises(NotRecord):
        codec(Outer).read({**written(WHOLE), field: value})


def test_a_missing_or_further_field_is_not_read() -> None:
    value = written(WHOLE)
    with pytest.raises(NotRecord):
        codec(Outer).read({**value, "more": 1})
    value.pop("flag")
    with pytest.raises(NotRecord):
        codec(Outer).read(value)


@given(st.text())
def test_any_text_is_written_within_the_limits(name: str) -> None:
    data = canonical.encode(written(Inner(name, 1)))
    read = codec(Inner).read(canonical.decode(data))
    assert len(read.name) <= 10
    assert canonical.encode(written(read)) == data


def test_what_is_too_long_is_cut_and_says_so() -> None:
    assert written(Inner("A name of more", 1))["name"] == "A name of…"


def test_what_is_out_of_range_is_the_nearest_within() -> None:
    assert [written(Inner("", count))["count"] for count in (-1, 5, 10)] == [0, 5, 9]
    assert [codec(date).write(day) for day in (date.min, date.max)] == ["1000-01-01", "9998-12-31"]
    moment = codec(Annotated[str, Instant()])
    assert moment.write("0001-06-05T11:42:07+23:59") == "1000-01-01T11:42:07+23:59"
    assert moment.read("1000-01-01T11:42:07+23:59")


def test_a_number_that_no_record_holds_is_refused() -> None:
    with pytest.raises(NotRecord):
        codec(Decimal).write(Decimal(10) ** 60)
