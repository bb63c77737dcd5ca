"""Records as JSON: what was written is read, nothing else is, and whatever a journal holds can be written."""

import struct
import zlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain import canonical
from aca_desktop.domain.canonical import Json
from aca_desktop.domain.ink import Dot, Trace
from aca_desktop.domain.record_codec import Between, Form, Longest, NotRecord, PlainPng, codec


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
    picture: Annotated[bytes, PlainPng(4)] | None
    flag: bool
    inside: tuple[Inner, ...]
    pair: tuple[int, Decimal]
    ink: Trace | None


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(bytes(4)))
    + chunk(b"IEND", b"")
)
TRACE = Trace((((Dot(1, -2, 500)), Dot(30, 4, 1000)), (Dot(5, 6, 0),)), points=7, tenths=12, pressure=True)
WHOLE = Outer(
    "two", "ab01", date(2026, 6, 5), Decimal("5268642.50"), 0.17, PIXEL, True, (Inner("Mesa", 3),),
    (2025, Decimal("-27")), TRACE,
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
        ("amount", "1." + "0" * 41), ("amount", 5), ("amount", "NaN"), ("size", "0.170"), ("size", "1.5"),
        ("size", "nan"), ("size", 1), ("picture", "iVBOR"), ("picture", "iVBO Rw"), ("picture", 1), ("flag", 1),
        ("flag", None), ("inside", {}), ("inside", [{}]), ("inside", [{"name": "x" * 11, "count": 1}]),
        ("inside", [{"name": "x", "count": 10}]), ("inside", [{"name": "x", "count": True}]),
        ("inside", [{"name": "\u202e", "count": 1}]), ("inside", [{"name": "a\x00", "count": 1}]),
        ("inside", [{"name": "x", "count": 1, "more": 1}]), ("pair", [2025]), ("pair", [2025, "1", "2"]),
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


def test_a_number_that_no_record_holds_is_refused() -> None:
    with pytest.raises(NotRecord):
        codec(Decimal).write(Decimal(10) ** 40)
