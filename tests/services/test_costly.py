"""What a hostile file can cost, which anybody can make: nothing is raised, and two seconds do.

What two seconds are depends on the machine and on who else measures, so a usual declaration, checked beside it, is
the unit. tests/benchmarks says the seconds.
"""

import time
from collections.abc import Iterable

import pytest

from aca_desktop.documents.redrawing import draw
from aca_desktop.documents.typesetting.page import Limits, TooMuch
from aca_desktop.domain.papers.paper_kinds import kind_of
from aca_desktop.domain.papers.paper_records import contradiction, evidence_of, read_record
from aca_desktop.domain.papers.record_codec import NotRecord
from aca_desktop.domain.papers.verification import Verification
from aca_desktop.sealing import chain
from aca_desktop.services.papers.verifying import verify_document
from tests.sealing.costly import FILES, RECORDS, SIZES, carrying, records
from tests.sealing.mutated import mutated
from tests.sealing.true_papers import VARIETIES, coalition, sealed, sealer_of, usual

MOST = 100
"""As many usual declarations may be checked meanwhile: 2 s where one takes 20 ms."""

MUTATIONS = 12
"""Of each variety; the long run has more."""

KEPT = {"joint": (77,)}
"""Seeds whose records have once been drawn into something that could not be sealed."""


def judged(document: bytes) -> Verification:
    """Check a file as whoever has no root to hold it against; what is over is measured again, by the same unit."""
    unit = min(measured(sealed("declaration"))[1] for _ in range(4))  # the first loads what is loaded late
    found, cost = measured(document)
    assert cost < MOST * unit or measured(document)[1] < MOST * unit
    return found


def measured(document: bytes) -> tuple[Verification, float]:
    """Return what is found in a file, and the seconds of processor time that it took."""
    begin = time.process_time()
    found = verify_document(document)
    return found, time.process_time() - begin


def is_refused(found: Verification) -> bool:
    return found.verdict == "not-valid" or (found.verdict is None and "too-costly" in found.reasons)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", RECORDS)
def test_a_record_that_is_hard_to_draw_costs_little(name: str, size: int) -> None:
    assert is_refused(judged(records(name, size)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_hard_to_read_costs_little(name: str, size: int) -> None:
    assert judged(FILES[name](size)).verdict == "not-valid"


@pytest.mark.parametrize("kind", VARIETIES)
def test_records_changed_at_random_raise_nothing(kind: str) -> None:
    _mutate(kind, (*range(MUTATIONS), *KEPT.get(kind, ())))


@pytest.mark.long
@pytest.mark.parametrize("kind", VARIETIES)
def test_many_records_changed_at_random_raise_nothing(kind: str) -> None:
    _mutate(kind, range(MUTATIONS, 40 * MUTATIONS))


def _mutate(kind: str, seeds: Iterable[int]) -> None:
    holder = coalition().holder(sealer_of(kind))
    by = chain.arrange(holder.chain).sealed_by(None)
    for seed in seeds:
        record = mutated(kind, seed)
        found = judged(carrying(kind, record, 0))
        assert found.verdict is None or found.verdict == "not-valid", seed
        try:
            paper = read_record(kind_of(usual(kind)), record)
        except NotRecord:
            continue
        assert contradiction(paper, by) in (None, "unknown-text", "sealer-differs", "entry-mismatch"), seed
        evidence_of(paper)
        try:
            assert draw(paper, Limits(200, 300_000)).startswith(b"%PDF-1.7"), seed
        except TooMuch:
            continue


def test_what_costs_too_much_has_no_verdict() -> None:
    found = judged(records("3,000 cells", SIZES[0]))
    assert (found.verdict, found.check("pages").outcome, found.check("pages").reason) == (
        None, "undecided", "too-costly",
    )  # fmt: skip
