"""Trying something again and again until its time is over, and what came of it. Not a test itself."""

import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from random import Random
from types import FrameType

import pytest
from hypothesis import given, seed, settings
from hypothesis.strategies import SearchStrategy

TALLY = "tally"
"""The property of a test's report under which it tells its row of the table."""

type Row = tuple[str, str, int, int, int, float, float]
"""Which table; what was tried; how often; refused; accepted or survived; seconds; the longest of one."""

LONGEST = 20.0
"""Seconds of the processor that one input may cost: the largest recovery file that is taken needs five."""


class TooLong(BaseException):
    """An input took longer than any may; nothing of the program catches this."""


class TimeIsOver(BaseException):
    """No further example is wanted; hypothesis catches everything else."""


@contextmanager
def bounded(seconds: float = LONGEST) -> Iterator[None]:
    """Raise TooLong in what takes more of the processor; systems without such a clock wait."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@dataclass(slots=True)
class Tally:
    """How often something was tried, and with what end."""

    table: str
    what: str
    tried: int = 0
    refused: int = 0
    taken: int = 0
    seconds: float = 0
    longest: float = 0

    def timed[**P](self, act: Callable[P, bool], *of: P.args, **named: P.kwargs) -> None:
        """Try once: `act` tells whether it was taken (or survived)."""
        began = time.monotonic()
        self.tried += 1
        taken = False
        try:
            taken = act(*of, **named)
        finally:
            took = time.monotonic() - began
            self.seconds += took
            self.longest = max(self.longest, took)
            self.taken += taken
            self.refused += not taken

    def row(self) -> Row:
        """Return its row."""
        return self.table, self.what, self.tried, self.refused, self.taken, self.seconds, self.longest


@dataclass(frozen=True, slots=True)
class LongRun:
    """What a test of a long run is given: its time, and its own share of chance."""

    seconds: float
    seed: int
    request: pytest.FixtureRequest

    def chance(self, what: str) -> Random:
        """Return the chance of one part, which does not depend on any other's."""
        return Random(f"{self.seed} {what}")

    @contextmanager
    def tally(self, table: str, what: str) -> Iterator[Tally]:
        """Yield a tally that stands in the table at the end, whatever comes."""
        tally = Tally(table, what)
        try:
            yield tally
        finally:
            self.request.node.user_properties.append((TALLY, tally.row()))

    def turns(self, parts: int = 1) -> Iterator[int]:
        """Yield numbers until the time of so many parts is over, at least one."""
        began = time.monotonic()
        number = 0
        while number == 0 or time.monotonic() - began < self.seconds * parts:
            yield number
            number += 1

    def holds(
        self,
        what: str,
        usual: settings,
        property_: Callable[..., None],
        *,
        parts: int = 1,
        **drawn: SearchStrategy[object],
    ) -> None:
        """Hold a property against examples until the time of so many parts is over; what refutes it is shrunk."""
        until = time.monotonic() + self.seconds * parts
        with self.tally("properties", what) as tally:

            def held(values: Mapping[str, object]) -> bool:
                property_(**values)
                return True

            def once(**values: object) -> None:
                if tally.tried and tally.tried == tally.taken and time.monotonic() > until:
                    raise TimeIsOver
                tally.timed(held, values)

            of_any = seed(f"{self.seed} {what}")(settings(usual, max_examples=10**9)(given(**drawn)(once)))
            with suppress(TimeIsOver):
                of_any()
