"""A checker of PDF/UA-1 and of meaning, where one is installed in an environment of its own, finds nothing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.documents.kinds import KINDS, LANGUAGES, drawn, odd, sample
from tests.documents.test_logo_drawn import TALL, png
from tests.documents.test_logo_drawn import drawn as with_logo

OUTLOUD = shutil.which("outloud")


@pytest.mark.long
@pytest.mark.skipif(OUTLOUD is None, reason="outloud is not on the path; CONTRIBUTING.md tells of it")
def test_outloud_finds_nothing(tmp_path: Path) -> None:
    for kind in KINDS:
        for language in LANGUAGES:
            (tmp_path / f"{kind}-{language}.pdf").write_bytes(drawn(kind, language=language))
        (tmp_path / f"{kind}-odd.pdf").write_bytes(odd(kind))
        (tmp_path / f"{kind}-sample.pdf").write_bytes(sample(kind))
        (tmp_path / f"{kind}-logo.pdf").write_bytes(with_logo(kind, png(TALL)))
    papers = sorted(tmp_path.glob("*.pdf"))
    done = subprocess.run(
        [str(OUTLOUD), "-q", "--fail-on", "warning", *papers], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS") == len(papers)
