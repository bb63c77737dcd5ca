"""What an entry's parts say: voidness by the open part alone, and personal values present or absent."""

from collections.abc import Mapping

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent, read_contents
from aca_desktop.domain.journal.entry import Part
from tests.journals import Story, rewritten, subject, withheld

ORGANISATION = subject(1)


def void_of(
    kind: str, open_: Mapping[str, Json] | bytes | None, *, fields: tuple[str, ...] | None = None
) -> str | None:
    return read_contents(Story().ana.write(kind, ORGANISATION, open_, fields=fields)).void


@pytest.mark.parametrize(
    "data",
    [
        b'{"names.es":"a","names.es":"b"}',
        b'{"names.es":"\\ud800"}',
        b'{"names.es": "a"}',
        b'{"names.es":"\\u0061"}',
        '{"names.es":"e\u0301"}'.encode(),
        b'["names.es"]',
        b'"names.es"',
        b"null",
        b"{}",
        b"",
        b"\xff\xfe",
        b'{"names.es":1}',
        b'{"names.es":["a"]}',
        b'{"names.es":1.5}',
        b"[" * 100_000,
    ],
    ids=lambda data: repr(data[:32]),
)
def test_an_open_part_that_cannot_be_read_makes_its_entry_void(data: bytes) -> None:
    assert void_of("organisation", data, fields=("names.es",)) == "unreadable"
    assert void_of("organisation", b'{"names.es":"a"}', fields=("names.es",)) is None


def test_an_open_part_that_is_not_here_makes_its_entry_void() -> None:
    entry = Story().ana.write("organisation", ORGANISATION, {"names.es": "a"})
    assert read_contents(entry._replace(open=None)).void == "unreadable"


def test_names_and_open_part_must_agree() -> None:
    assert void_of("organisation", b'{"names.es":"a","sector":"b"}', fields=("names.es",)) == "unreadable"
    assert void_of("organisation", b'{"names.es":"a"}', fields=("names.es", "sector")) == "unreadable"
    assert void_of("organisation", None, fields=("sector",)) == "unreadable"
    assert void_of("organisation", None, fields=()) is None


def test_a_personal_field_in_the_open_part_makes_its_entry_void() -> None:
    assert void_of("organisation", {"names.es": "a", "notes": "b"}) == "personal-in-open"
    assert void_of("organisation", {"contacts.press": {}}) == "personal-in-open"
    assert void_of("signature", {"signer": {"family": "山田"}}) == "personal-in-open"
    assert void_of("organisation", b'{"notes":"b"}', fields=()) == "personal-in-open"


def test_null_removes_a_field_of_an_edit_and_is_no_value_of_a_fact() -> None:
    assert void_of("organisation", {"names.es": None}) is None
    assert void_of("signature", {"language": None}) == "unreadable"


@pytest.mark.parametrize(
    ("kind", "field", "good", "bad"),
    [
        ("founding", "sample", True, 1),
        ("invitation", "laptops", 3, True),
        ("coalition", "languages", ["es"], ["es", 1]),
        ("coalition", "table.0197a000-0000-7000-8000-000000000001", {"witness": True}, True),
        ("organisation", "joined", "2024-02-29", "2026-02-29"),
        ("organisation", "joined", "2026-06-05", "2026-6-5"),
        ("organisation", "joined", "2026-06-05", "２０２６-06-05"),
        ("signature", "day", "2026-06-05", "0000-01-01"),
        ("commitment", "percent", "-27.5", "27,5"),
        ("commitment", "percent", "100", "1e2"),
        ("signature", "publication", "a" * 64, "A" * 64),
        ("publication", "titles", {"es": "T"}, {"es": 1}),
        ("signature", "consents.contact", {"given": True, "version": "1"}, {"given": 1, "version": "1"}),
        ("signature", "consents.contact", {"given": False, "version": "1"}, {"given": False, "version": 1}),
        ("signature", "consents.contact", {"given": False, "version": "1"}, True),
        ("review", "decision." + "a" * 64, "approved", True),
        ("same", "same.x", False, "no"),
    ],
)
def test_a_value_of_the_wrong_type_makes_its_entry_void(kind: str, field: str, good: Json, bad: Json) -> None:
    assert void_of(kind, {field: good}) is None
    assert void_of(kind, {field: bad}) == "unreadable"


def test_an_unknown_field_has_no_effect_and_the_others_count() -> None:
    entry = Story().ana.write("organisation", ORGANISATION, {"names.es": "a", "colour": {"of": ["logo"]}})
    contents = read_contents(entry)
    assert contents.void is None
    assert contents.values == {"names.es": "a"}


def test_an_unknown_kind_says_nothing_and_is_not_void() -> None:
    entry = Story().ana.write("poll", ORGANISATION, b"\xff", b"\xff", fields=("question",))
    assert read_contents(entry) == read_contents(entry, erased=True)
    assert (read_contents(entry).kind, read_contents(entry).void, read_contents(entry).values) == (None, None, {})


def test_personal_values_are_here_or_absent_for_a_reason() -> None:
    entry = Story().ana.write(
        "organisation", ORGANISATION, {"names.es": "a"}, {"notes": "n", "contacts.press": None}
    )
    assert read_contents(entry).values == {"names.es": "a", "notes": "n", "contacts.press": None}
    for absent, contents in (
        ("withheld", read_contents(withheld(entry))),
        ("erased", read_contents(entry, erased=True)),
        ("erased", read_contents(withheld(entry), erased=True)),
    ):
        assert contents.void is None
        gone = Absent("erased" if absent == "erased" else "withheld")
        assert contents.values == {"names.es": "a", "notes": gone, "contacts.press": gone}


@pytest.mark.parametrize("data", [b"", b"\xff", b'{"notes": "n"}', b'{"notes":1}', b"[]", b'{"next":"n"}'])
def test_an_unreadable_personal_part_counts_as_absent(data: bytes) -> None:
    entry = Story().ana.write("organisation", ORGANISATION, {"names.es": "a"}, data, fields=("names.es", "notes"))
    contents = read_contents(entry)
    assert contents.void is None
    assert contents.values == {"names.es": "a", "notes": Absent("unreadable")}


def test_a_named_personal_field_without_any_personal_part_is_absent() -> None:
    entry = Story().ana.write("organisation", ORGANISATION, {"names.es": "a"}, fields=("names.es", "notes"))
    assert read_contents(entry).values == {"names.es": "a", "notes": Absent("unreadable")}
    assert read_contents(entry, erased=True) == read_contents(entry)


def test_personal_fields_that_are_not_named_or_belong_in_open_are_ignored() -> None:
    story = Story()
    entry = story.ana.write(
        "organisation",
        ORGANISATION,
        {"names.es": "a"},
        {"notes": "n", "next": "unnamed", "sector": "business", "names.es": "other"},
        fields=("names.es", "notes"),
    )
    assert read_contents(entry).values == {"names.es": "a", "notes": "n"}


def test_a_null_in_a_facts_personal_part_counts_as_absent() -> None:
    entry = Story().ana.write("withdrawal", ORGANISATION, personal={"reason": None})
    assert read_contents(entry).values == {"reason": Absent("unreadable")}


def test_a_part_that_the_header_does_not_name_is_not_looked_at() -> None:
    entry = Story().ana.write("organisation", ORGANISATION, {"names.es": "a"})
    stray = entry._replace(personal=Part(bytes(16), b'{"notes":"n"}'))
    assert read_contents(stray) == read_contents(entry)
    named = rewritten(entry, fields=("names.es",))
    assert read_contents(named).values == {"names.es": "a"}
