"""Merging and exporting beside the bare work: the same rows copied by SQL, the same rows dumped with zstd; beside
another program that merges files of entries.

Nine in ten organisations have one edit and one signature with 500 bytes of ink, the others a history; all is
verified. A file has as many entries as the workspace into which it goes.
"""

import hashlib
import secrets
import shutil
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest
import zstandard

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.sync_opening import Exporter
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.laptops import sync_export
from aca_desktop.services.laptops.sync_sources import Source
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.storage.sync import sync_merging, sync_writing
from aca_desktop.storage.workspace.replacing import recrypted
from tests.benchmarks.conftest import Report
from tests.services.founding import signed
from tests.services.laptops import KnownKeys, Table, table

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(3000)]

SIZES = (10_000, 40_000)
ROUNDS = 3
PASSPHRASE = "agua clara"  # noqa: S105
_BATCH = 5_000


def fill(workspace: Workspace, entries: int) -> None:
    """Write that many entries as tables do."""
    which = coalition(workspace)
    example = workspace.journal.entry(signed(workspace).signature)
    assert example is not None
    assert example.open is not None
    assert example.personal is not None
    open_, personal = canonical.decode(example.open.data), canonical.decode(example.personal.data)
    assert isinstance(open_, dict)
    assert isinstance(personal, dict)
    drafts: list[Draft] = []
    while len(drafts) < entries:
        drafts += _organisation(workspace, len(drafts), open_, personal)
    for start in range(0, entries, _BATCH):
        workspace.write(which.id, drafts[start : min(start + _BATCH, entries)])


def _organisation(
    workspace: Workspace, number: int, open_: dict[str, Json], personal: dict[str, Json]
) -> Iterator[Draft]:
    id_ = workspace.context.new_id()
    named: dict[str, Json] = {"names.es": f"Organización {number}", "sector": "business", "country": "MX"}
    yield Draft("organisation", id_, named)
    yield Draft("signature", id_, open_, personal, blobs=(("personal", secrets.token_bytes(500)),))
    if number % 20 == 0:
        for step in range(2):
            yield Draft("organisation", id_, {"short": f"O {number} {step}"})


@contextmanager
def prepared(folder: Path, entries: int) -> Iterator[tuple[Path, Path, Table]]:
    """Yield a workspace with that many entries and a file that brings it as many."""
    with table(folder) as laptops:
        sender, receiver = laptops.joined("sender"), laptops.laptop("receiver")
        laptops.take(receiver, laptops.kit(laptops.founder))
        for laptop in (sender, receiver):
            fill(laptop, entries)
        receiver.copy_to(folder / "full.aca")
        yield folder / "full.aca", laptops.file(sender), laptops


def merge(workspace: Workspace, path: Path, progress: sync_merging.Progress | None = None) -> int:
    """Merge a file without preview, backup and comparing of organisations; return how many entries were new."""
    source = Source(path, KnownKeys())
    with workspace.journal.transaction():
        checked = sync_merging.check_file(source.pour, Checker())
        merged = sync_merging.merge(
            workspace.journal, checked, source.pour, Checker(), accept=lambda _strangers: False, progress=progress
        )
    source.close()
    return merged.new


def copy_rows(workspace: Workspace, full: Path) -> float:
    """Copy what merging has written, by INSERT … SELECT, table by table; return the seconds that it took."""
    database = workspace.journal.database
    database.execute("ATTACH DATABASE ? AS full", [str(full)])
    last = {
        key: database.execute(f"SELECT coalesce(max({key}), 0) FROM {name}").fetchone()[0]
        for name, key in (("entry", "n"), ("subject", "s"), ("value", "v"), ("blob", "b"), ("feed", "f"))
    }
    start = time.perf_counter()
    with workspace.journal.transaction():
        for name in ("feed", "subject", "entry", "entry_id", "header", "open_part", "personal_part", "blob"):
            _copy(workspace, name, last)
        for name in ("segment", "void", "value", "signature", "organisation", "lacking"):
            _copy(workspace, name, last)
    taken = time.perf_counter() - start
    database.execute("DETACH DATABASE full")
    return taken


def _copy(workspace: Workspace, name: str, last: dict[str, int]) -> None:
    keys = {"subject": "s", "organisation": "s", "value": "v", "blob": "b", "feed": "f", "segment": "head"}
    key = keys.get(name, "n")
    order = " ORDER BY id" if name == "entry_id" else ""
    bound = last["n" if key == "head" else key]
    if name == "value":  # of subjects that are new: those of others are written again, not added
        key, bound = "s", last["s"]
    workspace.journal.database.execute(
        f"INSERT INTO {name} SELECT * FROM full.{name} WHERE {key} > {bound}{order}"
    )


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
@pytest.mark.parametrize("entries", SIZES)
def test_merging(tmp_path: Path, report: Report, entries: int, passphrase: str | None) -> None:
    ours, compared, bare = [], [], []
    merged, copied = tmp_path / "merged.aca", tmp_path / "copied.aca"
    with prepared(tmp_path, entries) as (before, path, laptops):
        context = laptops.founder.context
        if passphrase is not None:
            recrypted(before, None, passphrase, tmp_path / "locked.aca")
            before = tmp_path / "locked.aca"
        for number in range(ROUNDS):
            for one in (merged, copied):
                shutil.copyfile(before, one)
            with open_workspace(merged, context, write=True, passphrase=passphrase) as workspace:
                start = time.perf_counter()
                assert merge(workspace, path) >= entries
                ours.append(time.perf_counter() - start)
                start = time.perf_counter()
                workspace.journal.compare_organisations()
                compared.append(time.perf_counter() - start)
            with open_workspace(copied, context, write=True, passphrase=passphrase) as workspace:
                bare.append(copy_rows(workspace, merged))
                count = workspace.journal.database.execute("SELECT count(*) FROM value").fetchone()[0]
                assert count > 2 * entries, number
    name = f"merging {entries:,} entries{'' if passphrase is None else ', encrypted'}"
    report(name, median(ours) / median(bare), 3.5, median(ours), median(bare))
    report(f"comparing after {name}", median(compared) / median(ours), 1, median(compared), median(ours))


