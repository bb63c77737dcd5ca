"""Sync files, kits and roles by the command line: what is told as JSON and in words, and the exit codes."""

from pathlib import Path

from tests.cli.laptop import PASSPHRASE, Laptop


def kit(table: Laptop, laptops: int = 2) -> Path:
    """Return a kit, under the test's passphrase."""
    made = table.ok(
        *("sync", "export", table.file, table.folder, "--for", "event", "--laptops", laptops),
        *("--passphrase-file", table.passphrase_file),
    )
    return Path(made["path"])


def test_a_laptop_joins_by_a_kit_signs_and_comes_back(table: Laptop, other: Laptop) -> None:
    (joined,) = other.ok("sync", "import", other.file, kit(table), "--passphrase-file", table.passphrase_file)[
        "files"
    ]
    assert joined["joined"] is True
    assert other.ok("info", other.file)["laptop"]["role"] == "event"
    signature = other.ok("sign", other.file, other.record())["signature"]
    made = other.ok("sync", "export", other.file, other.folder / "back.acasync")
    assert (made["path"], made["bytes"]) == (
        str(other.folder / "back.acasync"),
        (other.folder / "back.acasync").stat().st_size,
    )
    preview = table.ok("sync", "import", table.file, made["path"], "--dry-run")
    assert table.ok("organisations", "list", table.file)["total"] == 0
    done = table.ok("sync", "import", table.file, made["path"])
    assert done == preview
    (counted,) = done["files"]
    assert counted["new"] + counted["present"] == made["entries"]
    assert (counted["filled"], counted["conflicts"], counted["void"], counted["gaps"], counted["refused"]) == (
        *(0, 0, 0, 0),
        None,
    )
    (listed,) = table.ok("organisations", "list", table.file)["organisations"]
    assert listed["signatures"] == [signature]
    back = table.ok("sync", "export", table.file, table.folder / "all.acasync", "--lacking", made["path"])
    other.ok("sync", "import", other.file, back["path"])
    assert other.ok("digest", other.file) == table.ok("digest", table.file)
    again = table.ok("sync", "import", table.file, made["path"])["files"][0]
    assert (again["new"], again["present"]) == (0, made["entries"])


def test_a_hand_in_is_encrypted_for_the_coordinators_and_needs_no_passphrase(table: Laptop, other: Laptop) -> None:
    other.ok("sync", "import", other.file, kit(table), "--passphrase-file", table.passphrase_file)
    signature = other.ok("sign", other.file, other.record())["signature"]
    made = other.ok("sync", "export", other.file, other.folder / "in.acasync", "--encrypt")
    assert made["recipients"] == [table.name]
    assert other.ok("sync", "export", other.file, other.folder / "plain.acasync")["recipients"] == []
    own = other.call("sync", "import", other.file, made["path"], "--json")
    assert (own.code, own.error["code"]) == (1, "other-recipients")
    assert "coordinator’s laptop" in own.error["message"]
    table.ok("sync", "import", table.file, made["path"])
    (listed,) = table.ok("organisations", "list", table.file)["organisations"]
    assert listed["signatures"] == [signature]
    back = table.ok("sync", "export", table.file, table.folder / "back.acasync", "--lacking", made["path"])
    other.ok("sync", "import", other.file, back["path"])
    assert other.ok("digest", other.file) == table.ok("digest", table.file)
    told = other.call("sync", "export", other.file, other.folder / "again.acasync", "--encrypt")
    assert f"Encrypted for: {table.name}" in told.out


def test_without_a_coordinators_key_a_passphrase_is_needed(table: Laptop) -> None:
    out = table.folder / "x.acasync"
    assert table.refused("sync", "export", table.file, out, "--encrypt", code=2)["code"] == "passphrase-needed"
    made = table.ok("sync", "export", table.file, out, "--encrypt", "--passphrase-file", table.passphrase_file)
    assert made["recipients"] == []
    assert out.read_bytes()[:9] == b"ACASYNC\x01E"


def test_a_refused_file_is_exit_1_and_the_others_are_merged(table: Laptop, other: Laptop) -> None:
    other.ok("sync", "import", other.file, kit(table), "--passphrase-file", table.passphrase_file)
    good = other.ok("sync", "export", other.file, other.folder / "good.acasync")["path"]
    bad = other.folder / "bad.acasync"
    bad.write_bytes(Path(good).read_bytes()[:-1])
    ran = table.call("sync", "import", table.file, bad, good, "--json")
    assert ran.code == 1
    assert [one["refused"] for one in ran.data["files"]] == ["sync-malformed", None]
    assert ran.error["code"] == "sync-malformed"
    assert ran.data["files"][1]["new"] == 1
    told = table.call("sync", "import", table.file, bad)
    assert f"{bad}: refused" in told.out
    assert told.code == 1


def test_without_its_passphrase_a_kit_stays_closed(table: Laptop, other: Laptop) -> None:
    path = kit(table)
    ran = other.call("sync", "import", other.file, path, "--json")
    assert (ran.code, ran.data["files"][0]["refused"]) == (1, "sync-encrypted")
    wrong = other.folder / "wrong"
    wrong.write_text(PASSPHRASE + "x\n", encoding="utf-8")
    ran = other.call("sync", "import", other.file, path, "--passphrase-file", wrong, "--json")
    assert (ran.code, ran.data["files"][0]["refused"]) == (1, "wrong-passphrase")
    assert other.ok("info", other.file)["coalitions"] == []


