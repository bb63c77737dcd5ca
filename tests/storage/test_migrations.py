"""A workspace of an older program is brought up to date, and is then what it would be if written today."""

from dataclasses import replace
from pathlib import Path

import sqlcipher3

from aca_desktop.storage.journal.checking import check
from aca_desktop.storage.queries import listing
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import AT, CHECKER
from tests.storage.stories import COALITION, founded, organisation, signature, write


def test_what_was_written_before_is_found_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "mesa.aca"
    founded(path)
    own = signature(2)
    without_day = replace(own, open={name: value for name, value in own.open.items() if name != "day"})
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        city = organisation(1, "Ángeles")
        write(workspace, [replace(city, open={**city.open, "represents": "x:city"}), organisation(2, "山田")])
        write(workspace, [signature(1), without_day])
    with sqlcipher3.connect(str(path)) as older:
        older.execute("DROP INDEX value_few_say")
        older.execute("ALTER TABLE signature DROP COLUMN day")
        for column in ("sector", "text", "represents"):
            older.execute(f"ALTER TABLE organisation DROP COLUMN {column}")
        older.execute("DELETE FROM _sqlite_migrations WHERE name IN ('search', 'counted')")
    older.close()
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        assert check(workspace, CHECKER) == []
        found = listing.organisations(workspace.journal, [COALITION], search="angeles")
        assert [row.fields["names.es"] for row in found.rows] == ["Ángeles"]
        database = workspace.journal.database
        days = database.execute("SELECT s, day FROM signature ORDER BY n").fetchall()
        assert [day for _s, day in days] == ["2026-06-05", AT[:10]]
        assert database.execute("SELECT s FROM organisation WHERE represents = 'x:city'").fetchall() == [
            days[0][:1]
        ]
