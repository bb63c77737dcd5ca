"""Merging and exporting beside the bare work: the same rows copied by SQL, the same rows dumped with zstd.

Nine in ten organisations have one edit and one signature with 500 bytes of ink, the others a history; all is
verified. A file has as many entries as the workspace into which it goes.
"""

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest
import zstandard

from aca_desktop.domain import canonical
from aca_desktop.domain.canonical import Json
from aca_desktop.domain.draft import Draft
from aca_desktop.sealing.keys import Checker
from aca_desktop.services import sync_export
from aca_desktop.services.coalitions import coalition
from aca_desktop.services.sync_sources import Source
from aca_desktop.services.workspaces import Workspace, open_workspace
from aca_desktop.storage import sync_merging
from tests.benchmarks.conftest import Report
from tests.services.founding import signed
from tests.services.laptops import KnownKeys, Table, table

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(3000)]

SIZES = (10_000, 40_000)
ROUNDS = 3
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


def merge(workspace: Workspace, path: Path) -> int:
    """Merge a file without preview and backup; return how many entries were new."""
    source = Source(path, KnownKeys())
    with workspace.file.transaction():
        checked = sync_merging.check_file(source.pour, Checker())
        merged = sync_merging.merge(
            workspace.journal, checked, source.pour, Checker(), accept=lambda _strangers: False
        )
    source.close()
    return merged.new


def copy_rows(workspace: Workspace, full: Path) -> None:
    """Copy what merging has written, by INSERT … SELECT, table by table."""
    database = workspace.journal.database
    database.execute("ATTACH DATABASE ? AS full", [str(full)])
    last = {
        key: database.execute(f"SELECT coalesce(max({key}), 0) FROM {name}").fetchone()[0]
        for name, key in (("entry", "n"), ("subject", "s"), ("value", "v"), ("blob", "b"), ("feed", "f"))
    }
    with workspace.file.transaction():
        for name in ("feed", "subject", "entry", "entry_id", "header", "open_part", "personal_part", "blob"):
            _copy(workspace, name, last)
        for name in ("segment", "void", "value", "signature", "organisation", "lacking"):
            _copy(workspace, name, last)
    database.execute("DETACH DATABASE full")


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


@pytest.mark.xfail(
    reason="its bound is not reached yet: what entries mean is worked out in Python for every subject"
)
@pytest.mark.parametrize("entries", SIZES)
def test_merging(tmp_path: Path, report: Report, entries: int) -> None:
    ours, bare = [], []
    with prepared(tmp_path, entries) as (before, path, laptops):
        for number in range(ROUNDS):
            for kind in ("merged", "copied"):
                shutil.copyfile(before, tmp_path / f"{kind}.aca")
            with open_workspace(tmp_path / "merged.aca", laptops.founder.context, write=True) as workspace:
                start = time.perf_counter()
                assert merge(workspace, path) >= entries
                ours.append(time.perf_counter() - start)
            with open_workspace(tmp_path / "copied.aca", laptops.founder.context, write=True) as workspace:
                start = time.perf_counter()
                copy_rows(workspace, tmp_path / "merged.aca")
                bare.append(time.perf_counter() - start)
                count = workspace.journal.database.execute("SELECT count(*) FROM value").fetchone()[0]
                assert count > 2 * entries, number
    report(f"merging {entries:,} entries", median(ours) / median(bare), 3.5, median(ours), median(bare))


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
    ours, bare = [], []
    with (
        prepared(tmp_path, SIZES[-1]) as (before, _path, laptops),
        open_workspace(before, laptops.founder.context) as workspace,
    ):
        which = coalition(workspace)
        for number in range(ROUNDS):
            start = time.perf_counter()
            sync_export.export(workspace, which, tmp_path / f"out-{number}.acasync")
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            _dump(workspace, tmp_path / f"{number}.zst")
            bare.append(time.perf_counter() - start)
    report("exporting, beside a bare dump with zstd", median(ours) / median(bare), 2, median(ours), median(bare))


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
