"""No file, however large or crooked, takes more than 10 seconds or 500 MB to be checked; each gets a verdict."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aca_desktop.sealing import certificates
from aca_desktop.sealing.verify import LARGEST_PDF
from tests.sealing import hostile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
MEGABYTE = 1_000_000


def check(make: Callable[[int], bytes], size: int, folder: Path) -> None:
    (folder / "ROOT.pem").write_bytes(certificates.to_pem(hostile.OF.root.certificate))
    path = folder / "hostile.pdf"
    path.write_bytes(make(size))
    said = subprocess.run(
        [sys.executable, "-m", "tests.sealing.hostile", str(path), str(folder / "ROOT.pem")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    path.unlink()
    assert said.returncode == 0, said.stderr
    verdict, reason, seconds, megabytes = said.stdout.split()
    assert verdict == "not-valid"
    assert reason != "-"
    assert float(seconds) < 10
    assert int(megabytes) < 500


@pytest.mark.parametrize("make", hostile.FILES, ids=lambda make: make.__name__)
def test_a_hostile_file_takes_neither_long_nor_much(make: Callable[[int], bytes], tmp_path: Path) -> None:
    check(make, 24 * MEGABYTE, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("make", hostile.FILES, ids=lambda make: make.__name__)
def test_the_largest_file_that_is_looked_at_does_not_either(make: Callable[[int], bytes], tmp_path: Path) -> None:
    check(make, LARGEST_PDF - 2 * MEGABYTE, tmp_path)
