"""Long runs: how long each of their parts may take, the seed of what is drawn, and the tables at their end."""

import secrets

import pytest

from tests.long_runs import TALLY, LongRun

HEADS = {
    "readers": ("reader", "inputs", "refused", "accepted", "seconds", "slowest, s"),
    "faults": ("fault", "times", "lost", "survived", "seconds", "slowest, s"),
    "properties": ("property", "examples", "refuted", "held", "seconds", "slowest, s"),
}


@pytest.fixture
def long_run(request: pytest.FixtureRequest) -> LongRun:
    """What a test is given that goes on until its time is over."""
    option = request.config.option
    return LongRun(option.seconds, option.seed, request)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options of long runs."""
    group = parser.getgroup("long runs")
    group.addoption("--seconds", type=float, default=30, help="how long each part of a long run goes on (30)")
    group.addoption("--seed", type=int, help="the seed of what long runs draw, told at their end")


def pytest_configure(config: pytest.Config) -> None:
    """Draw a seed, which the processes beside get from this one."""
    if config.option.seed is None:
        config.option.seed = secrets.randbelow(10**9)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the long runs have come to."""
    reports = [one for outcome in ("passed", "failed") for one in terminalreporter.stats.get(outcome, ())]
    rows = [value for one in reports for name, value in one.user_properties if name == TALLY]
    if not rows:
        return
    option = terminalreporter.config.option
    terminalreporter.section(f"long runs (--seed {option.seed} --seconds {option.seconds:g})")
    for table, heads in HEADS.items():
        if of_table := sorted(row[1:] for row in rows if row[0] == table):
            terminalreporter.write_line(f"| {' | '.join(heads)} |")
            terminalreporter.write_line(f"| --- |{' ---: |' * (len(heads) - 1)}")
            for what, tried, refused, taken, seconds, longest in of_table:
                cells = (what, f"{tried:,}", f"{refused:,}", f"{taken:,}", f"{seconds:.0f}", f"{longest:.2f}")
                terminalreporter.write_line(f"| {' | '.join(cells)} |")
            terminalreporter.write_line("")
