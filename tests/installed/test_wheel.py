"""The wheel in an environment of its own, as pipx makes it, from packages that lie on disk."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.installed import story
from tests.installed.programs import CHECKOUT, DIST, Program

pytestmark = [pytest.mark.installed, pytest.mark.timeout(3600)]

WHEELS = sorted(DIST.glob("aca_desktop-*.whl"))

if not WHEELS:
    pytestmark.append(pytest.mark.skip(reason="no wheel in dist/: python3 packaging/build.py wheel"))


def test_the_program_does_what_the_checkout_does(tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    pip: list[str | Path] = [environment / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-input"]
    subprocess.run([*pip, "--require-hashes", "-r", CHECKOUT / "packaging" / "lock.txt"], check=True)
    subprocess.run([*pip, "--no-deps", "--no-index", WHEELS[-1]], check=True)
    assert (environment / "bin" / "aca-desktop-window").is_file()
    home = {"ACA_DESKTOP_HOME": str(tmp_path / "home")}
    (tmp_path / "story").mkdir()
    story.play(Program([str(environment / "bin" / "aca-desktop")], home), tmp_path / "story")
