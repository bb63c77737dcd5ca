"""A coalition's record into the journal's fields and back, and what strangers may have written there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.coalition import consent_presets
from aca_desktop.domain.coalition.fields import coalition_of, current, fields_of, wordings_of
from aca_desktop.domain.coalition.record import CoalitionRecord, Consent, PrivacyNotice
from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.coalition.table_settings import TableSettings, table_settings
from aca_desktop.domain.journal.canonical import Json, encode
from aca_desktop.domain.journal.kinds import KINDS

RECORD = CoalitionRecord(
    code="aca-gdl",
    names={"es": "Alianza", "en": "Alliance"},
    country="MX",
    short_names={"es": "ACA"},
    subtitle={"es": "Guadalajara"},
    pledge={"es": "−22 % para 2030"},
    languages=("es", "en"),
    website="https://example.org",
    sectors=PRESETS,
    consents=consent_presets.PRESETS,
    notice=PrivacyNotice("2", {"es": "Aviso"}),
    table=TableSettings(witness=True, minors=False, identify=True),
)


def test_there_and_back() -> None:
    assert coalition_of("aca-gdl", fields_of(RECORD)) == RECORD
    bare = CoalitionRecord("jci", {"ja": "X"}, "JP")
    assert coalition_of("jci", fields_of(bare)) == bare


def test_the_journal_takes_every_field_in_its_open_part() -> None:
    for name, value in fields_of(RECORD).items():
        field = KINDS["coalition"].field(name)
        assert field, name
        assert field.part == "open"
        assert field.accepts(value), name
        assert encode(value)


def test_the_highest_version_is_current_and_all_are_kept() -> None:
    fields = fields_of(RECORD)
    for version in ("9", "10"):
        fields[f"consents.contact.{version}"] = {"words": {"es": f"Contacto {version}"}, "necessary": False}
    fields["notices.10"] = {"words": {"es": "Aviso 10"}}
    versions = [one.version for one in wordings_of(fields) if one.key == "contact"]
    assert versions == ["1", "9", "10"]
    read = coalition_of("aca-gdl", fields)
    assert [(one.key, one.version) for one in read.consents] == [
        ("publish-organisation", "1"),
        ("publish-signer", "1"),
        ("contact", "10"),
    ]
    assert read.notice == RECORD.notice
    del fields["notice_version"]
    assert coalition_of("aca-gdl", fields).notice == PrivacyNotice("10", {"es": "Aviso 10"})


def test_current_does_not_ask_for_an_order() -> None:
    old, new = Consent("a", "9", {}), Consent("a", "10", {})
    assert current([new, old]) == current([old, new]) == (new,)


def test_an_events_settings_lie_over_the_coalitions() -> None:
    before = TableSettings(witness=True, minors=True, identify=True)
    assert table_settings({"witness": False}, before) == replace(before, witness=False)
    assert table_settings({"witness": 0, "minors": None}, before) == before
    assert table_settings({}) == TableSettings()


NAMES = st.sampled_from(
    [
        *fields_of(RECORD),
        *("names", "names.", "sectors.", "table.x", "notices.x", "notices.", "notices.01"),
        *("consents.", "consents.a", "consents..1", "consents.a.x", "consents.a.²", "consents.a." + "9" * 5000),
    ]
)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["words", "necessary", "names", "parent", "es", "witness"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(NAMES, VALUES))
def test_whatever_strangers_wrote_makes_a_record(fields: dict[str, Json]) -> None:
    read = coalition_of("aca-gdl", fields)
    assert coalition_of("aca-gdl", fields_of(read)) == read
