"""A workspace with a coalition for each test; the samples, built once for all tests, which only read in them."""

import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from filelock import FileLock

from aca_desktop.context import Context
from aca_desktop.services.samples import samples
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import Clock, founded


@pytest.fixture
def clock() -> Clock:
    """The clock of the laptop of `workspace`, which stands until it is told."""
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A workspace whose laptop has founded a coalition and published its declaration."""
    with founded(tmp_path, clock) as workspace:
        yield workspace


class _Built(dict[str, Path]):
    """Samples by code; one is built when it is first asked for, by whichever process is the first to ask."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, code: str) -> Path:
        path = self._folder / f"{code}.aca"
        with FileLock(self._folder / f"{code}.building"):
            if not path.exists():
                samples.build(path, code, Context(Clock(), secrets.token_bytes, self._folder / "home"))
        self[code] = path
        return path


@pytest.fixture(scope="session")
def built_samples(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return each sample's workspace by its code."""
    own = tmp_path_factory.getbasetemp()
    spread = own.name.startswith("popen-")  # pytest-xdist gives each of its processes a folder inside the run's
    folder = (own.parent if spread else own) / "samples"
    folder.mkdir(exist_ok=True)
    return _Built(folder)
