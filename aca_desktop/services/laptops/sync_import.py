"""Bringing laptops together: files are checked, previewed or merged, and what they call for is written: a join, an
enrolment, a new coordinator's recipient. One transaction for all of them; a file that is refused is left out.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import NotCanonical
from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import join_statement, named_subject
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.journal.meaning import IN_FORCE
from aca_desktop.errors import AcaError
from aca_desktop.sealing.certificates import Authority, laptop_certificate
from aca_desktop.sealing.keys import Checker, LaptopKey
from aca_desktop.services.coalition.coalitions import Coalition, coalition_by_id, coalitions
from aca_desktop.services.journal import regaining
from aca_desktop.services.journal.erasers import CameLater, Erasers
from aca_desktop.services.journal.regaining import Regainable, regainable
from aca_desktop.services.laptops import enrolling, holdings, recipients
from aca_desktop.services.laptops.recipients import LaptopKeys
from aca_desktop.services.laptops.sync_export import is_named_as_own
from aca_desktop.services.laptops.sync_foreign import foreign_sources, is_workspace
from aca_desktop.services.laptops.sync_sources import Keys, Plain, Source
from aca_desktop.services.papers.certification import coordinator_authority
from aca_desktop.services.signing.table_day import choose_event
from aca_desktop.services.workspace.backup_keeping import back_up_before_import
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.queries.listing import status_counts
from aca_desktop.storage.sync.sync_merging import CheckedFile, Merged, added_up, check_file, merge, rolled_back

_LONGEST_ID = 64
_REFUSALS = frozenset(
    {
        "not-a-sync-file",
        "other-recipients",
        "own-file",
        "newer-program",
        "sync-changed",
        "sync-chain",
        "sync-encrypted",
        "sync-hash",
        "sync-malformed",
        "sync-signature",
        "sync-sum",
        "unknown-coalition",
        "unknown-laptop",
        "wrong-passphrase",
        "empty-passphrase",
        "not-a-file",
        "not-found",
        "cannot-read",
        "damaged",
        "not-a-workspace",
        "not-closed",
        "older-program",
    }
)
"""What is wrong with one file: it is left out. Anything else (a full disk, Cancel) ends all: nothing changes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file comes from: its coalition (id, and code if that is here), the laptop that made it, and when.

    A workspace names no maker (`name` None); `entries` are those that it brings.
    """

    coalition: str
    code: str | None
    replica: str
    name: str | None
    at: str
    entries: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: `merged`, or why it was `refused`.

    `joined` says that this laptop has joined by the kit; `enrolled` are the laptops (replicas) that were accepted;
    `origins` tell of each coalition in the file, as far as it could be read; `signed` how many more organisations
    have a signature in force; `erasers` on which laptops' word personal data goes here; `came_later` what it
    brings about those of whom something had been erased before; `regainable` what an erasure took here that has no
    effect any more.
    """

    path: Path
    merged: Merged | None
    refused: AcaError | None
    joined: bool = False
    enrolled: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    signed: int = 0
    erasers: tuple[str, ...] = ()
    came_later: tuple[CameLater, ...] = ()
    regainable: tuple[Regainable, ...] = ()


def bring(
    workspace: Workspace,
    paths: Sequence[Path],
    keys: Keys,
    *,
    own: Mapping[Path, Keys] = MappingProxyType({}),
    dry_run: bool = False,
    accept_new: bool | Collection[Path] = False,
    progress: Progress | None = None,
    heartbeat: Callable[[], None] | None = None,
) -> list[Imported]:
    """Merge files in sequence, after a backup; with `dry_run` the same work is done and taken back.

    `accept_new` takes a coalition that is not here and, on a coordinator's laptop, enrols laptops that nobody has
    enrolled; of all files, or of these. `own` are the keys of single files. `progress` is told (done, of all) in
    entries, file by file, and `heartbeat` is called while files are checked; what they raise ends all, and nothing
    has changed.
    """
    with ExitStack() as stack:
        checked = [
            _check(workspace, path, LaptopKeys(workspace, own.get(path, keys)), stack, heartbeat) for path in paths
        ]
        if not dry_run and any(isinstance(one, _Checked) for one in checked):
            back_up_before_import(workspace)
        stack.enter_context(rolled_back(workspace.journal) if dry_run else workspace.file.transaction())
        return [
            one
            if isinstance(one, Imported)
            else _bring(workspace, one, progress, accept_new=_is_accepted(accept_new, one.path))
            for one in checked
        ]


