"""Collects the benchmarks' figures and prints them as one table: ratios to the bare work done in the same run."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

type Report = Callable[[str, float, float, float, float], None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One benchmark: how many times the bare work ours took, how many times it may, and both in seconds."""

    name: str
    ratio: float
    bound: float
    ours: float
    bare: float

    @property
    def line(self) -> str:
        """Return its line of the table."""
        verdict = "" if self.ratio <= self.bound else "  over"
        seconds = f"{_time(self.ours):>10} {_time(self.bare):>10}"
        return f"{self.name:<58} {self.ratio:>7.2f} {self.bound:>7.2f} {seconds}{verdict}"


FIGURES = pytest.StashKey[list[Figure]]()
HEAD = f"{'benchmark':<58} {'ratio':>7} {'at most':>7} {'ours':>10} {'bare':>10}"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Give a benchmark `report(name, ratio, bound, ours, bare)`: it notes the figure, and fails over the bound.

    `ours` and `bare` are seconds; for an absolute bound, `bare` is the time allowed and `bound` is 1.
    """

    def note(name: str, ratio: float, bound: float, ours: float, bare: float) -> None:
        figure = Figure(name, ratio, bound, ours, bare)
        request.config.stash.setdefault(FIGURES, []).append(figure)
        if not ratio <= bound:
            pytest.fail(f"{name}: {ratio:.2f} times the bare work, at most {bound:.2f} allowed")

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table of all figures, those over their bound included."""
    figures = config.stash.get(FIGURES, [])
    if figures:
        terminalreporter.section("ratios to the bare work")
        for line in [HEAD, *(figure.line for figure in figures)]:
            terminalreporter.write_line(line)