def test_options_that_make_no_sense_together_are_wrong_usage(table: Laptop) -> None:
    out = table.folder / "x.acasync"
    for arguments, code in (
        (("--for", "event"), "missing-option"),
        (("--laptops", 2), "only-with"),
        (("--encrypt", "--for", "event", "--laptops", 2), "only-with"),
        (("--for", "nobody"), "not-a-choice"),
        (("--for", "event", "--laptops", 2), "passphrase-needed"),
    ):
        assert table.refused("sync", "export", table.file, out, *arguments, code=2)["code"] == code
    assert not out.exists()


def test_a_laptop_is_enrolled_by_its_join_file_and_revoked(table: Laptop, other: Laptop) -> None:
    asked = other.ok("laptops", "request", other.file, other.folder)
    enrol = ("laptops", "enrol", table.file, asked["path"], "--check-code")
    assert table.refused(*enrol, "AAAA-AAAA-AAAA-AAAA")["code"] == "check-code-differs"
    assert table.ok(*enrol, asked["fingerprint"])["role"] == "event"
    everything = table.ok("sync", "export", table.file, table.folder / "all.acasync")["path"]
    other.ok("sync", "import", other.file, everything, "--accept-new")
    other.ok("sign", other.file, other.record())
    table.ok("sync", "import", table.file, other.ok("sync", "export", other.file, other.folder)["path"])
    revoke = ("laptops", "revoke", table.file)
    assert table.refused(*revoke, "Mesa 2", code=2)["code"] == "one-of"
    assert table.refused(*revoke, "Mesa 9", "--keep", "all")["code"] == "unknown-laptop-here"
    assert table.refused(*revoke, "Mesa 1", "--keep", "all")["code"] == "root-needed"
    assert table.ok(*revoke, asked["fingerprint"], "--keep", "nothing", "--reason", "robada")["lost"] == 2
    laptops = {one["name"]: one for one in table.ok("laptops", "list", table.file)["laptops"]}
    assert laptops["Mesa 2"]["revoked"] is True
    assert "It was revoked." in table.call("laptops", "list", table.file).out
    brought = table.folder / "told.acasync"
    table.ok("sync", "export", table.file, brought)
    other.ok("sync", "import", other.file, brought, "--accept-new")
    assert other.ok("info", other.file)["coalitions"][0]["revoked"] is True
    assert "it was revoked" in other.refused("sign", other.file, other.record())["message"]
    public = table.ok("laptops", "root", table.file, "--out", table.folder / "public")["paths"]
    assert {Path(path).name for path in public} == {"ROOT.pem", "REVOKED.json", "HOW-TO-CHECK.html"}


def test_a_second_coordinator_and_recovery_need_the_recovery_file(table: Laptop, other: Laptop) -> None:
    recovery = ("--recovery", table.folder / "aca-gdl.pem", "--passphrase-file", table.passphrase_file)
    asked = other.ok("laptops", "request", other.file, other.folder)
    enrol = ("laptops", "enrol", table.file, asked["path"], "--check-code", asked["fingerprint"])
    assert table.refused(*enrol, "--role", "coordinator", code=2)["code"] == "only-with"
    table.ok(*enrol, "--role", "coordinator", *recovery)
    everything = table.ok("sync", "export", table.file, table.folder / "all.acasync")["path"]
    other.ok("sync", "import", other.file, everything, "--accept-new")
    assert other.ok("info", other.file)["laptop"]["role"] == "coordinator"
    other.ok("laptops", "revoke", other.file, "Mesa 1", "--keep", "all", *recovery)
    third = Laptop(table.folder / "third", name="Mesa 3")
    third.folder.mkdir()
    third.ok("new", third.file, "--laptop", third.name)
    everything = other.ok("sync", "export", other.file, other.folder / "all.acasync")["path"]
    third.ok("sync", "import", third.file, everything, "--accept-new")
    assert third.ok("info", third.file)["laptop"]["role"] is None
    assert third.ok("laptops", "recover", third.file, *recovery)["role"] == "coordinator"
    assert third.ok("info", third.file)["laptop"]["role"] == "coordinator"


def test_a_sync_file_is_verified(table: Laptop) -> None:
    path = Path(table.ok("sync", "export", table.file, table.folder / "all.acasync")["path"])
    root = table.ok("laptops", "root", table.file, "--out", table.folder / "public")["paths"][0]
    (result,) = table.ok("verify", path, "--trust", root)["results"]
    assert result["verdict"] == "valid"
    assert table.ok("verify", path, "--workspace", table.file)["results"][0]["verdict"] == "valid"
    assert table.call("verify", path, "--json").data["results"][0]["reasons"] == ["unknown-root"]
    path.write_bytes(path.read_bytes()[:-3] + b"abc")
    ran = table.call("verify", path, "--trust", root, "--json")
    assert (ran.code, ran.data["results"][0]["verdict"]) == (1, "not-valid")
    (result,) = table.call("verify", kit(table), "--json").data["results"]
    assert (result["verdict"], result["reasons"]) == ("valid-but", ["sync-encrypted"])
