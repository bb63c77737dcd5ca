"""A publication that another laptop wrote: only what a text of ours could be is one."""

from pathlib import Path

import pytest

from aca_desktop.domain.coalition.declaration_rules import MAX_TEXT
from aca_desktop.domain.coalition.text import text_sha256, version_sha256
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.services.coalition.declarations import publication_by_id
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import founded, only


def written(workspace: Workspace, text: str, hashed: str) -> str:
    """Write a publication of this text, with the hash of `hashed`; return its entry's id."""
    which = only(workspace)
    hashes = {"en": text_sha256("Declaration", hashed)}
    values: dict[str, Json] = {
        "label": "2",
        "titles": {"en": "Declaration"},
        "texts": {"en": text},
        "hashes": dict[str, Json](hashes),
        "sha256": version_sha256(hashes),
        "day": "2026-06-05",
    }
    (entry,) = workspace.write(which.id, [Draft("publication", workspace.context.new_id(), values)])
    return entry.id


@pytest.mark.parametrize(
    ("text", "hashed", "is_one"),
    [
        ("We act.", "We act.", True),
        ("We act.", "We do not act.", False),
        ("x" * MAX_TEXT, "x" * MAX_TEXT, True),
        ("x" * (MAX_TEXT + 1), "x" * (MAX_TEXT + 1), False),
    ],
)
def test_a_publication_holds_texts_with_their_own_hashes(
    tmp_path: Path, text: str, hashed: str, *, is_one: bool
) -> None:
    with founded(tmp_path) as workspace:
        id_ = written(workspace, text, hashed)
        assert (publication_by_id(workspace, only(workspace), id_) is not None) is is_one
