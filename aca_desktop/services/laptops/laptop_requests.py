"""Join files: a laptop that has no kit asks to be enrolled, by a small file with its public key and name."""

from dataclasses import dataclass
from pathlib import Path

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import NotCanonical
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError
from aca_desktop.files import open_ordinary, world_trouble, write_new
from aca_desktop.sealing.keys import Checker, replica_of
from aca_desktop.services.workspace.workspaces import LONGEST_NAME, Workspace

FORM = "aca-desktop/request-1"
_LARGEST = 16 * 1024
_KEYS = frozenset({"form", "name", "key", "signature"})


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks: the laptop's name and public key (SubjectPublicKeyInfo DER), which has signed the request."""

    name: str
    key: bytes

    @property
    def replica(self) -> str:
        """The laptop's id."""
        return replica_of(self.key)

    @property
    def check_code(self) -> str:
        """What the two people compare, by telephone or side by side."""
        return check_code(self.replica)


def write_request(workspace: Workspace, out: Path) -> Path:
    """Write this laptop's join file; raise AcaError `file-exists`, `cannot-write`."""
    with workspace.file.transaction():
        key = workspace.key_to_write()
    path = out / f"{check_code(key.replica)}.acajoin" if out.is_dir() else out
    signature = key.sign(_statement(workspace.name, key.replica))
    told = {"form": FORM, "name": workspace.name, "key": key.public_key.hex(), "signature": signature.hex()}
    write_new(path, canonical.encode(told) + b"\n")
    return path


def read_request(path: Path) -> Request:
    """Return what a join file asks; raise AcaError `not-a-request`, or what `open_ordinary` raises."""
    with open_ordinary(path) as file, world_trouble("cannot-read", path):
        data = file.read(_LARGEST + 1)
    request = _read(data)
    if request is None:
        raise AcaError("not-a-request", path=str(path))
    return request


def _read(data: bytes) -> Request | None:
    try:
        told = canonical.decode(data.removesuffix(b"\n"))
    except NotCanonical:
        return None
    if not isinstance(told, dict) or told.keys() != _KEYS or told["form"] != FORM:
        return None
    name = told["name"]
    if not isinstance(name, str) or isinstance(line("name", name, LONGEST_NAME), Problem):
        return None
    try:
        key, signature = bytes.fromhex(str(told["key"])), bytes.fromhex(str(told["signature"]))
    except ValueError:
        return None
    sound = Checker().verify(key, _statement(name, replica_of(key)), signature)
    return Request(name, key) if sound else None


def _statement(name: str, replica: str) -> bytes:
    return canonical.encode([FORM, name, replica])
