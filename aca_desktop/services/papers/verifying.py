"""Checking sealed papers: by their bytes and root, and against the journal where a workspace is at hand."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.journal.revocations import Revocations
from aca_desktop.domain.papers.evidence import DRAWING, Evidence
from aca_desktop.domain.papers.paper_kinds import COORDINATORS_ALONE, KINDS
from aca_desktop.domain.papers.paper_records import contradiction, evidence_of, read_record
from aca_desktop.domain.papers.record_codec import NotRecord
from aca_desktop.domain.papers.verification import Check, SealedBy, Verification, all_checks
from aca_desktop.errors import AcaError
from aca_desktop.files import open_ordinary, world_trouble
from aca_desktop.sealing.chain import read_root
from aca_desktop.sealing.verify import LARGEST_PDF, Sealed, verify_seal
from aca_desktop.services.coalition.coalitions import coalitions
from aca_desktop.services.laptops.sync_export import ENDING as SYNC_ENDING
from aca_desktop.services.papers import crew
from aca_desktop.services.papers.journal_check import JournalCheck
from aca_desktop.services.papers.revocation_lists import Listed, list_beside
from aca_desktop.services.papers.sync_check import verify_sync
from aca_desktop.services.workspace.workspaces import Progress, Workspace


def verify_document(data: bytes, *, root: bytes | None = None) -> Verification:
    """Check a document's seal, then its pages. Raise what `verify_seal` raises.

    Nothing is drawn where seal, chain or root have failed. A document of another drawing's number is not drawn
    again: its seal is judged, and its pages are doubted.
    """
    sealed = verify_seal(data, root=root)
    found = sealed.found
    said, by = found.evidence, found.sealed_by
    if said is None or by is None:
        return found
    if said.kind in COORDINATORS_ALONE and not by.coordinator:
        return found.with_check(Check("role", "failed", "seal-not-allowed"))
    found = found.with_check(Check("role", "passed"))
    if said.drawing != DRAWING:
        return found.with_check(Check("pages", "doubted", "not-redrawn"))
    if said.kind not in KINDS:
        return found.with_check(Check("evidence", "failed", "unknown-kind"))
    return _drawn_again(data, found, sealed, said, by)


def _drawn_again(data: bytes, found: Verification, sealed: Sealed, said: Evidence, by: SealedBy) -> Verification:
    from aca_desktop.documents.redrawing import is_drawn_from
    from aca_desktop.documents.typesetting.page import TooMuch  # heavy, and most files never come so far

    try:
        paper = read_record(said.kind, sealed.record)
    except NotRecord:
        return found.with_check(Check("evidence", "failed", "malformed-record"))
    if evidence_of(paper) != said:
        return found.with_check(Check("evidence", "failed", "entry-mismatch"))
    if (why := contradiction(paper, by)) is not None:
        return found.with_check(Check("evidence", "failed", why))
    try:
        same = is_drawn_from(paper, data, sealed.put_on)
    except TooMuch:
        return found.with_check(Check("pages", "undecided", "too-costly"))
    if not same:
        return found.with_check(Check("pages", "failed", "page-differs"))
    return replace(found.with_check(Check("pages", "passed")), paper=paper)


def revocation(found: Verification, workspace: Workspace | None, listed: Listed | None) -> Check:
    """Return the check: what a revoked key has sealed is never plainly valid; only its entry saves a document.

    A stolen key can draw another page around an entry that survives. Where root has not passed nobody can say
    whose key it is, so nothing is checked. An older list than one seen before may hide a revocation.
    """
    by, said = found.sealed_by, found.evidence
    coalition = found.coalition if said is None else said.coalition
    if by is None or coalition is None or found.check("root").outcome != "passed":
        return Check("revocation", "not-checked", "not-reached")
    known = None if listed is None else listed.revocations
    revoked = is_revoked(by.path, coalition, workspace, known)
    if revoked is None:
        return Check("revocation", "not-checked", "no-revocation-list")
    if revoked:
        entry = None if said is None else said.entry
        survives = entry is not None and _survives(entry, coalition, workspace, known)
        return Check("revocation", "doubted" if survives else "failed", "laptop-revoked")
    if listed is not None and listed.is_older:
        return Check("revocation", "doubted", "older-revocation-list")
    return Check("revocation", "passed")


def is_revoked(
    path: Sequence[str], coalition: str, workspace: Workspace | None, listed: Revocations | None
) -> bool | None:
    """Return whether one of these keys (replicas) is revoked in a coalition; None: nobody here could know."""
    here = workspace is not None and coalition in workspace.journal.coalitions()
    if listed is None and not here:
        return None
    if listed is not None and not listed.keys.keys().isdisjoint(path):
        return True
    revoked = workspace.journal.authority(coalition).survivors if workspace is not None and here else {}
    return any(named_subject(key) in revoked for key in path)


def _survives(id_: str, coalition: str, workspace: Workspace | None, listed: Revocations | None) -> bool:
    if listed is not None and id_ in listed.entries:
        return True
    entry = workspace.journal.entry(id_) if workspace is not None else None
    if workspace is None or entry is None or entry.header.coalition != coalition:
        return False
    return entry.id not in workspace.journal.state(coalition, entry.header.subject).void


_ENDINGS = (".pdf", SYNC_ENDING)
_LARGEST_ROOT = 1_000_000

_FEW = 400
"""So many are checked in the time that further processes need to start."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and what checking it found."""

    path: Path
    verification: Verification


