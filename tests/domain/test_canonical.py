"""Canonical JSON: one text for one value, and nothing else is read."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.journal.canonical import MAX_DEPTH, MAX_INTEGER, Json, NotCanonical, decode, encode

TEXTS = st.text(st.characters(codec="utf-8"), max_size=6) | st.sampled_from(
    ["\n\u0303", "e\u0301", "\u001e\u0301"]
)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_encoded_is_read_and_has_no_second_form(value: Json) -> None:
    data = encode(value)
    assert encode(decode(data)) == data


def test_keys_are_sorted_after_their_marks_are_joined() -> None:
    assert encode({"e\u0301": 1, "f": 2}) == '{"f":2,"é":1}'.encode()


def test_a_mark_after_a_line_break_stays_a_mark() -> None:
    assert encode("\n\u0303") == b'"\\n\xcc\x83"'
    assert decode(b'"\\n\xcc\x83"') == "\n\u0303"


def test_texts_differing_only_in_how_they_are_composed_are_one() -> None:
    assert encode("Zu\u0301ñiga") == encode("Zúñiga") == '"Zúñiga"'.encode()


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b"1.0",
        b"1e3",
        b"-0",
        b"01",
        b"NaN",
        b"Infinity",
        b'"\\ud800"',
        b'"\xed\xa0\x80"',
        b'"\xff"',
        b'"\\u0041"',
        b'"\\/"',
        '"e\u0301"'.encode(),
        b"\xef\xbb\xbf1",
        '"a"'.encode("utf-16"),
        b"9007199254740992",
        b"-9007199254740992",
        b"9" * 5000,
        b"",
        b"nul",
        b"[" * 100_000,
        b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
        b"1 ",
    ],
    ids=lambda data: repr(data[:24]),
)
def test_another_form_is_not_read(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        decode(data)


def test_the_bounds_themselves_are_read() -> None:
    assert decode(b"9007199254740991") == MAX_INTEGER
    assert decode(b"-9007199254740991") == -MAX_INTEGER
    decode(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)


@pytest.mark.parametrize(
    ("written", "is_read"),
    [
        ('"a\u0301\u0327"', False),
        ('{"a\u0301":""}', False),
        ('["\\n\u0301","e\u0301"]', False),
        ('{"\\n\u0301":"","e\u0301":""}', False),
        ('["\\n\u0301",{"é":"\\n\u0301"}]', True),
    ],
)
def test_reading_normalises_nothing(written: str, is_read: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Python 3.13.2, marks in disorder cost the square of their number to normalise."""
    read = None
    with monkeypatch.context() as without:
        without.delattr(unicodedata, "normalize")
        with suppress(NotCanonical):
            read = decode(written.encode())
    assert (read is not None) == is_read
