"""Laptops for tests of the command line. A coalition is founded once and copied: that takes time."""

import shutil
from pathlib import Path

import pytest

from tests.cli.laptop import Laptop


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the machine's own language out of what is said."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """Return a laptop without a workspace."""
    return Laptop(tmp_path)


@pytest.fixture(scope="session")
def _founded_once(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    laptop = Laptop(tmp_path_factory.mktemp("founded"))
    laptop.found()
    laptop.publish()
    return laptop


@pytest.fixture
def table(_founded_once: Laptop, tmp_path: Path) -> Laptop:
    """Return a laptop with a coalition `aca-gdl`, whose declaration 1 in Spanish is published."""
    shutil.copytree(_founded_once.folder, tmp_path, dirs_exist_ok=True)
    return Laptop(tmp_path)


@pytest.fixture
def other(table: Laptop) -> Laptop:
    """Return another laptop, with a workspace and without a coalition."""
    laptop = Laptop(table.folder / "other", name="Mesa 2")
    laptop.folder.mkdir()
    laptop.ok("new", laptop.file, "--laptop", laptop.name)
    return laptop
