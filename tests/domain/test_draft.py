"""A draft becomes an entry that can be read, or none at all."""

import secrets

import pytest

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.draft import Draft, Place, compose
from aca_desktop.domain.journal.entry import MAX_BLOB, MAX_OVER, MAX_PART, Entry, read_header
from aca_desktop.errors import AcaError
from tests.journals import AT, subject

PLACE = Place("a" * 64, "b" * 64, 1, None, AT)


def composed(draft: Draft) -> Entry:
    return compose(draft, PLACE, secrets.token_bytes)


def test_names_typed_with_loose_marks_are_written_so_that_they_can_be_read() -> None:
    draft = Draft("organisation", subject(1), {"lists.e\u0301": {"e\u0301": "\n\u0303"}, "lists.f": {}})
    entry = composed(draft)
    assert read_header(entry.header_bytes).fields == ("lists.f", "lists.é")
    contents = read_contents(entry)
    assert contents.void is None
    assert contents.values == {"lists.é": {"é": "\n\u0303"}, "lists.f": {}}


def test_over_is_sorted_and_says_nothing_twice() -> None:
    entry = composed(Draft("organisation", subject(1), {"names.es": "a"}, over=("b" * 64, "a" * 64, "b" * 64)))
    assert entry.header.over == ("a" * 64, "b" * 64)


def test_parts_without_fields_are_absent() -> None:
    entry = composed(Draft("ratification", subject(1)))
    assert (entry.open, entry.personal, entry.header.open, entry.header.personal) == (None, None, None, None)


@pytest.mark.parametrize(
    "draft",
    [
        Draft("organisation", subject(1), {"names.es": "x" * MAX_PART}),
        Draft("organisation", subject(1), personal={"notes": "x" * MAX_PART}),
        Draft("signature", subject(1), blobs=(("personal", bytes(MAX_BLOB + 1)),)),
        Draft("signature", subject(1), over=tuple(f"{n:064x}" for n in range(MAX_OVER + 1))),
        Draft("organisation", subject(1), {f"lists.{n:0100}": {} for n in range(700)}),
    ],
    ids=["open", "personal", "blob", "over", "header"],
)
def test_more_than_an_entry_can_hold_is_refused(draft: Draft) -> None:
    with pytest.raises(AcaError, match="entry-too-large"):
        composed(draft)


def test_as_much_as_an_entry_can_hold_is_written() -> None:
    room = MAX_PART - len('{"names.es":""}')
    entry = composed(
        Draft(
            "organisation",
            subject(1),
            {"names.es": "x" * room},
            over=tuple(f"{n:064x}" for n in range(MAX_OVER)),
            blobs=(("open", bytes(MAX_BLOB)),),
        )
    )
    assert read_header(entry.header_bytes) == entry.header
