"""Recovering a damaged workspace: what of it still holds goes into a new one, what does not is told.

The damaged file is copied and never opened, not even by SQLite. What its pages hold is put together in a private
file and imported from there, as another laptop's workspace is.
"""

import shutil
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from aca_desktop.context import Context
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError
from aca_desktop.files import make_folder, open_ordinary, world_trouble
from aca_desktop.sealing.keys import Checker, LaptopKey
from aca_desktop.sealing.page_cipher import SALT_BYTES, PageCipher
from aca_desktop.services.coalition.coalitions import coalitions
from aca_desktop.services.laptops.laptops import laptop_name
from aca_desktop.services.laptops.sync_foreign import ForeignSource
from aca_desktop.services.workspace.own_key import OwnKey
from aca_desktop.services.workspace.workspaces import LONGEST_NAME, Progress, Workspace
from aca_desktop.settings import Settings
from aca_desktop.storage.salvaging import pieces, rebuilding
from aca_desktop.storage.salvaging.damaged_pages import DamagedPages, Opened
from aca_desktop.storage.salvaging.leaf_rows import Rows
from aca_desktop.storage.salvaging.pieces import Pieces
from aca_desktop.storage.salvaging.rebuilding import Stretch
from aca_desktop.storage.sync.sync_merging import check_file, merge
from aca_desktop.storage.workspace import backups
from aca_desktop.storage.workspace.replacing import erased_ids
from aca_desktop.storage.workspace.workspace import LocalLaptop, WorkspaceFile

_PAGES = 256
"""After so many pages it is told how far it is."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Entries of a laptop that are not here, or not whole; the laptop's name and the coalition's code, None where
    the new file does not know them."""

    stretch: Stretch
    laptop: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of a damaged workspace: how many entries are in the new file, of how many that are known.

    `missing` are those that are not, `incomplete` those that lack personal parts which they had; `again` is how
    many heads this laptop's key has signed again. `kept_key` says whether that key came along; else it is new.
    """

    path: Path
    laptop: str
    known: int
    recovered: int
    again: int
    kept_key: bool
    missing: tuple[Gone, ...]
    incomplete: tuple[Gone, ...]


def salvage(
    damaged: Path, new: Path, context: Context, passphrase: str | None = None, progress: Progress | None = None
) -> Salvaged:
    """Put all that still holds of a damaged workspace into a new one, under the same passphrase.

    `progress` is told (done, of all) in pages, then in entries. Raise AcaError `not-found`, `not-a-file`,
    `not-a-workspace` (nothing in it can be read: another passphrase, or none of ours), `file-exists`,
    `cannot-read`, `cannot-write`, `disk-full`; then there is no new file.
    """
    with ExitStack() as stack:
        make_folder(context.home)
        with world_trouble("cannot-write", context.home):
            private = Path(stack.enter_context(TemporaryDirectory(prefix="salvage-", dir=context.home)))
        file = stack.enter_context(WorkspaceFile.create(new, Checker(), passphrase=passphrase))
        between = stack.enter_context(
            WorkspaceFile.create(private / "between.aca", Checker(), passphrase=passphrase)
        )
        copy, wal = _copied(damaged, private)
        opened = _plain if passphrase is None else _unlocked(damaged, copy, wal, passphrase)
        found = _collected(damaged, stack.enter_context(DamagedPages(copy, wal, opened)), progress)
        laptop, own = _own(found, context, new)
        file.keep_laptop(laptop)
        workspace = Workspace(
            file, OwnKey(own or LaptopKey.from_pkcs8(laptop.key), context.home), laptop.name, context
        )
        again = rebuilding.rebuild(found, between, Checker(), own)
        _import(damaged, between, file, context, progress)
        return _told(found, workspace, new, again, kept_key=own is not None)


def _copied(damaged: Path, private: Path) -> tuple[Path, Path | None]:
    """Copy a file, and the WAL beside it if there is one, to where only we can enter."""
    copies: list[Path] = []
    for path in (damaged, damaged.with_name(damaged.name + "-wal")):
        copy = private / f"damaged{len(copies)}"
        try:
            with (
                open_ordinary(path, follow=False) as file,
                world_trouble("cannot-read", path),
                copy.open("wb") as to,
            ):
                shutil.copyfileobj(file, to)
        except AcaError as error:
            if path == damaged or error.code not in ("not-found", "not-a-file"):
                raise
        else:
            copies.append(copy)
    return copies[0], copies[1] if len(copies) > 1 else None


def _plain(_number: int, page: bytes) -> bytes:
    return page


def _unlocked(damaged: Path, copy: Path, wal: Path | None, passphrase: str) -> Opened:
    """Return what opens a locked file's pages. The salt may be lost with the first one: backups have it too."""
    if not passphrase.strip("\0"):
        raise AcaError("empty-passphrase")
    with DamagedPages(copy, wal, _plain) as pages:
        versions = list(pages.versions())
        salts = [pages.raw(one)[:SALT_BYTES] for one in versions if one.number == 1]
        for one in backups.backups(damaged):
            with suppress(OSError), one.path.open("rb") as file:
                salts.append(file.read(SALT_BYTES))
        for salt in dict.fromkeys(salts):
            cipher = PageCipher(passphrase, salt)
            if any(cipher.opened(one.number, pages.raw(one)) is not None for one in versions):
                return cipher.opened
    raise AcaError("not-a-workspace", path=str(damaged))