def _is_accepted(accept_new: bool | Collection[Path], path: Path) -> bool:
    return accept_new if isinstance(accept_new, bool) else path in accept_new


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a path holds: a sync file, or the coalitions of another laptop's workspace, each as one."""

    path: Path
    parts: tuple[tuple[Plain, CheckedFile], ...]

    def origins(self, workspace: Workspace) -> tuple[Origin, ...]:
        """Return where it comes from."""
        codes = {one.id: one.code for one in coalitions(workspace)}
        return tuple(_origin(file, codes, named=isinstance(plain, Source)) for plain, file in self.parts)


def _origin(file: CheckedFile, codes: Mapping[str, str], *, named: bool) -> Origin:
    opening = file.opening
    return Origin(
        opening.coalition,
        codes.get(opening.coalition),
        opening.exporter.replica,
        opening.exporter.name if named else None,
        opening.at,
        opening.entries,
    )


def _check(
    workspace: Workspace, path: Path, keys: Keys, stack: ExitStack, heartbeat: Callable[[], None] | None
) -> _Checked | Imported:
    try:
        if is_workspace(path):
            plain: Sequence[Plain] = foreign_sources(path, workspace.context, keys, stack)
        else:
            source = Source(path, keys)
            stack.callback(source.close)
            plain = [source]
        return _Checked(
            path, tuple((one, check_file(_with_heartbeat(one, heartbeat), Checker())) for one in plain)
        )
    except AcaError as error:
        # what was encrypted here for others can't be opened here, so that only the name tells whose it is
        is_own = error.code == "other-recipients" and is_named_as_own(workspace, path)
        return _refused(path, AcaError("own-file") if is_own else error)


def _with_heartbeat(
    plain: Plain, heartbeat: Callable[[], None] | None
) -> Callable[[Callable[[bytes], None]], None]:
    """Return what pours a file, and calls `heartbeat` with each piece."""
    if heartbeat is None:
        return plain.pour

    def pour(take: Callable[[bytes], None]) -> None:
        def taken(data: bytes) -> None:
            heartbeat()
            take(data)

        plain.pour(taken)

    return pour


def _bring(workspace: Workspace, checked: _Checked, progress: Progress | None, *, accept_new: bool) -> Imported:
    """Bring in what a path holds, all of it or nothing."""
    done = []
    signed, erasers = _in_force(workspace, checked), Erasers(workspace)
    try:
        with workspace.file.transaction():
            for plain, file in checked.parts:
                one = _Bringing(workspace, plain, file, accept_new=accept_new)
                done.append((one.run(progress), one))
    except AcaError as error:
        return _refused(checked.path, error, checked.origins(workspace))
    merged = added_up([merged for merged, _one in done])
    return Imported(
        checked.path,
        merged,
        None,
        any(one.joined for _merged, one in done),
        tuple(replica for _merged, one in done for replica in one.enrolled),
        checked.origins(workspace),
        _in_force(workspace, checked) - signed,
        erasers.since() if merged.purged else (),
        erasers.came_later() if merged.new or merged.filled else (),
        tuple(found for one in _coalitions(workspace, checked) if (found := regainable(workspace, one))),
    )


def _in_force(workspace: Workspace, checked: _Checked) -> int:
    """Return how many organisations of a file's coalitions have a signature in force here."""
    counts = [status_counts(workspace.journal, one.id) for one in _coalitions(workspace, checked)]
    return sum(count.get(status, 0) for count in counts for status in IN_FORCE)


def _coalitions(workspace: Workspace, checked: _Checked) -> list[Coalition]:
    """Return those of a file's coalitions that are here."""
    which = {file.opening.coalition for _plain, file in checked.parts}
    return [one for one in coalitions(workspace) if one.id in which]


