"""Documents about a whole journal held against the state that they are about, also after it has gone on."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.papers.paper_comparing import as_read, unlike
from aca_desktop.domain.papers.paper_kinds import JournalPaper
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.coalition import coalitions, events
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations import organisations
from aca_desktop.services.papers import papers, verifying
from aca_desktop.services.papers.certification import certification, seal_face
from aca_desktop.services.papers.joint import joint_paper
from aca_desktop.services.papers.network import network_paper
from aca_desktop.services.papers.numbers_check import numbers_check
from aca_desktop.services.papers.summary import summary_paper
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.storage.journal import earlier_sets
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.services.founding import Clock, founded, only, signed
from tests.services.laptops import table
from tests.services.lies import lies

KINDS: Mapping[str, Callable[..., JournalPaper]] = {
    "summary": summary_paper,
    "joint": joint_paper,
    "network": network_paper,
}
NO_LIES = ("seal.", "page_size", "at")
NOT_ITS_STATE = {"coalition_id": "coalition-not-here", "journal_sha256": "journal-moved-on"}


def drawn(workspace: Workspace, kind: str, which: Coalition | None = None, language: str = "es") -> Any:
    """Return the record of a document that would be made now."""
    which = which or only(workspace)
    seal = seal_face(workspace, which, certification(workspace, which))
    return as_read(KINDS[kind](workspace, which, language, seal, "a4"))


def found_out(workspace: Workspace, paper: Any) -> dict[str, str]:
    """Return the lies that are not found to contradict the journal, and what is found."""
    told = {path: lie for path, lie in lies(paper) if not path.startswith(NO_LIES)}
    assert len(told) > 15
    outcomes = {path: numbers_check(workspace, lie).reason or "passed" for path, lie in told.items()}
    return {path: reason for path, reason in outcomes.items() if reason != "contradicts-journal"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def two(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A workspace with two signatories and an event."""
    with founded(tmp_path, clock) as workspace:
        events.add(workspace, only(workspace), {"names.es": "Foro", "starts": "2026-06-05T10:00:00-06:00"})
        signed(workspace)
        signed(workspace)
        yield workspace


@pytest.mark.parametrize("kind", ["summary", "joint"])
def test_every_field_said_otherwise_contradicts_the_journal(two: Workspace, kind: str) -> None:
    paper = drawn(two, kind)
    assert numbers_check(two, paper).outcome == "passed"
    assert found_out(two, paper) == NOT_ITS_STATE


@pytest.mark.parametrize("kind", ["summary", "joint"])
def test_a_state_before_is_found_by_its_digest_and_held_against(two: Workspace, clock: Clock, kind: str) -> None:
    paper = drawn(two, kind)
    clock.wait(hours=1)
    first = organisations.listing(two, only(two)).rows[0]
    organisations.edit(two, only(two), first.id, {"names.es": "Otro nombre"})
    following.withdraw(two, first.signatures[0].id)
    signed(two)
    assert list(unlike(paper, drawn(two, kind)))
    assert numbers_check(two, paper).outcome == "passed"
    told = [lie for path, lie in lies(paper) if not path.startswith(NO_LIES) and path not in NOT_ITS_STATE]
    assert {numbers_check(two, lie).reason for lie in told[::8]} == {"contradicts-journal"}