def _collected(damaged: Path, pages: DamagedPages, progress: Progress | None) -> Pieces:
    def told(done: int) -> None:
        if progress is not None and done % _PAGES == 0:
            progress(done, pages.count)

    found = pieces.collect(Rows(pages), Checker(), told)
    if not found.headers and not found.laptops:
        raise AcaError("not-a-workspace", path=str(damaged))
    return found


def _own(found: Pieces, context: Context, new: Path) -> tuple[LocalLaptop, LaptopKey | None]:
    """Return this laptop as it was kept, with its key; one with a new key, and None, if that cannot be read."""
    for laptop in reversed(found.laptops):
        try:
            return laptop, LaptopKey.from_pkcs8(laptop.key)
        except AcaError:
            continue
    name = line("laptop", new.stem[:LONGEST_NAME], LONGEST_NAME)
    installation = Settings.load(context.home).installation
    return LocalLaptop(
        name if isinstance(name, str) else "ACA", LaptopKey.generate().to_pkcs8(), installation
    ), None


def _import(
    damaged: Path, between: WorkspaceFile, file: WorkspaceFile, context: Context, progress: Progress | None
) -> None:
    """Bring what was put together into the new file, checked as any file from outside."""
    exporter, at = LaptopKey.generate(), context.at()
    for coalition in between.journal.coalitions():
        source = ForeignSource(damaged, between.journal, coalition, exporter, at)
        checked = check_file(source.pour, Checker())
        merge(file.journal, checked, source.pour, Checker(), accept=lambda _strangers: True, progress=progress)


def _told(found: Pieces, workspace: Workspace, new: Path, again: int, *, kept_key: bool) -> Salvaged:
    journal = workspace.journal
    here = {id_ for id_ in found.headers if journal.entries.number(id_) is not None}
    missing = rebuilding.missing(found, here)
    known = len(here) + sum(one.count for one in missing)
    incomplete = rebuilding.incomplete(found, workspace.file, erased_ids(journal.database))
    which = {one.id: one for one in coalitions(workspace)}

    def named(stretches: Iterable[Stretch]) -> tuple[Gone, ...]:
        return tuple(
            Gone(
                one,
                laptop_name(workspace, of, one.replica) if (of := which.get(one.coalition)) else None,
                of.code if of else None,
            )
            for one in stretches
        )

    return Salvaged(new, workspace.name, known, len(here), again, kept_key, named(missing), named(incomplete))