class _Bringing:
    """One coalition's file on its way in."""

    def __init__(self, workspace: Workspace, plain: Plain, file: CheckedFile, *, accept_new: bool) -> None:
        self._workspace = workspace
        self._plain = plain
        self._file = file
        self._coalition = file.opening.coalition
        self._accept_new = accept_new
        self.enrolled: tuple[str, ...] = ()
        self.joined = False

    def run(self, progress: Progress | None) -> Merged:
        workspace, file = self._workspace, self._file
        known = self._coalition in {one.id for one in coalitions(workspace)}
        is_kit = file.invitation is not None and self._plain.is_encrypted
        if not (known or is_kit or self._accept_new):
            raise self._unknown_coalition()
        merged = merge(
            workspace.journal, file, self._plain.pour, Checker(), accept=self._accept, progress=progress
        )
        coalition = coalition_by_id(workspace, self._coalition)
        if coalition is None:
            raise self._unknown_coalition()
        if is_kit:
            self.joined = self._join(file.invitation or b"")
        recipients.publish(workspace, self._coalition)
        holdings.note(workspace, file.opening)
        regaining.note(workspace, coalition, file.opening)
        return merged

    def _unknown_coalition(self) -> AcaError:
        known = [one.code for one in coalitions(self._workspace)]
        return AcaError("unknown-coalition", coalition=self._coalition, known=known)

    def _accept(self, strangers: tuple[str, ...]) -> bool:
        """Enrol laptops that nobody has enrolled, if that is asked for and this is a coordinator's laptop."""
        coalition = coalition_by_id(self._workspace, self._coalition)
        if not self._accept_new or coalition is None or coordinator_authority(self._workspace, coalition) is None:
            return False
        exporter = self._file.opening.exporter
        keys = {feed.replica: feed.key for feed in self._file.opening.feeds}
        for replica in strangers:
            name = exporter.name if replica == exporter.replica else None
            enrolling.enrol(self._workspace, coalition, keys[replica], name)
        self.enrolled = strangers
        return True

    def _join(self, secret: bytes) -> bool:
        """Join by the kit's invitation unless this laptop has a role already, or had one; say whether it did."""
        workspace, coalition = self._workspace, self._coalition
        authority = workspace.journal.authority(coalition)
        key = workspace.key_to_write()
        own = named_subject(key.replica)
        if authority.rank(key.replica) != Rank.NONE or own in authority.survivors:
            return False
        invitation, inviting, event = _invitation(secret)
        entry = workspace.journal.entry(invitation)
        if entry is None or entry.header.kind != "invitation":
            return False
        values = read_contents(entry).values
        try:
            certificate = bytes.fromhex(str(values.get("certificate")))
            chain = bytes.fromhex(str(values.get("chain")))
            leaf = laptop_certificate(Authority(inviting, certificate), key.public_key, name=workspace.name)
        except ValueError:
            return False
        signature = inviting.sign(join_statement(coalition, invitation, key.replica))
        draft = Draft(
            "join",
            own,
            {
                "name": workspace.name,
                "certificate": " ".join(one.hex() for one in (leaf, certificate, chain)),
                "signature": signature.hex(),
                "day": workspace.context.at()[:10],
            },
            over=(invitation,),
        )
        try:
            workspace.write(coalition, [draft])
        except AcaError as error:
            if error.code != "not-authorised":  # revoked meanwhile: the kit is still good to read
                raise
            return False
        if event is not None:
            choose_event(workspace, coalition, event)
        return True


def _invitation(secret: bytes) -> tuple[str, LaptopKey, str | None]:
    """Return the invitation's entry id, its key and the event's id as a kit carries them; raise AcaError
    `sync-malformed`."""
    try:
        value = canonical.decode(secret)
    except NotCanonical as error:
        raise AcaError("sync-malformed", where="INVT", reason=str(error)) from error
    if isinstance(value, dict) and value.keys() == {"entry", "event", "key"}:
        entry, event, key = value["entry"], value["event"], value["key"]
        known = event is None or (isinstance(event, str) and len(event) <= _LONGEST_ID)
        if isinstance(entry, str) and len(entry) == 64 and isinstance(key, str) and known:
            try:
                bytes.fromhex(entry)
                return entry, LaptopKey.from_pkcs8(bytes.fromhex(key)), event
            except (ValueError, AcaError):
                pass
    raise AcaError("sync-malformed", where="INVT", reason="not an entry and its key")


def _refused(path: Path, error: AcaError, origins: tuple[Origin, ...] = ()) -> Imported:
    """Return a file's refusal with its path among the facts, or raise again what is no file's fault."""
    if error.code not in _REFUSALS:
        raise error
    refusal = AcaError(error.code, **{**error.facts, "path": str(path)})
    refusal.__cause__ = error
    return Imported(path, None, refusal, origins=origins)