def test_what_had_come_here_is_a_state_too(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder, mesa = laptops.founder, laptops.joined("mesa")
        signed(mesa)
        late = laptops.file(mesa)
        laptops.clock.wait(hours=1)
        signed(founder)
        paper = drawn(founder, "summary")
        laptops.clock.wait(hours=1)
        laptops.take(founder, late)  # written before the summary, and not here when it was made
        assert list(unlike(paper, drawn(founder, "summary")))
        assert numbers_check(founder, paper).outcome == "passed"
        assert numbers_check(founder, replace(paper, expected=7)).reason == "contradicts-journal"


def test_a_state_that_is_not_found_leaves_doubt(two: Workspace, tmp_path: Path) -> None:
    paper = drawn(two, "summary")
    (tmp_path / "elsewhere").mkdir()
    with WorkspaceFile.create(tmp_path / "elsewhere" / "few.aca", Checker()) as file:
        ids = [one.id.hex() for one in earlier_sets._arrived(two.journal, two.journal.coalitions())]
        earlier_sets.copy_entries(two.journal, ids[:-1], file.journal)
        found = numbers_check(replace(two, file=file), paper)
    assert (found.outcome, found.reason) == ("doubted", "journal-moved-on")


def test_a_version_that_is_none_contradicts_the_journal(two: Workspace) -> None:
    paper = drawn(two, "joint")
    face = replace(paper.texts[0].declaration, version="2")
    assert (
        numbers_check(two, replace(paper, texts=(replace(paper.texts[0], declaration=face),))).outcome == "failed"
    )
    assert numbers_check(two, drawn(two, "joint", language="en")).outcome == "passed"


def test_a_signer_who_is_not_here_is_not_compared(two: Workspace, tmp_path: Path) -> None:
    paper = drawn(two, "joint")
    (tmp_path / "bare").mkdir()
    with WorkspaceFile.create(tmp_path / "bare" / "bare.aca", Checker()) as file:
        for one in earlier_sets._arrived(two.journal, two.journal.coalitions()):
            entry = two.journal.entry(one.id.hex())
            assert entry is not None
            file.journal.add([entry._replace(personal=None, blobs=(None,) * len(entry.blobs))])
        bare = replace(two, file=file)
        for workspace, document, ink in ((bare, paper, {"ink"}), (two, drawn(bare, "joint"), set())):
            found = numbers_check(workspace, document)
            assert found.outcome == "passed"
            assert {one.rpartition(".")[2] for one in found.not_compared} == {"signer", "title"} | ink
        (text,) = paper.texts
        lie = replace(paper, texts=(replace(text, unnamed=1),))
        assert numbers_check(bare, lie).reason == "contradicts-journal"


def test_a_sealed_summary_stays_valid_when_the_journal_goes_on(
    two: Workspace, clock: Clock, tmp_path: Path
) -> None:
    with papers.Papers(two) as press:
        (tmp_path / "summary.pdf").write_bytes(press.summary(only(two)).data)
        (tmp_path / "joint.pdf").write_bytes(press.joint(only(two)).data)
    clock.wait(hours=1)
    signed(two)
    found = verifying.verify([tmp_path / "summary.pdf", tmp_path / "joint.pdf"], workspace=two)
    assert [one.verification.verdict for one in found] == ["valid", "valid"]


@pytest.mark.parametrize("code", ["aca-gdl", "jci", "aca"])
def test_documents_of_the_samples_say_what_their_journals_say_in_whichever_order_these_came(
    code: str, built_samples: Mapping[str, Path], tmp_path: Path
) -> None:
    context = Context(Clock(), secrets.token_bytes, tmp_path / "home")
    with (
        open_workspace(built_samples[code], context) as workspace,
        WorkspaceFile.create(tmp_path / "backwards.aca", Checker()) as file,
    ):
        ids = [one.id.hex() for one in earlier_sets._arrived(workspace.journal, workspace.journal.coalitions())]
        earlier_sets.copy_entries(workspace.journal, ids[::-1], file.journal)
        backwards = replace(workspace, file=file)
        which = next(one for one in coalitions.coalitions(workspace) if one.code == code)
        for kind in ("summary", "network") if code == "aca" else ("summary", "joint"):
            paper = drawn(workspace, kind, which, "en")
            assert numbers_check(workspace, paper).outcome == "passed"
            assert numbers_check(backwards, paper).outcome == "passed"
        if code == "aca":
            assert set(found_out(workspace, replace(paper, columns=paper.columns[:2]))) == set(NOT_ITS_STATE)
