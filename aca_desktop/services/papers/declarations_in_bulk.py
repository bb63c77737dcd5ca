"""The declarations of all signatures as files in a folder, by several processes where there are many.

This process reads the journal, so that all papers show one state and no other process needs the workspace or its
passphrase; the others draw, seal and write. What lies in the folder and is current is told by its own bytes, not
by a list beside it, which could be lost, be copied without the papers, or outlive them: a file is current if it is
to the byte what this laptop's key has sealed, and bears the identity of the record that would be drawn now.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from aca_desktop.domain.papers.paper_records import identity
from aca_desktop.domain.papers.papers import DeclarationPaper
from aca_desktop.errors import AcaError
from aca_desktop.files import keep_names, make_folder, world_trouble, write_new
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.sealing.seal import Sealer
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.papers import crew
from aca_desktop.services.papers.certification import certification, seal_face
from aca_desktop.services.papers.faces import Known, signature
from aca_desktop.services.papers.papers import declaration_name, declaration_paper, names
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.queries.listing import signature_ids

_FEW = 80
"""So many are drawn in the time that further processes need to start."""

_WAITS = 1
"""Processes more than there are cores: one is always waiting for the disk to have kept a paper."""


@dataclass(frozen=True, slots=True)
class Written:
    """Files of a bulk: those written, those that were there and current, and signatures whose paper failed.

    `stopped` is why the rest was not made (a full disk); what was written until then is whole.
    """

    paths: tuple[Path, ...]
    current: tuple[Path, ...]
    failed: tuple[tuple[str, AcaError], ...]
    stopped: AcaError | None = None


@dataclass(frozen=True, slots=True)
class _Order:
    """A paper to be made, and the signature that it is about."""

    signature: str
    name: str
    paper: DeclarationPaper


@dataclass(frozen=True, slots=True)
class _Made:
    """What became of an order: `path` where the paper lies, or the error that kept it from lying there."""

    signature: str
    outcome: Literal["new", "current", "failed", "stopped"]
    path: Path | None = None
    error: AcaError | None = None


def write_all_declarations(
    workspace: Workspace,
    coalition: Coalition,
    out: Path,
    language: str | None = None,
    progress: Progress | None = None,
    beside: str | None = None,
    *,
    few: int = _FEW,
) -> Written:
    """Write the declarations of all signatures in effect into a folder; those that lie there already are skipped.

    A version that does not exist in the languages wanted is written in the one that was read. One that fails does
    not keep the others from being written; trouble with the folder or the disk stops it. Up to `few` are made by
    this process alone. Raise AcaError `cannot-write` or `disk-full` if the folder cannot be made.
    """
    make_folder(out)
    ids = signature_ids(workspace.journal, coalition.id)
    own = certification(workspace, coalition)
    unreadable: list[_Made] = []
    versions: Known = {}

    def orders() -> Iterator[_Order]:
        for id_ in ids:
            try:
                signed = signature(workspace, id_, coalition, versions)
                spoken = language if language in signed.publication.texts else None
                second = beside if beside in signed.publication.texts else None
                seal = seal_face(workspace, coalition, own, signed.read.entry.header.replica)
                paper = declaration_paper(workspace, signed, seal, spoken, second)
            except AcaError as error:
                unreadable.append(_Made(id_, "failed", error=error))
            else:
                yield _Order(id_, declaration_name(paper), paper)

    if progress is not None:
        progress(0, len(ids))  # the first papers wait for processes to begin
    start = partial(_bench, workspace.key.to_pkcs8(), own.chain, out)
    made = crew.spread(orders(), start, crew.processes_for(len(ids), few, besides=_WAITS))
    done = _followed(made, unreadable, len(ids), progress)
    return _written([*done, *unreadable, *_kept(out)])


def _followed(made: Generator[_Made], unreadable: list[_Made], of: int, progress: Progress | None) -> list[_Made]:
    """Take in what is made, telling how far it is, until something stops it."""
    done: list[_Made] = []
    try:
        for one in made:
            done.append(one)
            if one.outcome == "stopped":
                break
            if progress is not None:
                progress(len(done) + len(unreadable), of)
    except AcaError as error:
        done.append(_Made("", "stopped", error=error))
    finally:
        made.close()
    return done


def _kept(out: Path) -> list[_Made]:
    """Let the names of what was written outlast a cut of power; return what kept them from it."""
    try:
        keep_names(out)
    except AcaError as error:
        return [_Made("", "stopped", error=error)]
    return []


def _written(made: list[_Made]) -> Written:
    return Written(
        tuple(one.path for one in made if one.outcome == "new" and one.path),
        tuple(one.path for one in made if one.outcome == "current" and one.path),
        tuple((one.signature, one.error) for one in made if one.outcome == "failed" and one.error),
        next((one.error for one in made if one.outcome == "stopped"), None),
    )


@contextmanager
def _bench(key: bytes, chain: tuple[bytes, ...], out: Path) -> Iterator[Callable[[_Order], _Made]]:
    """Prepare a process to draw, seal and write: the key is loaded once."""
    with Sealer(LaptopKey.from_pkcs8(key), chain) as sealer:
        yield partial(_make, sealer, out)


def _make(sealer: Sealer, out: Path, order: _Order) -> _Made:
    from aca_desktop.documents import declaration

    try:
        for path in names(out, order.name):
            if not path.exists():
                break
            if _is_current(path, order.paper, sealer):
                return _Made(order.signature, "current", path)
    except AcaError as error:
        return _Made(order.signature, "stopped", error=error)
    try:
        data = sealer.seal(declaration.draw(order.paper))
    except AcaError as error:
        return _Made(order.signature, "failed", error=error)
    try:
        return _write(sealer, out, order, data)
    except AcaError as error:
        return _Made(order.signature, "stopped", error=error)


def _is_current(path: Path, paper: DeclarationPaper, sealer: Sealer) -> bool:
    """Say whether the file that lies there is this paper."""
    with world_trouble("cannot-read", path):
        data = path.read_bytes() if path.is_file() else b""
    return identity(paper).encode("ascii") in data and sealer.has_sealed(data)


def _write(sealer: Sealer, out: Path, order: _Order, data: bytes) -> _Made:
    """Write a paper under the first of its names that is free, unless another process has just written it."""
    for path in names(out, order.name):
        try:
            write_new(path, data, alone=False)
        except AcaError as error:
            if error.code != "file-exists":
                raise
            if _is_current(path, order.paper, sealer):
                return _Made(order.signature, "current", path)
            continue
        return _Made(order.signature, "new", path)
    raise AssertionError("numbers do not end")
