"""Files for other laptops: everything or what another lacks, plain or encrypted; kits for event laptops."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.journal.sync_opening import Audience, Exporter, Opening
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.files import filled
from aca_desktop.outgoing import outgoing_file
from aca_desktop.sealing import age_stream
from aca_desktop.sealing.age_stream import Envelope
from aca_desktop.sealing.certificates import invitation_certificate
from aca_desktop.sealing.keys import Checker, LaptopKey
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.laptops.sync_sources import Keys, Source
from aca_desktop.services.papers.certification import certification, coordinator_authority
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.sync import sync_frames, sync_writing
from aca_desktop.storage.sync.sync_merging import check_entries, check_file

ENDING = ".acasync"
MOST_LAPTOPS = 10_000


@dataclass(frozen=True, slots=True)
class Exported:
    """A sync file that is on disk: its path, how many entries it brings, its size in bytes."""

    path: Path
    entries: int
    bytes: int


def export(
    workspace: Workspace,
    coalition: Coalition,
    out: Path,
    *,
    lacking: Opening | None = None,
    envelope: Envelope | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write a file for another coordinator: everything, or what the maker of another file (`lacking`) lacks.

    It is encrypted if an envelope is given, and gets its name when it has been read back as another laptop would.
    Raise AcaError `file-exists`, `cannot-write`, `disk-full`, `export-differs`.
    """
    path = _path(workspace, coalition, out)
    with outgoing_file(path, workspace.context.home) as temporary, workspace.journal.reading():
        plan = _plan(workspace, coalition, "coordinator", lacking)
        return _written(workspace, plan, temporary, path, envelope, progress=progress)


def export_kit(
    workspace: Workspace,
    coalition: Coalition,
    out: Path,
    *,
    laptops: int,
    envelope: Envelope,
    event: str | None = None,
    lacking: Opening | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write a kit by which so many event laptops join offline: no personal parts, a new invitation, encrypted.

    `event` is the id of the event at which their tables will be.
    Raise AcaError `not-authorised` unless this laptop is a coordinator's, and what `export` raises; then no
    invitation has been written. Raise Refused for an absurd number.
    """
    if not 1 <= laptops <= MOST_LAPTOPS:
        raise Refused([Problem("laptops", "out-of-range", {"low": 1, "high": MOST_LAPTOPS})])
    path = _path(workspace, coalition, out, "kit")
    with outgoing_file(path, workspace.context.home) as temporary, workspace.file.transaction():
        key = LaptopKey.generate()
        invitation = _invite(workspace, coalition, key, laptops)
        plan = _plan(workspace, coalition, "event", lacking)
        secret = canonical.encode({"entry": invitation, "event": event, "key": key.to_pkcs8().hex()})
        return _written(workspace, plan, temporary, path, envelope, invitation=secret, progress=progress)


def opening_of(path: Path, keys: Keys) -> Opening:
    """Return what a sync file says of itself and its maker; raise AcaErrors if it is not sound."""
    source = Source(path, keys)
    try:
        return check_file(source.pour, Checker()).opening
    finally:
        source.close()


def _invite(workspace: Workspace, coalition: Coalition, key: LaptopKey, laptops: int) -> str:
    """Write an invitation for a key of its own and return the entry's id."""
    authority = coordinator_authority(workspace, coalition)
    if authority is None:
        raise AcaError("not-authorised", kind="invitation")
    day = workspace.context.at()[:10]
    certificate = invitation_certificate(authority, key.public_key, name=f"{workspace.name[:50]} {day}")
    draft = Draft(
        "invitation",
        named_subject(key.replica),
        {
            "certificate": certificate.hex(),
            "chain": authority.certificate.hex(),
            "laptops": laptops,
            "day": day,
        },
    )
    return workspace.write(coalition.id, [draft])[0].id


def _plan(
    workspace: Workspace, coalition: Coalition, audience: Audience, lacking: Opening | None
) -> sync_writing.Export:
    if lacking is not None and lacking.coalition != coalition.id:
        raise AcaError("other-coalition", coalition=coalition.code)
    own = certification(workspace, coalition)
    exporter = Exporter(workspace.key.replica, workspace.key.public_key, workspace.name, own.chain)
    return sync_writing.plan(
        workspace.journal, coalition.id, exporter, at=workspace.context.at(), audience=audience, lacking=lacking
    )


def _written(
    workspace: Workspace,
    plan: sync_writing.Export,
    temporary: Path,
    path: Path,
    envelope: Envelope | None,
    *,
    invitation: bytes | None = None,
    progress: Progress | None,
) -> Exported:
    """Write a file under its temporary name and read it back; half of the progress is told for each."""
    entries = plan.opening.entries

    def tell(done: int, total: int) -> None:
        if progress is not None and total:
            progress(done * entries // total, entries)

    blocks = sync_writing.blocks(
        workspace.journal,
        plan,
        workspace.key,
        invitation=invitation,
        progress=lambda done, total: tell(done, 2 * total),
    )
    size = _write(temporary, blocks, envelope, path)
    _read_back(temporary, path, envelope, lambda done: tell(size + done, 2 * size))
    return Exported(path, entries, size)


def _read_back(temporary: Path, path: Path, envelope: Envelope | None, tell: Callable[[int], None]) -> None:
    """Check what was written as another laptop does; raise AcaError `export-differs` if that would refuse it."""
    done = 0

    def pour(take: Callable[[bytes], None]) -> None:
        def taken(data: bytes) -> None:
            nonlocal done
            done += len(data)
            take(data)
            tell(done)

        source.pour(taken)

    try:
        source = Source(temporary, _OwnKeys(envelope))
        try:
            check_entries(pour, Checker())
        finally:
            source.close()
    except AcaError as error:
        if not error.code.startswith("sync-"):
            raise
        raise AcaError("export-differs", path=str(path), reason=error.code) from error


@dataclass(frozen=True, slots=True)
class _OwnKeys:
    """The envelope that a file was just put in."""

    envelope: Envelope | None
    passphrase: str | None = None

    def opened(self, _envelope: bytes) -> Envelope:
        if self.envelope is None:
            raise AcaError("sync-encrypted")
        return self.envelope


def _write(path: Path, plain: Iterable[bytes], envelope: Envelope | None, named: Path) -> int:
    """Write a file whole and put it on disk; return its size. Trouble is told of `named`."""
    with filled(path, named, 0o600) as file:
        if envelope is None:
            for block in plain:
                file.write(block)
        else:
            file.write(sync_frames.ENCRYPTED + len(envelope.data).to_bytes(2) + envelope.data)
            age_stream.encrypt(envelope, plain, file)
        return file.tell()


def _path(workspace: Workspace, coalition: Coalition, out: Path, *words: str) -> Path:
    """Return the file to write: `out`, or in a folder a name of coalition, laptop, time and a short id."""
    if not out.is_dir():
        return out
    time = re.sub(r"[^0-9T]", "", workspace.context.at()[:19])
    parts = (coalition.code, *words, _plain(workspace.name), time, workspace.context.random(4).hex())
    return out / ("-".join(parts) + ENDING)


def is_named_as_own(workspace: Workspace, path: Path) -> bool:
    """Say whether a file has a name that this laptop gives to files that it exports."""
    return (
        re.fullmatch(rf".+-{re.escape(_plain(workspace.name))}-[0-9T]{{15}}-[0-9a-f]{{8}}", path.stem) is not None
    )


def _plain(name: str) -> str:
    """Return a laptop's name as part of a file's name."""
    kept = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", name)).strip("-_")
    return kept[:40] or "laptop"