def verify(
    paths: Sequence[Path],
    *,
    home: Path | None = None,
    trust: Path | None = None,
    workspace: Workspace | None = None,
    progress: Progress | None = None,
    few: int = _FEW,
) -> list[Checked]:
    """Check papers; a folder stands for the papers in it. `trust` is the root certificate to hold them against.

    The list of what the coalition has revoked is read beside it, and remembered in the data folder `home`, if that
    is given. Without `trust`, the roots of the workspace's coalitions are tried. A file that cannot be read is
    `not-valid`. Up to `few` are checked by this process alone.
    Raise AcaError `not-found` for a path that is not there, `not-a-root`, `cannot-read`, or what
    `list_beside` raises.
    """
    files = [file for path in paths for file in _files(path)]
    root = None if trust is None else _read_root(trust)
    listed = None if trust is None or root is None else list_beside(trust, root, home)
    roots = [one.root for one in coalitions(workspace)] if workspace is not None and root is None else []
    found: dict[int, Verification] = {}
    start = partial(_desk, root, roots)
    journal = None if workspace is None else JournalCheck(workspace)
    if progress is not None:
        progress(0, len(files))  # the first results wait for processes to begin
    with closing(crew.spread(enumerate(files), start, crew.processes_for(len(files), few))) as looked_at:
        for number, held in looked_at:
            found[number] = _held(held, workspace, journal, listed)
            if progress is not None:
                progress(len(found), len(files))
    return [Checked(path, found[number]) for number, path in enumerate(files)]


@contextmanager
def _desk(
    root: bytes | None, roots: Sequence[bytes]
) -> Iterator[Callable[[tuple[int, Path]], tuple[int, Verification]]]:
    """Prepare a process to look at files by their bytes and root alone; the journal stays where it is open."""

    def look(numbered: tuple[int, Path]) -> tuple[int, Verification]:
        number, path = numbered
        return number, _look(path, root, roots)

    yield look


def _is_paper(path: Path) -> bool:
    return path.suffix.lower() != SYNC_ENDING


def _look(path: Path, root: bytes | None, roots: Sequence[bytes]) -> Verification:
    if not _is_paper(path):
        return verify_sync(path, root, roots)
    try:
        data = _read(path)
    except AcaError as error:
        return Verification(all_checks({"file": Check("file", "failed", error.code)}))
    for candidate in roots:
        held = verify_document(data, root=candidate)
        if held.check("root").outcome == "passed":
            return held
    return verify_document(data, root=root)


def _held(
    found: Verification, workspace: Workspace | None, journal: JournalCheck | None, listed: Listed | None
) -> Verification:
    """Hold what was found against the journal and what has been revoked."""
    if found.evidence is None and found.coalition is None:
        return found
    if found.evidence is not None:
        compared = Check("journal", "not-checked", "no-workspace") if journal is None else journal.check(found)
        found = found.with_check(compared)
    found = found.with_check(revocation(found, workspace, listed))
    return found if listed is None else replace(found, revocations_at=listed.revocations.at)


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise AcaError("not-found", path=str(path))
    if not path.is_dir():
        yield path
        return
    with world_trouble("cannot-read", path):
        inside = sorted(path.iterdir())
    yield from (one for one in inside if one.suffix.lower() in _ENDINGS and one.is_file())


def _read(path: Path) -> bytes:
    """Return a file's bytes, held once; a pipe or a device is not waited for, and what is too large not read."""
    with open_ordinary(path) as file, world_trouble("cannot-read", path):
        if os.fstat(file.fileno()).st_size > LARGEST_PDF:
            raise AcaError("too-large", path=str(path), limit=LARGEST_PDF)
        return file.read()


def _read_root(path: Path) -> bytes:
    with open_ordinary(path) as file, world_trouble("cannot-read", path):
        return read_root(file.read(_LARGEST_ROOT))
