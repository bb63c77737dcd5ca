"""Whatever happens to a laptop, it has every signature that it reported, and its workspace is sound."""

import os
from pathlib import Path

import pytest

from tests.fuzzing.killing import KILLED
from tests.fuzzing.troubles import TROUBLES
from tests.long_runs import LongRun

FAULTS = {**KILLED, **TROUBLES}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="nothing is killed so elsewhere")


@pytest.mark.long
@pytest.mark.timeout(0)
@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_lost(name: str, tmp_path: Path, long_run: LongRun) -> None:
    with long_run.tally("faults", name) as tally, FAULTS[name](tmp_path, long_run.chance(name)) as fault:
        for _ in long_run.turns():
            tally.timed(fault)
    assert tally.refused == 0
