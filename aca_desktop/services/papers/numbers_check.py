"""Whether a joint declaration or a summary says what the journal came to when it was made.

The digest that it bears names the very entries behind it. Where these are still found, its record is gathered from
them anew, at its own time; where they are not, nobody can say whether its numbers are right.
"""

import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from aca_desktop.domain.papers.paper_comparing import Unlike, as_read, plain, unlike
from aca_desktop.domain.papers.paper_kinds import JournalPaper, SealedPaper
from aca_desktop.domain.papers.papers import JointCell, JointPaper
from aca_desktop.domain.papers.summary_papers import NetworkPaper, SummaryPaper
from aca_desktop.domain.papers.verification import Check, Difference
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.coalition.coalitions import Coalition, coalition_by_id
from aca_desktop.services.coalition.declarations import publications
from aca_desktop.services.figures.claims import counted_coalitions
from aca_desktop.services.papers.joint import Wanted, joint_paper
from aca_desktop.services.papers.network import network_paper
from aca_desktop.services.papers.summary import summary_paper
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import checking, earlier_sets
from aca_desktop.storage.workspace.workspace import WorkspaceFile

_MOST = 50_000
"""Entries that are interpreted again in some seconds."""

_NOBODY_MAKES = ("no-signatories", "unknown-declaration", "language-not-of-declaration", "not-a-network")
_CELL = re.compile(r"texts\[(\d+)\]\.groups\[(\d+)\]\.cells\[(\d+)\]\.(signer|title|ink|picture|typed)")


def numbers_check(workspace: Workspace, paper: JournalPaper) -> Check:
    """Hold a document about a whole journal against the state that it is about."""
    coalition = coalition_by_id(workspace, paper.coalition_id)
    if coalition is None:
        return Check("journal", "doubted", "coalition-not-here")
    every = counted_coalitions(workspace, coalition) if isinstance(paper, NetworkPaper) else [coalition]
    counted = [one.id for one in every]
    if checking.journal_digest(workspace.path, workspace.journal, counted) == paper.journal_sha256:
        return _compared(workspace, paper)
    with _as_it_was(workspace, counted, paper) as then:
        return Check("journal", "doubted", "journal-moved-on") if then is None else _compared(then, paper)


@contextmanager
def _as_it_was(workspace: Workspace, counted: Sequence[str], paper: JournalPaper) -> Iterator[Workspace | None]:
    """Yield a workspace with the entries behind a document alone, None if they are not found.

    It lies in a folder of its own for as long as it is wanted, under a passphrase that nobody knows.
    """
    at = datetime.fromisoformat(paper.at)
    ids = earlier_sets.entries_with_digest(workspace.journal, counted, paper.journal_sha256, at, _MOST)
    if ids is None:
        yield None
        return
    with TemporaryDirectory(prefix="aca-") as folder:
        path = Path(folder) / "then.aca"
        with WorkspaceFile.create(path, Checker(), passphrase=secrets.token_hex()) as file:
            earlier_sets.copy_entries(workspace.journal, ids, file.journal)
            yield replace(workspace, file=file)


def _compared(workspace: Workspace, paper: JournalPaper) -> Check:
    coalition = coalition_by_id(workspace, paper.coalition_id)
    moment = datetime.fromisoformat(paper.at)
    then = replace(workspace, context=replace(workspace.context, now=lambda: moment))
    try:
        gathered = None if coalition is None else as_read(_gathered(then, coalition, paper))
    except AcaError as error:
        if error.code not in _NOBODY_MAKES:
            raise
        gathered = None
    if gathered is None:  # of this state nobody makes such a document
        return Check("journal", "failed", "contradicts-journal")
    found, missing = [], []
    for one in unlike(paper, gathered):
        if _is_person_not_here(one, paper, gathered):
            missing.append(one.path)
        else:
            found.append(Difference(one.path, plain(one.one), plain(one.other), "contradicted"))
    if found:
        return Check("journal", "failed", "contradicts-journal", tuple(found), tuple(missing))
    return Check("journal", "passed", not_compared=tuple(missing))


def _gathered(workspace: Workspace, coalition: Coalition, paper: JournalPaper) -> SealedPaper:
    """Return the record that would be drawn; raise what gathering it raises."""
    if isinstance(paper, JointPaper):
        wanted = Wanted(_versions(workspace, coalition, paper), with_ink=_has_ink(paper))
        return joint_paper(workspace, coalition, paper.language, paper.seal, paper.page_size, wanted)
    gather: Callable[..., SummaryPaper | NetworkPaper]
    gather = network_paper if isinstance(paper, NetworkPaper) else summary_paper
    return gather(workspace, coalition, paper.language, paper.seal, paper.page_size)


def _versions(workspace: Workspace, coalition: Coalition, paper: JointPaper) -> tuple[str, ...]:
    """Return the versions that a joint declaration holds; one that is none is named by its hash, and not found."""
    known = {(one.label, one.day, one.sha256): one.id for one in publications(workspace, coalition)}
    said = (text.declaration for text in paper.texts)
    return tuple(known.get((one.version, one.published, one.version_sha256), one.version_sha256) for one in said)


def _has_ink(paper: JointPaper) -> bool:
    return any(cell.ink or cell.picture for text in paper.texts for group in text.groups for cell in group.cells)


def _is_person_not_here(one: Unlike, paper: JournalPaper, gathered: SealedPaper) -> bool:
    """Say whether a signer who may be named is not here, or was not where the document was made."""
    found = _CELL.fullmatch(one.path)
    if found is None or not isinstance(paper, JointPaper) or not isinstance(gathered, JointPaper):
        return False
    text, group, place = (int(number) for number in found.groups()[:3])
    said, here = (one.texts[text].groups[group].cells[place] for one in (paper, gathered))
    return (said.published and here.published) and (_is_nameless(said) or _is_nameless(here))


def _is_nameless(cell: JointCell) -> bool:
    return not any((cell.signer, cell.title, cell.ink, cell.picture, cell.typed))