def test_importing_again(tmp_path: Path, report: Report) -> None:
    with (
        prepared(tmp_path, SIZES[-1]) as (before, path, laptops),
        open_workspace(before, laptops.founder.context, write=True) as workspace,
    ):
        start = time.perf_counter()
        assert merge(workspace, path) >= SIZES[-1]
        first = time.perf_counter() - start
        again = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            assert merge(workspace, path) == 0
            again.append(time.perf_counter() - start)
    report("importing again, beside the first import", median(again) / first, 0.05, median(again), first)


def test_exporting(tmp_path: Path, report: Report) -> None:
    """Writing alone, and with what follows before a file gets its name: all of it is read and checked again."""
    written, ours, bare, bare_back = [], [], [], []
    with (
        prepared(tmp_path, SIZES[-1]) as (before, _path, laptops),
        open_workspace(before, laptops.founder.context) as workspace,
    ):
        which = coalition(workspace)
        for number in range(ROUNDS):
            start = time.perf_counter()
            _write(workspace, which.id, tmp_path / f"{number}.acasync")
            written.append(time.perf_counter() - start)
            start = time.perf_counter()
            sync_export.export(workspace, which, tmp_path / f"out-{number}.acasync")
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            _dump(workspace, tmp_path / f"{number}.zst")
            bare.append(time.perf_counter() - start)
            _hash(tmp_path / f"{number}.zst")
            bare_back.append(time.perf_counter() - start)
    name = "exporting, beside a bare dump with zstd"
    report(name, median(written) / median(bare), 2, median(written), median(bare))
    name = "the same read back, beside that dump unpacked and hashed"
    report(name, median(ours) / median(bare_back), 3, median(ours), median(bare_back))


def _write(workspace: Workspace, coalition_id: str, path: Path) -> None:
    exporter = Exporter(workspace.key.replica, workspace.key.public_key, workspace.name)
    at = workspace.context.at()
    plan = sync_writing.plan(workspace.journal, coalition_id, exporter, at=at, audience="coordinator")
    with path.open("wb") as file:
        file.writelines(sync_writing.blocks(workspace.journal, plan, workspace.key))


def _dump(workspace: Workspace, path: Path) -> None:
    """Write all parts of all entries through zstd, and nothing else."""
    rows = workspace.journal.database.execute(
        "SELECT h.bytes, o.salt, o.bytes, p.salt, p.bytes, b.salt, b.bytes FROM header h "
        "LEFT JOIN open_part o ON o.n = h.n LEFT JOIN personal_part p ON p.n = h.n "
        "LEFT JOIN blob b ON b.n = h.n ORDER BY h.n"
    )
    with path.open("wb") as file, zstandard.ZstdCompressor(level=3).stream_writer(file) as out:
        for row in rows:
            out.write(b"".join(part for part in row if part is not None))


def _hash(path: Path) -> None:
    """Unpack a dump and hash it, as one piece."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        for block in zstandard.ZstdDecompressor().read_to_iter(file):
            total.update(block)


@pytest.mark.skipif(shutil.which("keepassxc-cli") is None, reason="keepassxc-cli is not installed")
def test_merging_beside_keepassxc(tmp_path: Path, report: Report) -> None:
    entries = SIZES[0]
    theirs = _keepassxc(tmp_path, entries)
    with (
        prepared(tmp_path, entries) as (before, path, laptops),
        open_workspace(before, laptops.founder.context, write=True) as workspace,
    ):
        start = time.perf_counter()
        assert merge(workspace, path) >= entries
        ours = time.perf_counter() - start
    report(f"merging {entries:,} entries, beside keepassxc-cli", ours / theirs, 0.2, ours, theirs)


def _keepassxc(folder: Path, entries: int) -> float:
    """Return how long keepassxc-cli takes for merging two of its own files, with so many entries of 500 bytes."""
    passphrase = f"{PASSPHRASE}\n"
    files = [folder / f"{name}.kdbx" for name in ("ours", "theirs")]
    for file in files:
        source = file.with_suffix(".xml")
        source.write_text(_keepass_xml(entries), encoding="utf-8")
        command = ["keepassxc-cli", "import", "--decryption-time", "100", "--set-password", str(source), str(file)]
        subprocess.run(command, input=passphrase * 2, text=True, capture_output=True, check=True)
    start = time.perf_counter()
    command = ["keepassxc-cli", "merge", "--same-credentials", *map(str, files)]
    done = subprocess.run(command, input=passphrase, text=True, capture_output=True, check=True)
    assert done.stdout.count("Creating missing") == entries
    return time.perf_counter() - start


def _keepass_xml(entries: int) -> str:
    times = "<Times><LastModificationTime>2026-06-05T00:00:00Z</LastModificationTime></Times>"
    written = "".join(
        f"<Entry><UUID>{b64encode(secrets.token_bytes(16)).decode()}</UUID>{times}"
        f"<String><Key>Title</Key><Value>Organización {number}</Value></String>"
        f"<String><Key>Notes</Key><Value>{b64encode(secrets.token_bytes(375)).decode()}</Value></String></Entry>"
        for number in range(entries)
    )
    group = f"<UUID>{b64encode(bytes(16)).decode()}</UUID><Name>Root</Name>{written}"
    return f"<KeePassFile><Meta/><Root><Group>{group}</Group></Root></KeePassFile>"
