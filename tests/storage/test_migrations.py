"""A workspace of an older program is brought up to date, and is then what it would be if written today."""

from pathlib import Path

import sqlcipher3

from aca_desktop.storage.journal.checking import check
from aca_desktop.storage.queries import listing
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER
from tests.storage.stories import COALITION, founded, organisation, write


def test_organisations_written_before_are_found(tmp_path: Path) -> None:
    path = tmp_path / "mesa.aca"
    founded(path)
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        write(workspace, [organisation(1, "Ángeles"), organisation(2, "山田")])
    with sqlcipher3.connect(str(path)) as older:
        older.execute("ALTER TABLE organisation DROP COLUMN sector")
        older.execute("ALTER TABLE organisation DROP COLUMN text")
        older.execute("DELETE FROM _sqlite_migrations WHERE name = 'search'")
    older.close()
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        assert check(workspace, CHECKER) == []
        found = listing.organisations(workspace.journal, [COALITION], search="angeles")
        assert [row.fields["names.es"] for row in found.rows] == ["Ángeles"]
