"""The samples, built once for all tests, which only read in them: that takes a while."""

import secrets
from collections.abc import Mapping
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.services import samples
from tests.services.founding import Clock


@pytest.fixture(scope="session")
def built_samples(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return each sample's workspace by its code."""
    folder = tmp_path_factory.mktemp("samples")
    for code in samples.CODES:
        samples.build(folder / f"{code}.aca", code, Context(Clock(), secrets.token_bytes, folder / "home"))
    return {code: folder / f"{code}.aca" for code in samples.CODES}
