"""The window's tests: without a screen, no thread left behind, nothing that Qt or Python complains of."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aca_desktop.context import Context
from tests.services.founding import Clock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fail a test after which a thread goes on."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    assert not left, f"threads left behind: {left}"


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """An installation of the test's own, whose clock stands."""
    real = Context.of_this_machine()
    return Context(Clock(), real.random, tmp_path / "home")
