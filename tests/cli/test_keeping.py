"""Conflicts, erasure, backups and passphrases by the command line."""

from pathlib import Path

from tests.cli.laptop import Laptop
from tests.privacy import is_private


def test_a_conflict_is_listed_and_settled(table: Laptop) -> None:
    organisation = table.ok("sign", table.file, table.record())["organisation"]
    other = Laptop(table.folder / "other", name="Mesa 2")
    other.folder.mkdir()
    other.ok("new", other.file, "--laptop", other.name)
    kit = table.ok(
        *("sync", "export", table.file, table.folder, "--for", "event", "--laptops", 1),
        *("--passphrase-file", table.passphrase_file),
    )
    other.ok("sync", "import", other.file, kit["path"], "--passphrase-file", table.passphrase_file)
    for laptop, name in ((table, "UdeG"), (other, "UDG")):
        laptop.ok("organisations", "edit", laptop.file, organisation, f"short={name}")
    sent = other.ok("sync", "export", other.file, other.folder / "back.acasync")["path"]
    assert table.ok("sync", "import", table.file, sent)["files"][0]["conflicts"] == 1
    (conflict,) = table.ok("conflicts", "list", table.file)["conflicts"]
    assert (conflict["subject"], conflict["field"]) == (organisation, "short")
    assert {(one["value"], one["laptop"]) for one in conflict["values"]} == {("UdeG", "Mesa 1"), ("UDG", "Mesa 2")}
    assert "UDG" in table.call("conflicts", "list", table.file).out
    resolve = ("conflicts", "resolve", table.file, organisation, "short")
    assert table.refused(*resolve, code=2)["code"] == "one-of"
    entry = table.ok("organisations", "show", table.file, organisation)["history"][0]["entry"]
    assert table.refused(*resolve, "--entry", entry)["code"] == "no-such-value"
    table.ok(*resolve, "--entry", conflict["values"][1]["entry"])
    assert table.ok("conflicts", "list", table.file)["conflicts"] == []
    shown = table.ok("organisations", "show", table.file, organisation)
    assert shown["fields"]["short"] == conflict["values"][1]["value"]
    assert table.refused(*resolve, "--value", "x")["code"] == "no-such-conflict"


def test_a_person_is_erased_and_the_backups_that_still_hold_it_are_named(table: Laptop) -> None:
    signed = table.ok("sign", table.file, table.record())
    backup = table.ok("backup", table.file)["path"]
    erased = table.ok("erase", table.file, signed["organisation"], "--request", "2026-11-1")
    assert erased["entries"] == [signed["signature"]]
    assert erased["backups"] == [backup]
    assert "Zúñiga".encode() not in table.file.read_bytes()
    assert table.ok("check", table.file)["ok"] is True
    assert table.refused("erase", table.file, signed["organisation"])["code"] == "nothing-to-erase"
    restored = table.ok("restore", table.file, backup)
    assert restored["erased"] == 1
    assert Path(restored["before"]).is_file()
    assert "Zúñiga".encode() not in table.file.read_bytes()


def test_a_workspace_is_locked_used_and_unlocked(table: Laptop) -> None:
    table.ok("sign", table.file, table.record())
    before = table.digest()
    table.ok("backup", table.file)
    locked = table.ok("lock", table.file, "--passphrase-file", table.passphrase_file)["paths"]
    assert len(locked) == 2
    assert table.refused("info", table.file)["code"] == "not-a-workspace"
    own = ("--workspace-passphrase-file", table.passphrase_file)
    assert table.ok(*own, "digest", table.file) == before
    table.ok(*own, "restore", table.file, locked[1])
    assert table.refused("unlock", table.file, code=2)["code"] == "passphrase-needed"
    table.ok(*own, "unlock", table.file)
    assert table.digest() == before


def test_a_passphrase_is_changed(table: Laptop) -> None:
    first, second = (table.folder / name for name in ("first", "second"))
    first.write_text("primera frase\n", encoding="utf-8")
    second.write_text("segunda frase\n", encoding="utf-8")
    table.ok("lock", table.file, "--passphrase-file", first)
    table.ok("--workspace-passphrase-file", first, "lock", table.file, "--passphrase-file", second)
    assert table.call("--workspace-passphrase-file", first, "info", table.file).code == 1
    assert table.ok("--workspace-passphrase-file", second, "check", table.file)["ok"]


def test_nobody_else_may_read_what_holds_a_key(table: Laptop) -> None:
    backup = table.folder / "kept.aca"
    table.ok("backup", table.file, "--out", backup)
    before = table.ok("restore", table.file, backup)["before"]
    assert [path for path in (backup, before, table.file) if not is_private(path)] == []
    new = table.folder / "new"
    new.write_text("una frase\n", encoding="utf-8")
    locked = table.ok("lock", table.file, "--passphrase-file", new)["paths"]
    assert [path for path in locked if not is_private(path)] == []
    unlocked = table.ok("--workspace-passphrase-file", new, "unlock", table.file)["paths"]
    assert [path for path in unlocked if not is_private(path)] == []


def test_a_backup_never_takes_a_files_place(table: Laptop) -> None:
    out = table.folder / "kept.aca"
    assert table.ok("backup", table.file, "--out", out)["path"] == str(out)
    assert table.refused("backup", table.file, "--out", out)["code"] == "file-exists"
    assert table.refused("restore", table.file, table.folder / "none.aca")["code"] == "not-found"


def test_a_damaged_file_is_recovered_into_a_new_one(table: Laptop) -> None:
    for _ in range(5):
        table.ok("sign", table.file, table.record())
    data = bytearray(table.file.read_bytes())
    page = next(at for at in range(4096, len(data), 4096) if data[at : at + 4096].count(b'{"at":"') > 3)
    data[page : page + 4096] = bytes(4096)
    table.file.write_bytes(data)
    new = table.folder / "new.aca"
    assert "aca-desktop salvage" in table.call("check", table.file).err
    done = table.ok("salvage", table.file, new)
    assert table.file.read_bytes() == bytes(data)
    assert 0 < done["recovered"] < done["known"]
    assert done["known"] - done["recovered"] == sum(one["last"] - one["first"] + 1 for one in done["missing"])
    assert (done["laptop"], done["key"], done["path"]) == ("Mesa 1", "recovered", str(new))
    assert table.ok("check", new)["ok"]
    again = table.call("salvage", table.file, table.folder / "again.aca")
    assert again.code == 0
    assert f"Entries recovered: {done['recovered']} of {done['known']}." in again.out
    assert "Missing: " in again.out
    assert "aca-desktop sync import" in again.out
    assert table.refused("salvage", table.file, new)["code"] == "file-exists"


def test_a_damaged_file_under_a_passphrase_is_recovered_under_it(table: Laptop) -> None:
    table.ok("sign", table.file, table.record())
    first = table.folder / "first"
    first.write_text("primera frase\n", encoding="utf-8")
    table.ok("lock", table.file, "--passphrase-file", first)
    data = table.file.read_bytes()
    table.file.write_bytes(data[:5000] + b"?" + data[5001:])
    new = table.folder / "new.aca"
    assert table.refused("salvage", table.file, new)["code"] == "not-a-workspace"
    own = ("--workspace-passphrase-file", first)
    assert table.ok(*own, "salvage", table.file, new)["recovered"]
    assert table.ok(*own, "check", new)["ok"]
    assert table.refused("info", new)["code"] == "not-a-workspace"
