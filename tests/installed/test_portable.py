"""The folder for Linux: run without an environment from a path with spaces and 山; nothing is left elsewhere."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installed import screen, story
from tests.installed.programs import DIST, PICTURES, Program

pytestmark = [pytest.mark.installed, pytest.mark.timeout(3600)]

PACKED = sorted(DIST.glob("ACA-Desktop-*-linux-x86_64.tar.zst"))

if not PACKED:
    pytestmark.append(pytest.mark.skip(reason="no folder in dist/: python3 packaging/build.py portable"))
elif shutil.which("zstd") is None:
    pytestmark.append(pytest.mark.skip(reason="not installed: zstd"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder on a stick, made portable."""
    stick = tmp_path_factory.mktemp("my stick 山")
    subprocess.run(["tar", "--zstd", "-xf", PACKED[-1], "-C", stick], check=True)
    folder = stick / "ACA-Desktop"
    (folder / "portable").touch()
    yield folder
    shutil.rmtree(stick)


def test_the_program_does_what_the_checkout_does(folder: Path, tmp_path: Path) -> None:
    story.play(Program([str(folder / "aca-desktop")]), tmp_path)
    assert (folder / "data").is_dir()


def test_nothing_is_written_into_the_program(folder: Path) -> None:
    before = set(folder.rglob("*"))
    Program([str(folder / "aca-desktop")]).tried("sample", "wasi", folder / "data" / "x.aca")
    assert {path for path in set(folder.rglob("*")) - before if folder / "data" not in path.parents} == set()


@pytest.mark.skipif(bool(screen.missing()), reason=f"not installed: {' '.join(screen.missing())}")
def test_the_window_opens_with_a_file(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "山 del sur.aca"
    Program([str(folder / "aca-desktop")]).run("sample", "aca-gdl", file)
    with (
        screen.screen() as display,
        subprocess.Popen([folder / "aca-desktop", file], env={"DISPLAY": display}) as opened,
    ):
        try:
            screen.wait_for("ACA Desktop", display)
            assert screen.photograph(display, PICTURES / "portable.png") > 100
            assert opened.poll() is None
            assert not (folder / "data" / "log" / "mistakes.txt").exists()
        finally:
            opened.terminate()
