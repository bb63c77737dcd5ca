"""The main jobs, done by an installed program and held against this checkout, which has to get the same."""

from hashlib import sha256
from pathlib import Path
from shutil import copy2

from tests.installed.programs import CHECKOUT, Program, checkout

SAMPLE = "aca-gdl"
DECLARATIONS = 41
"""40 signatures of the sample, and one more."""
RECORDS = CHECKOUT / "resources" / "samples" / "records"


def play(installed: Program, folder: Path) -> None:
    """Play everything, in a folder that both programs see."""
    (folder / "passphrase").write_text("nube-clara-de-abril-7\n", "utf-8")
    (folder / "another").write_text("otra-nube-de-mayo-8\n", "utf-8")
    here = checkout(folder / "home of the checkout")
    _sample(installed, here, folder)
    _sign(installed, folder)
    _declarations(installed, here, folder)
    _sync(installed, here, folder)
    _passphrases(installed, folder)
    _backups(installed, folder)


def _sample(installed: Program, here: Program, folder: Path) -> None:
    """The same sample has the same digest."""
    for program, name in ((installed, "installed.aca"), (here, "here.aca")):
        program.run("sample", SAMPLE, folder / name)
    assert installed.run("digest", folder / "installed.aca") == here.run("digest", folder / "here.aca")


def _sign(installed: Program, folder: Path) -> None:
    """A record, with letters of any language, becomes a sealed paper that is valid."""
    for record in sorted(RECORDS.glob("*.json")):
        copy2(record, folder)
        installed.run("sign", folder / "installed.aca", folder / record.name, "--out", folder / "papers")
    installed.run("laptops", "root", folder / "installed.aca", "--out", folder / "public")
    told = installed.run("verify", folder / "papers", "--trust", folder / "public" / "ROOT.pem")
    assert [one["verdict"] for one in told["results"]] == ["valid"] * len(list(RECORDS.glob("*.json")))


def _declarations(installed: Program, here: Program, folder: Path) -> None:
    """All declarations at once, by several processes, are the checkout's to the byte."""
    installed.run("sample", SAMPLE, folder / "bulk.aca")
    installed.run("sign", folder / "bulk.aca", sorted(folder.glob("*.json"))[0], "--out", folder / "one more")
    copy2(folder / "bulk.aca", folder / "copy.aca")
    installed.run("pdf", "declaration", folder / "bulk.aca", "--all", "--out", folder / "many")
    here.run("pdf", "declaration", folder / "copy.aca", "--all", "--out", folder / "many here")
    assert len(_papers(folder / "many")) == DECLARATIONS
    assert _papers(folder / "many") == _papers(folder / "many here")


def _papers(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.pdf")}


def _sync(installed: Program, here: Program, folder: Path) -> None:
    """A kit from here lets the installed one join; its signature comes here, and everything goes back."""
    phrase = ("--passphrase-file", folder / "passphrase")
    here.run(
        "sync", "export", folder / "here.aca", folder / "kit.acasync", "--for", "event", "--laptops", "1", *phrase
    )
    table = folder / "mesa.aca"
    installed.run("new", table, "--laptop", "Mesa 山")
    assert installed.run("sync", "import", table, folder / "kit.acasync", *phrase)["files"][0]["joined"]
    record = sorted(folder.glob("*.json"))[0]
    installed.run("sign", table, record, "--out", folder / "papers of the table")
    installed.run("sync", "export", table, folder / "from table.acasync")
    assert here.run("sync", "import", folder / "here.aca", folder / "from table.acasync")["files"][0]["new"]
    here.run("sync", "export", folder / "here.aca", folder / "back.acasync")
    installed.run("sync", "import", table, folder / "back.acasync")
    assert installed.run("digest", table) == here.run("digest", folder / "here.aca")


def _passphrases(installed: Program, folder: Path) -> None:
    """A file is locked, its passphrase changed, and it is unlocked; each time it opens only as it should."""
    file = folder / "mesa.aca"
    first, second = folder / "passphrase", folder / "another"
    installed.run("lock", file, "--passphrase-file", first)
    assert installed.tried("info", file)[0] == 1
    installed.run("--workspace-passphrase-file", first, "info", file)
    installed.run("--workspace-passphrase-file", first, "lock", file, "--passphrase-file", second)
    assert installed.tried("--workspace-passphrase-file", first, "info", file)[0] == 1
    installed.run("--workspace-passphrase-file", second, "unlock", file)
    installed.run("check", file)


def _backups(installed: Program, folder: Path) -> None:
    """A backup is put in the file's place, and what came after it is gone."""
    file = folder / "installed.aca"
    before = installed.run("digest", file)
    installed.run("backup", file, "--out", folder / "backup.aca")
    installed.run("sign", file, sorted(folder.glob("*.json"))[1], "--out", folder / "papers")
    assert installed.run("digest", file) != before
    installed.run("restore", file, folder / "backup.aca")
    assert installed.run("digest", file) == before
