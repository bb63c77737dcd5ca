"""A checker of PDF/UA-1 and of meaning, where one is installed in an environment of its own, finds nothing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.documents.kinds import KINDS, LANGUAGES, drawn, odd, sample

OUTLOUD = shutil.which("outloud")


@pytest.mark.long
@pytest.mark.skipif(OUTLOUD is None, reason="outloud is not on the path; CONTRIBUTING.md tells of it")
def test_outloud_finds_nothing(tmp_path: Path) -> None:
    for kind in KINDS:
        for language in LANGUAGES:
            (tmp_path / f"{kind}-{language}.pdf").write_bytes(drawn(kind, language=language))
        (tmp_path / f"{kind}-odd.pdf").write_bytes(odd(kind))
        (tmp_path / f"{kind}-sample.pdf").write_bytes(sample(kind))
    papers = sorted(tmp_path.glob("*.pdf"))
    done = subprocess.run(
        [str(OUTLOUD), "-q", "--fail-on", "warning", *papers], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS") == len(papers)
