"""Duplicates among 100,000 organisations of one country: in a moment, and in step with how many there are."""

import re
from random import Random

import pytest

from aca_desktop.domain.organisations.likeness import Known, alike, compared
from aca_desktop.domain.values.sorting import fold
from tests.benchmarks.clock import seconds
from tests.benchmarks.conftest import Report

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]
ORGANISATIONS = 100_000
ROUNDS = 3

_SYLLABLES = re.findall(
    "[a-z]+", "ca me ri lo ta pe nu gua da la ja ra zo li to co si ve ma na po ti xo chi hua que tza"
)
_HEADS = ("Universidad de", "Municipio de", "Instituto Tecnológico de", "Fundación", "Grupo", "Escuela Secundaria")
_ENDS = (", S.A. de C.V.", " A.C.", " S.C.", "", "")


def invented(count: int) -> list[Known]:
    """Return organisations with names of a few words, as many of them begin or end the same as in life."""
    chance = Random(1)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))).title() for _ in range(20_000)]
    found = []
    for number in range(count):
        own = f"{chance.choice(_HEADS)} {chance.choice(words)} {chance.choice(words)}{chance.choice(_ENDS)}"
        website = f"https://www.{chance.choice(words)}{chance.choice(words)}.mx" if chance.random() < 0.3 else None
        found.append(Known(f"{number:08}", [fold(own)], "MX", website))
    return found


def fastest(every: list[Known]) -> float:
    """Return how long it takes to find the pairs among these, undisturbed."""
    return min(seconds(lambda: alike(every), ROUNDS))


def test_duplicates_among_100_000(report: Report) -> None:
    every = invented(ORGANISATIONS)
    tenth = every[: ORGANISATIONS // 10]
    bare = min(seconds(lambda: [compared(name) for one in every for name in one.names], ROUNDS))
    taken, less = fastest(every), fastest(tenth)
    report("duplicates among 100,000, beside reading their names", taken / bare, 12, taken, bare)
    report("the same, beside ten times a tenth of them", taken / less / 10, 2, taken, less * 10)


def test_those_of_one_name_are_no_burden(report: Report) -> None:
    """Names that share nearly everything are the worst that there can be."""
    every = [
        Known(f"{n:08}", [f"asociacionporelclimade{chr(97 + n % 26)}{n // 26:x}"], "MX") for n in range(30_000)
    ]
    taken, less = fastest(every), fastest(every[:3_000])
    report("the same of names that differ at their end alone", taken / less / 10, 3, taken, less * 10)
