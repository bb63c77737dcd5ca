"""Timing for benchmarks: the same work many times, each time by itself."""

import gc
import time
from collections.abc import Callable
from statistics import quantiles


def seconds(work: Callable[[], object], rounds: int, *, warm: int = 1) -> list[float]:
    """Return how long the work took each of so many times, after some to warm up."""
    for _ in range(warm):
        work()
    taken = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def p95(taken: list[float]) -> float:
    """Return the time that one in twenty is over."""
    return quantiles(taken, n=20)[-1]
