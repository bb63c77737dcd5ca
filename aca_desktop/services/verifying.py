"""Checking sealed papers: by their bytes and root, and against the journal where a workspace is at hand."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aca_desktop.domain.contents import read_contents
from aca_desktop.domain.entry import Entry
from aca_desktop.domain.evidence import Evidence
from aca_desktop.domain.revocations import Revocations
from aca_desktop.domain.verification import Check, Verification, all_checks
from aca_desktop.errors import AcaError
from aca_desktop.files import world_trouble
from aca_desktop.sealing.chain import read_root
from aca_desktop.sealing.revoked_list import LARGEST as LARGEST_LIST
from aca_desktop.sealing.revoked_list import read_list
from aca_desktop.sealing.verify import LARGEST_PDF, verify_pdf
from aca_desktop.services import crew
from aca_desktop.services.coalitions import coalitions
from aca_desktop.services.page_check import says_what_the_journal_says
from aca_desktop.services.publishing import REVOKED
from aca_desktop.services.revocation_check import revocation
from aca_desktop.services.sync_check import verify_sync
from aca_desktop.services.sync_export import ENDING as SYNC_ENDING
from aca_desktop.services.workspaces import Progress, Workspace

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
    trust: Path | None = None,
    workspace: Workspace | None = None,
    progress: Progress | None = None,
    few: int = _FEW,
) -> list[Checked]:
    """Check papers; a folder stands for the papers in it. `trust` is the root certificate to hold them against.

    The list of what the coalition has revoked is read beside it. Without `trust`, the roots of the workspace's
    coalitions are tried. A file that cannot be read is `not-valid`. Up to `few` are checked by this process alone.
    Raise AcaError `not-found` for a path that is not there, `not-a-root`, `not-a-revocation-list`, `cannot-read`.
    """
    files = [file for path in paths for file in _files(path)]
    root = None if trust is None else _read_root(trust)
    listed = None if trust is None or root is None else _read_list(trust.with_name(REVOKED), root)
    roots = [one.root for one in coalitions(workspace)] if workspace is not None and root is None else []
    found: dict[int, Verification] = {}
    start = partial(_desk, root, roots)
    if progress is not None:
        progress(0, len(files))  # the first results wait for processes to begin
    with closing(crew.spread(enumerate(files), start, crew.processes_for(len(files), few))) as looked_at:
        for number, held in looked_at:
            found[number] = _held(held, workspace, listed)
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
        held = verify_pdf(data, root=candidate)
        if held.check("root").outcome == "passed":
            return held
    return verify_pdf(data, root=root)


def _held(found: Verification, workspace: Workspace | None, listed: Revocations | None) -> Verification:
    """Hold what was found against the journal and what has been revoked."""
    if workspace is not None:
        found = found.with_check(_journal(found, workspace))
        if found.check("page").outcome == "passed" and not says_what_the_journal_says(found, workspace):
            found = found.with_check(Check("page", "failed", "page-differs"))
    return found.with_check(revocation(found, workspace, listed))


def _journal(found: Verification, workspace: Workspace) -> Check:
    """Hold a paper against the journal: is its entry here, has it effect, and does it say what the paper says?"""
    said = found.evidence
    if said is None or said.entry is None:
        return Check("journal", "not-checked")
    entry = workspace.journal.entry(said.entry)
    if entry is None or entry.header.coalition != said.coalition:
        return Check("journal", "doubted", "entry-not-here")
    state = workspace.journal.state(said.coalition, entry.header.subject)
    if entry.id in state.void:
        return Check("journal", "failed", "entry-void")
    if entry.header.kind == "signature":
        publication = workspace.journal.entry(str(read_contents(entry).values.get("publication")))
        if publication is not None and not _is_of_version(said, publication):
            return Check("journal", "failed", "entry-mismatch")
        status = state.statuses.get(entry.id)
        if status is None:
            return Check("journal", "doubted", "signature-undone")
        if status in ("withdrawn", "rejected", "superseded"):
            return Check("journal", "doubted", f"signature-{status}")
    return Check("journal", "passed")


def _is_of_version(said: Evidence, publication: Entry) -> bool:
    """Say whether the paper names a text of the version that was signed, and that version."""
    values = read_contents(publication).values
    hashes = values.get("hashes")
    if not isinstance(hashes, dict):
        return True
    return said.text_sha256 in hashes.values() and said.version_sha256 == values.get("sha256")


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
    if not path.is_file():
        raise AcaError("not-a-file", path=str(path))
    with world_trouble("cannot-read", path):
        if path.stat().st_size > LARGEST_PDF:
            raise AcaError("too-large", path=str(path), limit=LARGEST_PDF)
        return path.read_bytes()


def _read_list(path: Path, root: bytes) -> Revocations | None:
    """Return the list beside a root certificate, None if there is none."""
    if not path.is_file():
        return None
    with world_trouble("cannot-read", path), path.open("rb") as file:
        return read_list(file.read(LARGEST_LIST + 1), root)


def _read_root(path: Path) -> bytes:
    if not path.exists():
        raise AcaError("not-found", path=str(path))
    if not path.is_file():
        raise AcaError("not-a-file", path=str(path))
    with world_trouble("cannot-read", path), path.open("rb") as file:
        return read_root(file.read(_LARGEST_ROOT))
