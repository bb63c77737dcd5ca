"""A coalition's logo in the journal: set, replaced, taken away and back, in conflict, on another laptop."""

from dataclasses import replace
from pathlib import Path

import pytest

from aca_desktop.documents.images.logos import normalised
from aca_desktop.domain.coalition.logo import FIELD, logo_value
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition import logos
from aca_desktop.services.journal import conflicts, undoing
from aca_desktop.services.journal.editing import first_draft
from aca_desktop.services.workspace.workspaces import Workspace
from tests.documents.pictures import DISC, drawing, leaf, saved
from tests.services.founding import only
from tests.services.laptops import state, table


def _set(workspace: Workspace, data: bytes) -> str:
    entry = logos.bring(workspace, only(workspace), data)
    assert entry is not None
    return entry


def test_a_logo_stands_in_the_journal_as_an_open_blob(workspace: Workspace) -> None:
    assert only(workspace).logo is None
    assert logos.set_logo(workspace, only(workspace), saved(leaf())) == []
    picture = only(workspace).logo
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    entries = [one.entry for one in workspace.journal.about(only(workspace).id, only(workspace).subject)]
    assert [[part for part, _hash in one.header.blobs] for one in entries if one.header.blobs] == [["open"]]


def test_the_same_again_writes_nothing(workspace: Workspace) -> None:
    _set(workspace, saved(leaf()))
    before = len(workspace.journal.about(only(workspace).id, only(workspace).subject))
    assert logos.set_logo(workspace, only(workspace), saved(leaf())) == []
    assert len(workspace.journal.about(only(workspace).id, only(workspace).subject)) == before


def test_what_is_wrong_is_told_and_nothing_written(workspace: Workspace) -> None:
    _set(workspace, saved(leaf()))
    before = only(workspace).logo
    assert logos.set_logo(workspace, only(workspace), b"no picture") == [Problem("logo", "logo-not-a-picture")]
    assert only(workspace).logo == before


def test_it_is_taken_away_and_undo_brings_it_back(workspace: Workspace) -> None:
    _set(workspace, saved(leaf()))
    first = only(workspace).logo
    second = _set(workspace, drawing(DISC))
    assert only(workspace).logo not in (None, first)
    undoing.undo(workspace, second)
    assert only(workspace).logo == first
    assert logos.remove_logo(workspace, only(workspace))
    assert only(workspace).logo is None
    assert not logos.remove_logo(workspace, only(workspace))


def test_undoing_the_first_leaves_none(workspace: Workspace) -> None:
    undoing.undo(workspace, _set(workspace, saved(leaf())))
    assert only(workspace).logo is None


@pytest.mark.parametrize("chosen", [0, 1])
def test_two_logos_at_once_are_a_conflict_and_the_chosen_picture_comes_along(
    workspace: Workspace, chosen: int
) -> None:
    which = only(workspace)
    pictures = [_normalised(data) for data in (saved(leaf()), drawing(DISC))]
    drafts = [
        replace(first_draft("coalition", which.subject, {FIELD: dict(logo_value(one))}), blobs=(("open", one),))
        for one in pictures
    ]
    entries = [entry.id for entry in workspace.write(which.id, drafts)]
    assert [one.field for one in conflicts.conflicts(workspace, which)] == [FIELD]
    with pytest.raises(Refused):
        conflicts.resolve_by_value(workspace, which, which.subject, FIELD, '{"blob": 0}')
    conflicts.resolve_by_entry(workspace, which, which.subject, FIELD, entries[chosen])
    assert not conflicts.conflicts(workspace, which)
    assert only(workspace).logo == pictures[chosen]


def test_another_laptop_shows_it_and_may_not_change_it(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        _set(laptops.founder, saved(leaf()))
        event = laptops.joined("mesa 1")
        assert only(event).logo == only(laptops.founder).logo
        with pytest.raises(AcaError) as refused:
            logos.set_logo(event, only(event), drawing(DISC))
        assert refused.value.code == "not-authorised"
        assert state(event)


def _normalised(data: bytes) -> bytes:
    picture = normalised(data)
    assert isinstance(picture, bytes)
    return picture
