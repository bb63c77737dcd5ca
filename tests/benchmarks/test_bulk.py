"""Declarations in bulk beside two bare loops at once, made again, and checked: how many a second, how much memory.

Two loops of the bare work run in two processes, as ours do on the two cores; both sides begin with processes that
are started already in their own time, as a person would wait for them.
"""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from aca_desktop.domain.papers.papers import DeclarationPaper
from aca_desktop.services.coalition import coalitions, publishing
from aca_desktop.services.papers import faces, verifying
from aca_desktop.services.papers.certification import certification, seal_face
from aca_desktop.services.papers.declarations_in_bulk import write_all_declarations
from aca_desktop.services.papers.papers import declaration_paper
from aca_desktop.services.signing import signing
from tests.benchmarks import bare_paper
from tests.benchmarks.conftest import Report
from tests.benchmarks.test_signing import founded, opened, zuniga

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(3000)]

PAPERS = 3_000
LOOPS = 2


def bare_loop(papers: list[DeclarationPaper], chain: tuple[bytes, ...], private: bytes, out: Path) -> None:
    """Draw, seal and write, as a short script would."""
    bare_paper.register_fonts()
    for paper in papers:
        (out / f"{paper.entry.id}.pdf").write_bytes(bare_paper.seal(bare_paper.draw(paper), chain, private))


def test_bulk_beside_two_bare_loops_and_checked(tmp_path: Path, report: Report) -> None:
    record = zuniga()
    with opened(founded(tmp_path)) as workspace:
        for _ in range(PAPERS):
            signing.sign(workspace, record)
        coalition = coalitions.coalition(workspace)
        publishing.write_root(workspace, coalition, tmp_path / "public")
        own = certification(workspace, coalition)
        memory = Memory()
        begin = time.perf_counter()
        done = write_all_declarations(workspace, coalition, tmp_path / "ours", progress=memory.theme)
        ours = time.perf_counter() - begin
        assert len(done.paths) == PAPERS
        begin = time.perf_counter()
        assert len(write_all_declarations(workspace, coalition, tmp_path / "ours").current) == PAPERS
        again = time.perf_counter() - begin
        ids = [path.stem for path in done.paths]
        seal = seal_face(workspace, coalition, own)
        records = [
            declaration_paper(workspace, faces.signature(workspace, id_.split("-")[-2]), seal) for id_ in ids
        ]
        private = workspace.key.to_pkcs8()
    bare = in_loops(records, own.chain, private, tmp_path / "bare")
    report("bulk of declarations, beside two bare loops at once", ours / bare, 0.5, ours, bare)
    report("memory of its processes at the end, beside a fifth of the way (in GB)", *memory.grown())
    report("the same again, all current", again / ours, 0.75, again, ours)
    begin = time.perf_counter()
    checked = verifying.verify([tmp_path / "ours"], trust=tmp_path / "public" / publishing.ROOT)
    taken = time.perf_counter() - begin
    assert {one.verification.verdict for one in checked} == {"valid"}
    allowed = PAPERS / (25 * LOOPS)
    report("a folder of papers checked, beside 25 a second and core", taken / allowed, 1, taken, allowed)


class Memory:
    """What this process and those that it has started hold in memory, as far as the work has come."""

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}

    def theme(self, done: int, _of: int) -> None:
        """Look now and then."""
        if done % 100 == 0:
            mine = [os.getpid(), *(child.pid for child in multiprocessing.active_children() if child.pid)]
            self._seen[done] = sum(resident(pid) for pid in mine)

    def grown(self) -> tuple[float, float, float, float]:
        """Return the ratio, its bound, and both in GB."""
        early, late = self._seen[PAPERS // 5], self._seen[PAPERS - 100]
        return late / early, 1.1, late / 1e9, early / 1e9


def resident(pid: int) -> int:
    """Return how many bytes of a process are in memory, as Linux tells it."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


def in_loops(records: list[DeclarationPaper], chain: tuple[bytes, ...], private: bytes, out: Path) -> float:
    """Return how long it takes that each loop has done its share."""
    out.mkdir()
    context = multiprocessing.get_context("spawn")
    loops = [
        context.Process(target=bare_loop, args=(records[n::LOOPS], chain, private, out)) for n in range(LOOPS)
    ]
    begin = time.perf_counter()
    for loop in loops:
        loop.start()
    for loop in loops:
        loop.join()
    taken = time.perf_counter() - begin
    assert [loop.exitcode for loop in loops] == [0] * LOOPS
    assert len(list(out.iterdir())) == len(records)
    return taken
