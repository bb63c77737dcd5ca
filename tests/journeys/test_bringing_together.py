"""A launch, by the command line: two coordinators, three tables, sixty signings each, and all that goes wrong."""

import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.cli.laptop import Laptop

SIGNINGS = 60


class Launch:
    """The laptops of a launch, and the files that go between them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = count(1)
        self.founder = self._laptop("founder", "Coordinación 1")
        self.founder.found()
        self.founder.publish()
        self.passphrase = self.founder.passphrase_file
        self.recovery = (
            *("--recovery", self.founder.folder / "aca-gdl.pem"),
            *("--passphrase-file", self.passphrase),
        )

    def _laptop(self, folder: str, name: str) -> Laptop:
        laptop = Laptop(self.folder / folder, name=name)
        laptop.folder.mkdir()
        return laptop

    def new(self, folder: str, name: str) -> Laptop:
        """Return a laptop with a workspace and without a coalition."""
        laptop = self._laptop(folder, name)
        laptop.ok("new", laptop.file, "--laptop", name)
        return laptop

    def file(self, laptop: Laptop, *options: object) -> Path:
        """Return a file with what a laptop has."""
        out = self.folder / f"{next(self._files)}.acasync"
        return Path(laptop.ok("sync", "export", laptop.file, out, *options)["path"])

    def take(self, laptop: Laptop, *paths: Path, options: Sequence[object] = ()) -> list[Any]:
        """Import files after a look, which must say the same."""
        call = ("sync", "import", laptop.file, *paths, *options)
        preview = laptop.ok(*call, "--dry-run")
        done = laptop.ok(*call)
        assert done == preview
        return list(done["files"])

    def sign(self, laptop: Laptop, number: int) -> str:
        """Sign for a new organisation; return the signature."""
        record = laptop.record(
            organisation={
                "name": f"Organización {laptop.name} {number}",
                "sector": "civil-society",
                "country": "MX",
            }
        )
        return str(laptop.ok("sign", laptop.file, record, "--out", laptop.folder / "papers")["signature"])

    def settle(self, *laptops: Laptop) -> None:
        """Bring everything together at the first laptop, and back to all others."""
        first, *others = laptops
        self.take(first, *(self.file(one) for one in others))
        for one in others:
            self.take(one, self.file(first))
        assert len({str(one.digest()) for one in laptops}) == 1
        assert all(one.ok("check", one.file)["ok"] for one in laptops)


@pytest.mark.timeout(1200)
def test_a_launch(tmp_path: Path) -> None:
    launch = Launch(tmp_path)
    founder = launch.founder

    # a second coordinator, by a join file and the recovery file
    second = launch.new("second", "Coordinación 2")
    asked = second.ok("laptops", "request", second.file, tmp_path)
    enrol = ("laptops", "enrol", founder.file, asked["path"], "--check-code", asked["fingerprint"])
    founder.ok(*enrol, "--role", "coordinator", *launch.recovery)
    launch.take(second, launch.file(founder), options=["--accept-new"])
    assert second.ok("info", second.file)["laptop"]["role"] == "coordinator"

    # three tables join offline from one kit
    secret = ("--passphrase-file", launch.passphrase)
    kit = launch.file(founder, "--for", "event", "--laptops", 3, *secret)
    tables = [launch.new(f"mesa-{n}", f"Mesa {n}") for n in (1, 2, 3)]
    for table in tables:
        (joined,) = launch.take(table, kit, options=secret)
        assert joined["joined"] is True
    one, two, three = tables

    # sixty signings each; a disk is cloned and a backup restored halfway
    signed = {table.name: [launch.sign(table, n) for n in range(SIGNINGS // 2)] for table in tables}
    clone = Laptop(tmp_path / "clone", name="Mesa 1")
    shutil.copytree(one.folder, clone.folder)
    backup = two.ok("backup", two.file)["path"]
    for table in tables:
        signed[table.name] += [launch.sign(table, n) for n in range(SIGNINGS // 2, SIGNINGS)]
    signed["clone"] = [launch.sign(clone, 1000 + n) for n in range(3)]
    sent_before = launch.file(two)
    two.ok("restore", two.file, backup)
    signed["restored"] = [launch.sign(two, 2000 + n) for n in range(3)]

    launch.take(founder, launch.file(one), launch.file(clone), launch.file(two), sent_before, launch.file(three))
    listed = {row["name"]: row for row in founder.ok("laptops", "list", founder.file)["laptops"]}
    assert listed["Mesa 1"]["branches"] == 2
    assert listed["Mesa 2"]["branches"] == 2
    assert founder.ok("organisations", "list", founder.file)["total"] == 3 * SIGNINGS + 6
    launch.settle(founder, second, one, two, three, clone)

    # a withdrawal on one laptop against a correction on another: both stand, the withdrawal shows
    disputed = signed["Mesa 1"][0]
    organisation = next(
        row["id"]
        for row in founder.ok("organisations", "list", founder.file)["organisations"]
        if disputed in row["signatures"]
    )
    two.ok("withdraw", two.file, disputed)
    record = three.record(organisation={"id": organisation})
    three.ok("sign", three.file, record, "--replaces", disputed, "--out", three.folder / "papers")
    # and two laptops that write different names
    for table, name in ((two, "Dos"), (three, "Tres")):
        table.ok("organisations", "edit", table.file, organisation, f"short={name}")
    launch.settle(founder, second, one, two, three)
    shown = founder.ok("organisations", "show", founder.file, organisation)
    assert shown["status"] == "withdrawn"
    assert len(shown["signatures"]) == 2
    (conflict,) = founder.ok("conflicts", "list", founder.file)["conflicts"]
    assert {value["laptop"] for value in conflict["values"]} == {"Mesa 2", "Mesa 3"}
    founder.ok("conflicts", "resolve", founder.file, organisation, "short", "--value", "Tercero")

    # a person is erased; a table is stolen and goes on; a coordinator is revoked
    erased = founder.ok("erase", founder.file, organisation)
    assert disputed in erased["entries"]
    founder.ok("laptops", "revoke", founder.file, "Mesa 3", "--keep", "all", "--reason", "robada")
    stolen = launch.sign(three, 5000)
    second.ok("events", "add", second.file, "names.es=Tarde")
    launch.take(founder, launch.file(second))
    revoked = founder.ok(
        "laptops", "revoke", founder.file, "Coordinación 2", "--keep", "nothing", *launch.recovery
    )
    assert revoked["lost"] == 2  # its event, and the key that it published for hand-ins
    launch.settle(founder, second, one, two, three, clone)
    assert all(one.ok("conflicts", "list", one.file)["conflicts"] == [] for one in (founder, two))
    signatures = {
        id_
        for row in founder.ok("organisations", "list", founder.file)["organisations"]
        for id_ in row["signatures"]
    }
    assert stolen not in signatures
    assert set(signed["Mesa 3"]) <= signatures
    assert "Zúñiga".encode() in founder.file.read_bytes()
    papers = Path(three.folder / "papers")
    public = founder.ok("laptops", "root", founder.file, "--out", tmp_path / "public")["paths"][0]
    verdicts = {
        result["entry"]: result["verdict"]
        for result in founder.call("verify", papers, "--trust", public, "--json").data["results"]
    }
    assert verdicts[stolen] == "not-valid"
    assert verdicts[signed["Mesa 3"][0]] == "valid-but"
    (summary,) = founder.ok("pdf", "summary", founder.file, "--out", tmp_path / "summary.pdf")["paths"]
    assert founder.ok("verify", summary, "--trust", public)["results"][0]["verdict"] == "valid"
    signatories = founder.ok("info", founder.file)["coalitions"][0]["signatories"]
    assert signatories == 3 * SIGNINGS + 6 - 1
