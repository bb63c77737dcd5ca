"""Readers of whole files: documents, sync files, workspaces. Not a test itself."""

import re
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.services.journal import erasing
from aca_desktop.services.papers.verifying import verify_document
from aca_desktop.services.workspace import checking
from aca_desktop.services.workspace.salvaging import salvage
from aca_desktop.services.workspace.workspaces import create_workspace, open_workspace
from tests.fuzzing.pdf_mutation import changed_document
from tests.fuzzing.readers import Reader
from tests.fuzzing.sql_mutation import changed_workspace
from tests.fuzzing.sync_mutation import changed_sync_file
from tests.sealing import forging
from tests.sealing.every_kind import KINDS, subject
from tests.services.founding import Clock, only, signed
from tests.services.laptops import state, table
from tests.services.test_sync_fuzz import mutated


@contextmanager
def documents(_folder: Path) -> Iterator[Reader]:
    """Documents, changed and sealed again with the laptop's key: valid only where another packing is all there is.

    There is always a reason for what is not; and qpdf unpacks what is into the very lines of a genuine one.
    """
    subjects = {subject(kind).sealed: subject(kind) for kind in KINDS}
    root = subject("declaration").of.root.certificate

    def change(data: bytes, chance: Random) -> bytes:
        of = subjects[data]
        if chance.random() < 0.1:
            return mutated(data, chance)
        for _ in range(20):
            try:
                return forging.seal_by_hand(changed_document(of.unsealed, chance), of.chain, of.key.sign)
            except (ValueError, AttributeError):  # nothing that could be sealed is left of it
                continue
        return mutated(data, chance)

    def read(data: bytes) -> bool:
        found = verify_document(data, root=root)
        if found.verdict == "valid":
            assert data in subjects or _unpacked(data) in {_unpacked(one) for one in subjects}
            return True
        assert found.reasons
        return False

    yield Reader("document", [*subjects], change, read)


def _unpacked(data: bytes) -> bytes:
    """Return a sealed file as qpdf writes it for reading, without its seal and how many bytes that covers."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "sealed.pdf")
        path.write_bytes(data)
        program = ("qpdf", "--qdf", "--static-id", path, "-")
        plain = subprocess.run(program, check=True, capture_output=True).stdout
    ranges, contents = rb"/ByteRange \[[^]]*\]", rb"/Contents <[0-9a-f]*>"
    return re.sub(ranges, b"", re.sub(contents, b"", plain, count=1), count=1)


@contextmanager
def sync_files(folder: Path) -> Iterator[Reader]:
    """Sync files: a preview changes nothing; what it takes is taken by a new laptop, which is sound after it."""
    with table(folder) as laptops:
        sender, receiver = laptops.joined("sender"), laptops.laptop("receiver")
        erased = signed(laptops.founder)
        for laptop in (laptops.founder, sender):
            signed(laptop)
        erasing.erase(laptops.founder, only(laptops.founder), erased.organisation)
        laptops.take(sender, laptops.file(laptops.founder))
        receiver.journal.database.execute("PRAGMA synchronous=OFF")
        seeds = [laptops.file(sender).read_bytes(), laptops.file(laptops.founder).read_bytes()]
        path, new, before = folder / "changed.acasync", folder / "new.aca", state(receiver)

        def read(data: bytes) -> bool:
            path.write_bytes(data)
            (preview,) = laptops.take(receiver, path, dry_run=True, accept_new=True)
            assert checking.digests(receiver) == before
            assert path.read_bytes() == data
            if preview.refused is not None:
                return False
            new.unlink(missing_ok=True)
            context = Context(laptops.clock, secrets.token_bytes, folder / "home-new")
            with create_workspace(new, context, "new") as laptop:
                (done,) = laptops.take(laptop, path, accept_new=True)
                assert (done.refused, done.merged) == (None, preview.merged)
                assert checking.check(laptop) == []
            return True

        yield Reader("sync-file", seeds, changed_sync_file, read)


@contextmanager
def workspaces(folder: Path) -> Iterator[Reader]:
    """Workspace files: refused, or opened and checked; and what is recovered of any of them is sound."""
    (folder / "made").mkdir()
    with table(folder / "made") as laptops:
        mesa = laptops.joined("mesa")
        for laptop in (laptops.founder, mesa):
            signed(laptop)
        laptops.take(laptops.founder, laptops.file(mesa))
    seeds = [(folder / "made" / f"{name}.aca").read_bytes() for name in ("coordination", "mesa")]
    own = folder / "read"
    own.mkdir()
    path, new = own / "changed.aca", own / "new.aca"
    context = Context(Clock(), secrets.token_bytes, folder / "home")

    def read(data: bytes) -> bool:
        for one in own.iterdir():
            one.unlink()
        path.write_bytes(data)
        sound = False
        for write in (False, True):
            try:
                with open_workspace(path, context, write=write) as workspace:
                    sound = checking.check(workspace) == []
                    checking.digests(workspace)
            except AcaError:
                sound = False
            if not write:
                assert path.read_bytes() == data
        assert {one.name for one in own.iterdir()} <= {path.name, f".{path.name}.lock"}
        _recovered(data)
        return sound

    def _recovered(data: bytes) -> None:
        path.write_bytes(data)
        try:
            salvage(path, new, context)
        except AcaError:
            return
        assert path.read_bytes() == data
        with open_workspace(new, context) as workspace:
            assert checking.check(workspace) == []

    yield Reader("workspace", seeds, lambda data, chance: changed_workspace(data, folder / "work", chance), read)
