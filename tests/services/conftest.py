"""The samples, each built once for all tests, which only read in them: that takes a while."""

import secrets
from collections.abc import Mapping
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.services import samples
from tests.services.founding import Clock


class _Built(dict[str, Path]):
    """Samples by code; one is built when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, code: str) -> Path:
        path = self._folder / f"{code}.aca"
        samples.build(path, code, Context(Clock(), secrets.token_bytes, self._folder / "home"))
        self[code] = path
        return path


@pytest.fixture(scope="session")
def built_samples(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return each sample's workspace by its code."""
    return _Built(tmp_path_factory.mktemp("samples"))
