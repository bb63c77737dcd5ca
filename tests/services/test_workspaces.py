"""An open workspace: writing that is broken off, others who write, and a file that is taken away."""

import secrets
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.errors import AcaError
from aca_desktop.services.organisations import organisations
from aca_desktop.services.workspace import checking
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.services.founding import Clock, founded, only


class Stopped(BaseException):
    """What a window raises to end the work."""


def drafts(workspace: Workspace, count: int) -> list[Draft]:
    fields = {"names.es": "Ejemplo", "sector": "business", "country": "MX"}
    return [Draft("organisation", workspace.context.new_id(), fields) for _ in range(count)]


def stop_at(share: float) -> Callable[[int, int], None]:
    def progress(done: int, of: int) -> None:
        if done >= share * of:
            raise Stopped

    return progress


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.9])
def test_a_write_that_is_broken_off_leaves_nothing(tmp_path: Path, share: float) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        before = workspace.write(which.id, drafts(workspace, 3))
        with pytest.raises(Stopped):
            workspace.write(which.id, drafts(workspace, 1000), stop_at(share))
        assert organisations.listing(workspace, which).total == 3
        after = workspace.write(which.id, drafts(workspace, 1))
        assert after[0].header.prev == before[-1].id
        assert not checking.check(workspace)


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with founded(tmp_path) as workspace:
        workspace.write(only(workspace).id, drafts(workspace, 1000), lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[0][0] <= 50
    assert told[-1] == (1000, 1000)
    assert all(later[0] - earlier[0] <= 100 for earlier, later in pairwise(told))


def test_a_reader_notices_what_another_has_written(tmp_path: Path) -> None:
    context = Context(Clock(), secrets.token_bytes, tmp_path / "home")
    with founded(tmp_path):
        pass
    path = tmp_path / "coordination.aca"
    with open_workspace(path, context, write=True) as writer, open_workspace(path, context) as reader:
        before = reader.version()
        assert reader.version() == before
        writer.write(only(writer).id, drafts(writer, 1))
        assert reader.version() != before


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be removed there")
@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_a_workspace_whose_file_was_removed_is_written_anew(tmp_path: Path, passphrase: str | None) -> None:
    from aca_desktop.services.workspace.workspaces import create_workspace
    from tests.services.founding import found

    context = Context(Clock(), secrets.token_bytes, tmp_path / "home")
    path, saved = tmp_path / "a.aca", tmp_path / "saved.aca"
    with create_workspace(path, context, "Mesa 1", passphrase=passphrase) as workspace:
        which = found(workspace)
    with open_workspace(path, context, write=True, passphrase=passphrase) as workspace:
        (entry,) = workspace.write(which.id, drafts(workspace, 1))
        assert workspace.is_in_place()
        path.unlink()
        assert not workspace.is_in_place()
        with pytest.raises(AcaError, match="file-gone"):
            workspace.write(which.id, drafts(workspace, 1))
        workspace.copy_to(saved)
        with pytest.raises(AcaError, match="file-exists"):
            workspace.copy_to(saved)
    with open_workspace(saved, context, write=True, passphrase=passphrase) as workspace:
        assert workspace.journal.entry(entry.id) is not None
        assert not checking.check(workspace)
        workspace.write(which.id, drafts(workspace, 1))
