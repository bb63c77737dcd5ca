"""The quick way of reading a header finds what the thorough one finds, for right and for wrong bytes."""

import random
import re

import pytest

from aca_desktop.domain import entry
from aca_desktop.domain.entry import Malformed, read_header
from tests.journals import Story, subject


def _headers() -> list[bytes]:
    story = Story()
    mesa = story.event_laptop("mesa")
    first = mesa.write("organisation", subject(1), {"names.es": "a", "sector": "b"}, {"notes": "n"})
    mesa.write("organisation", subject(1), {"names.ñ": "a"}, fields=("names.ñ",))
    mesa.write("organisation", subject(1), {'names."\\': "a"}, fields=('names."\\', "names.\x7f"))
    over = mesa.write("organisation", subject(1), {"names.es": "b"}, over=[first])
    mesa.write("signature", subject(1), {}, {}, over=[over, first], blobs=[("open", b"x"), ("personal", b"y")])
    return [one.header_bytes for one in story.entries]


def _read(data: bytes) -> object:
    try:
        return read_header(data)
    except Malformed:
        return None


def _read_thoroughly(data: bytes, monkeypatch: pytest.MonkeyPatch) -> object:
    with monkeypatch.context() as patch:
        patch.setattr(entry, "_USUAL", re.compile("(?!)"))
        return _read(data)


def test_both_ways_of_reading_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)
    headers = _headers()
    assert sum(entry._USUAL.fullmatch(data.decode()) is not None for data in headers) >= len(headers) - 2
    for data in headers:
        assert read_header(data) == _read_thoroughly(data, monkeypatch)
        assert read_header(data).to_bytes() == data
    for _ in range(4000):
        data = chance.choice(headers)
        at, end = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
        other = chance.choice(
            (
                data[:at] + bytes([chance.choice(b'"\\,:[]{}0129abcdefnul -.')]) + data[at + 1 :],
                data[:at] + data[min(end, at + 3) :],
                data[:end] + data[max(at, end - 70) :],
                data.replace(b"2026-06-05", b"2026-02-30"),
                data.replace(b'"names.es","sector"', b'"sector","names.es"'),
            )
        )
        assert _read(other) == _read_thoroughly(other, monkeypatch), other
