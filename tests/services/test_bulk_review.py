"""Many signatures are approved at once and taken back at once, or none of them."""

from pathlib import Path

import pytest

from aca_desktop.errors import AcaError
from aca_desktop.services.journal.undoing import undo_all
from aca_desktop.services.organisations import bulk_review
from aca_desktop.services.organisations.organisations import listing
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import founded, only, signed


def statuses(workspace: Workspace) -> list[str]:
    return sorted(row.status for row in listing(workspace, only(workspace)).rows)


def test_those_that_wait_are_approved_and_taken_back_together(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        ids = [signed(workspace).organisation for _ in range(2)]
        ids.append(signed(workspace, provisional=True).organisation)
        gone = signed(workspace)
        following.withdraw(workspace, gone.signature)
        told: list[tuple[int, int]] = []
        entries = bulk_review.approve(
            workspace, only(workspace), [*ids, gone.organisation], lambda done, of: told.append((done, of))
        )
        assert len(entries) == 2, "only what waits is touched"
        assert statuses(workspace) == ["approved", "approved", "provisional", "withdrawn"]
        assert told[-1] == (3, 4)
        undo_all(workspace, entries)
        assert statuses(workspace) == ["provisional", "signed", "signed", "withdrawn"]


def test_one_that_is_not_here_leaves_all_as_they_were(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        id_ = signed(workspace).organisation
        with pytest.raises(AcaError, match="unknown-organisation"):
            bulk_review.approve(workspace, only(workspace), [id_, workspace.context.new_id()])
        assert statuses(workspace) == ["signed"]
