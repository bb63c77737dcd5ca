"""What a pattern recognises of an open part means what reading it says; about everything else it says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.contents import read_open
from aca_desktop.domain.journal.entry import Entry, Part
from aca_desktop.domain.journal.kinds import KINDS
from aca_desktop.domain.journal.plain_forms import plain_values
from tests.journals import Story, rewritten, subject

TEXTS = st.text(st.sampled_from('aZ9 ñ\u0301\u00e9"\\\n\x7f{}[],:山'), max_size=4)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**16), 10**16)
    | TEXTS
    | st.sampled_from(["2026-06-05", "2026-02-30", "0000-01-01", "2026-01-31", "1.5", "-0", "c" * 64])
)
VALUES = SCALARS | st.dictionaries(
    st.sampled_from(["given", "version", "points", "strokes", "a_b", "A"]), SCALARS, max_size=3
)
NAMES = (
    "names.es",
    "names.ñ",
    "sector",
    "founding",
    "joined",
    "logo",
    "figures.population.2020",
    "notes",
    "unknown",
)
SIGNATURE = (
    "provisional",
    "day",
    "publication",
    "consents.contact",
    "device",
    "read_seconds",
    "signer",
    "language",
)


def _entry(kind: str, fields: set[str], data: bytes) -> Entry:
    story = Story()
    entry = story.ana.write(kind, subject(1))
    return rewritten(rewritten(entry, open_=Part(bytes(16), data)), fields=tuple(sorted(fields)))


def _agrees(entry: Entry) -> bool:
    """Say whether the pattern has recognised it; if it has, it must say what is read."""
    assert entry.open is not None
    found = plain_values(entry.header.kind, entry.header.fields, entry.open.data)
    if found is None:
        return False
    contents = read_open(entry)
    assert contents.void is None
    assert list(found) == sorted(found)
    read = {name: canonical.text(value) for name, value in contents.values.items()}  # type: ignore[arg-type]
    assert found == read
    return True


@given(st.data(), st.sampled_from([("organisation", NAMES), ("signature", SIGNATURE)]))
def test_what_is_recognised_is_what_is_read(data: st.DataObject, of: tuple[str, tuple[str, ...]]) -> None:
    kind, names = of
    values = data.draw(st.dictionaries(st.sampled_from(names), VALUES, max_size=4))
    fields = set(values) if data.draw(st.booleans()) else data.draw(st.sets(st.sampled_from(names)))
    written = canonical.encode(values)
    if data.draw(st.booleans()) and len(written) > 2:
        at = data.draw(st.integers(1, len(written) - 1))
        written = written[:at] + data.draw(st.sampled_from([b"", b" ", b'"', b"e\xcc\x81", b"0"])) + written[at:]
    _agrees(_entry(kind, fields, written))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("organisation", '{"country":"MX","names.es":"Organización 1","sector":"business"}'),
        ("organisation", '{"founding":true,"joined":"2026-06-05","logo":-3}'),
        ("organisation", '{"figures.population.2020":{"day":"2020-01-01","value":12}}'),
        ("signature", '{"consents.contact":{"given":false,"version":"1"},"provisional":true}'),
        ("signature", "{}"),
    ],
)
def test_what_is_usual_is_recognised(kind: str, data: str) -> None:
    value = canonical.decode(data.encode())
    assert isinstance(value, dict)
    assert _agrees(_entry(kind, set(value), data.encode()))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("organisation", '{"names.es":"e\u0301"}'),
        ("organisation", '{"names.es":"a","sector":null}'),
        ("organisation", '{"sector":"a","names.es":"a"}'),
        ("organisation", '{"figures.population.2020":{"b":1,"a":2}}'),
        ("organisation", '{"figures.population.2020":{"a":1,"a":1}}'),
        ("organisation", '{"joined":"2026-02-30"}'),
        ("organisation", '{"logo":-0}'),
        ("organisation", '{"logo":1.0}'),
        ("signature", '{"provisional":1}'),
        ("signature", '{"publication":"%s"}' % ("C" * 64)),
    ],
)
def test_what_is_not_plain_is_left_to_reading(kind: str, data: str) -> None:
    assert KINDS[kind]
    names = {"names.es", "sector", "figures.population.2020", "joined", "logo", "provisional", "publication"}
    assert not _agrees(_entry(kind, {name for name in names if f'"{name}"' in data}, data.encode()))
