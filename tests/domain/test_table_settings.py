"""What a table asks for: as a record, as the journal's value, as typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.coalition.table_settings import (
    ASKED,
    ASKS,
    COPIES,
    MEANS,
    TableSettings,
    table_settings,
    table_value,
    typed_table,
)
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem

USUAL = TableSettings()
SETTINGS = st.builds(
    TableSettings,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.lists(st.sampled_from(["es", "en", "ja"]), unique=True).map(tuple),
    st.dictionaries(st.sampled_from(ASKED), st.sampled_from(ASKS).filter(lambda ask: ask != "optional")),
    st.sets(st.sampled_from(COPIES)).map(lambda some: tuple(one for one in COPIES if one in some)),
    st.integers(30, 1800),
    st.sets(st.sampled_from(MEANS)).map(lambda some: tuple(one for one in MEANS if one == "hand" or one in some)),
)


@given(SETTINGS)
def test_settings_survive_the_journal(settings: TableSettings) -> None:
    value = canonical.decode(canonical.encode(table_value(settings)))
    assert isinstance(value, dict)
    assert table_settings(value) == settings


def test_what_is_as_usual_is_not_written() -> None:
    assert table_value(USUAL) == {"witness": False, "minors": False, "identify": False}


JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["email", "file", "required", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["asked", "email", "copies", "witness"]), inner, max_size=3)
    ),
)


OTHERS = ("asked", "copies", "languages", "means", "idle_seconds")


@given(st.dictionaries(st.sampled_from([*table_value(USUAL), *OTHERS]), JSON))
def test_whatever_a_laptop_wrote_makes_settings(value: dict[str, Json]) -> None:
    read = table_settings(value)
    assert table_settings(table_value(read)) == replace(
        read, asked={name: ask for name, ask in read.asked.items() if ask != "optional"}
    )
    assert 30 <= read.idle_seconds <= 1800


def test_an_event_asks_otherwise_and_leaves_the_rest() -> None:
    before = TableSettings(witness=True, asked={"email": "required", "title": "no"}, copies=("file",))
    own = table_settings({"asked": {"email": "optional"}, "copies": [], "idle_seconds": 45}, before)
    assert (own.witness, own.asks("email"), own.asks("title")) == (True, "optional", "no")
    assert (own.copies, own.idle_seconds) == ((), 45)
    assert table_settings({"idle_seconds": 5, "copies": "file"}, before) == before


def test_languages_offered_are_of_the_declaration() -> None:
    assert TableSettings(languages=("ja", "en", "fr")).offered(["en", "es", "ja"]) == ["ja", "en"]
    assert TableSettings(languages=("fr",)).offered(["en", "es"]) == ["en", "es"]
    assert USUAL.offered(["es"]) == ["es"]


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("none", USUAL),
        ("Witness, identify", replace(USUAL, witness=True, identify=True)),
        ("email=required, title=NO,place=optional", replace(USUAL, asked={"email": "required", "title": "no"})),
        ("means=typed", replace(USUAL, means=("hand", "typed"))),
        ("languages=ja+en", replace(USUAL, languages=("ja", "en"))),
        ("copies=email+file", replace(USUAL, copies=("file", "email"))),
        ("copies=none, idle = 90", replace(USUAL, copies=(), idle_seconds=90)),
    ],
)
def test_settings_as_typed(text: str, settings: TableSettings) -> None:
    value = typed_table("table.default", text)
    assert not isinstance(value, Problem)
    assert table_settings(value) == settings


@pytest.mark.parametrize(
    "text",
    [
        "dog",
        "none, witness",
        "witness=yes",
        "email",
        "email=maybe",
        "languages=",
        "copies=fax",
        "means=voice",
        "idle=5",
        "",
    ],
)
def test_what_is_no_setting(text: str) -> None:
    assert typed_table("table.default", text) == Problem("table.default", "malformed-table")
