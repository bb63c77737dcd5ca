"""What every test of a long run is given."""

import pytest

from tests.fuzzing.trying import LongRun


@pytest.fixture
def long_run(request: pytest.FixtureRequest) -> LongRun:
    option = request.config.option
    return LongRun(option.seconds, option.seed, request)
