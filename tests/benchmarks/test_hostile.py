"""The dearest file that anybody can make, checked: within two seconds of the processor's time."""

import pytest

from tests.benchmarks.conftest import Report
from tests.sealing.costly import RECORDS, SIZES, records
from tests.services.test_costly import measured

pytestmark = pytest.mark.benchmark
ALLOWED = 2.0


def test_a_hostile_file_is_checked_within_two_seconds(report: Report) -> None:
    measured(records("3,000 cells", SIZES[0]))  # loads what is loaded late
    cost = max(measured(records(name, size))[1] for name in RECORDS for size in SIZES)
    report("the dearest hostile file, in seconds allowed", cost / ALLOWED, 1, cost, ALLOWED)
