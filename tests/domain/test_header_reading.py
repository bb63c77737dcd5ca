"""The quick way of reading a header finds what the thorough one finds, for right and for wrong bytes."""

import random
import re

import pytest

from aca_desktop.domain.journal import entry
from aca_desktop.domain.journal.entry import HeaderForm, Malformed, read_header
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


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    at, end = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    return chance.choice(
        (
            data[:at] + bytes([chance.choice(b'"\\,:[]{}0129abcdefnul -.')]) + data[at + 1 :],
            data[:at] + data[min(end, at + 3) :],
            data[:end] + data[max(at, end - 70) :],
            data.replace(b"2026-06-05", b"2026-02-30"),
            data.replace(b'"names.es","sector"', b'"sector","names.es"'),
        )
    )


def test_both_ways_of_reading_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)
    headers = _headers()
    assert sum(entry._USUAL.fullmatch(data.decode()) is not None for data in headers) >= len(headers) - 2
    for data in headers:
        assert read_header(data) == _read_thoroughly(data, monkeypatch)
        assert read_header(data).to_bytes() == data
    for _ in range(4000):
        other = _spoilt(chance.choice(headers), chance)
        assert _read(other) == _read_thoroughly(other, monkeypatch), other


def test_the_form_of_a_feed_recognises_what_is_usual_and_nothing_else() -> None:
    chance = random.Random(4)
    story = Story()
    mesa = story.event_laptop("mesa")
    mesa.write("organisation", subject(9), {"names.es": "z"})
    usual = [
        mesa.write("organisation", subject(1), {"names.es": "a", "sector": "b"}, {"notes": "n"}),
        mesa.write("signature", subject(1), {"day": "2026-06-05"}, {"signer": {}}, blobs=[("personal", b"y")] * 2),
        mesa.write("organisation", subject(2), {"names.es": "c"}),
        mesa.write("organisation", subject(3), {"names.es": "d"}),
    ]
    form = HeaderForm(usual[0].header.coalition, usual[0].header.replica)
    for entry_ in usual * 500:
        header, data = entry_.header, entry_.header_bytes
        assert header.prev is not None
        told = (header.seq, header.prev, [header.open, header.personal, *(hash_ for _part, hash_ in header.blobs)])
        assert form.read(data, *told) == header
        other = _spoilt(data, chance)
        found = form.read(other, *told)
        assert other == data or found is None or found == _read(other)
    assert form.read(usual[2].header_bytes, *told) is None
