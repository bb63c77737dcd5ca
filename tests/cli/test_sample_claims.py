"""What the samples say in public, by the command line: true, until the right one withdraws."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.cli.running import app
from aca_desktop.context import Context
from tests.cli.laptop import Laptop, Ran, captured
from tests.services.conftest import built_samples

__all__ = ["built_samples"]

LATER = datetime.fromisoformat("2026-11-02T10:00:00-06:00")
"""After every day that a sample speaks of."""


@dataclass(frozen=True)
class Later(Laptop):
    """A laptop whose clock is after all that happens in the samples."""

    def call(self, *arguments: object) -> Ran:
        """Run a command in this process."""
        random = Context.of_this_machine().random
        return captured(
            lambda: app.main([str(one) for one in arguments], Context(lambda: LATER, random, self.home))
        )


@pytest.fixture
def laptop(tmp_path: Path) -> Later:
    return Later(tmp_path)


def copied(laptop: Later, built: Mapping[str, Path], code: str) -> Path:
    """Return a sample's file of its own, as that laptop's whose home lies beside it."""
    path = laptop.folder / f"{code}.aca"
    shutil.copy(built[code], path)
    shutil.copytree(built[code].parent / "home", laptop.home, dirs_exist_ok=True)
    return path


def checked(laptop: Later, path: Path, code: str) -> list[Any]:
    """Return what is said of each sentence: verdict and numbers."""
    claims = laptop.ok("claims", "check", path, "--coalition", code)["claims"]
    return [(one["basis"], one["verdict"], values(one)) for one in claims]


def values(claim: Any, which: str = "value") -> list[int]:
    return [slot[which] for slot in claim["slots"].values()]


CITED: tuple[str, None, list[int]] = ("cited", None, [])

TOLD: Mapping[str, list[Any]] = {
    "aca-gdl": [("counted", "true", [36]), ("counted", "true", [5_268_642]), *[CITED] * 4],
    "jci": [*(("counted", "true", [number]) for number in (105, 5, 15, 57)), *[CITED] * 2],
    "wasi": [
        *(("counted", "true", numbers) for numbers in ([2_950], [170_850_000], [6_433_708_000_000])),
        *[CITED] * 5,
    ],
    "aca": [*(("counted", "true", numbers) for numbers in ([3, 3], [3_148, 179_198_151])), CITED],
}


@pytest.mark.parametrize("code", TOLD)
def test_each_sample_says_what_is_told_of_it(laptop: Later, built_samples: Mapping[str, Path], code: str) -> None:
    path = copied(laptop, built_samples, code)
    assert checked(laptop, path, code) == TOLD[code]


def test_the_published_series_is_cited_by_date(laptop: Later, built_samples: Mapping[str, Path]) -> None:
    path = copied(laptop, built_samples, "wasi")
    cited = [one for one in laptop.ok("claims", "check", path)["claims"] if one["basis"] == "cited"][1:]
    assert [(one["seen"], one["text"]["en"].split(" ", 1)[0]) for one in cited] == [
        ("2017-11-10", "2,700"), ("2018-06-01", "Nearly"), ("2019-12-01", "3,800"), ("2020-12-01", "3,952"),
    ]  # fmt: skip
    for one in cited:
        assert one["source"].startswith("We Are Still In, as published")
        assert one["link"] == "https://www.wearestillin.com"


def test_guadalajara_without_its_territory(laptop: Later, built_samples: Mapping[str, Path]) -> None:
    path = copied(laptop, built_samples, "aca-gdl")
    whole = laptop.ok("totals", path)["population"]
    assert (whole["net"], whole["gross"]) == (8_348_151, 8_348_151 + 5_268_642)
    assert {row["inside"] for row in whole["removed"]} == {"iso3166-2:MX-JAL"}
    clipped = laptop.ok("totals", path, "--territory", "set:AMG")["population"]
    assert (clipped["net"], clipped["gross"]) == (5_268_642, 8_348_151 + 5_268_642)


@pytest.mark.parametrize(
    ("code", "name", "fallen"),
    [
        ("aca-gdl", "Fortius", {0: [35]}),
        ("aca-gdl", "Universidad de Guadalajara", {0: [35]}),
        ("jci", "ソニー", {2: [14]}),
        ("wasi", "Government of Example State 01", {1: [147_645_000], 2: [5_615_241_000_000]}),
    ],
)
def test_the_right_one_withdraws_and_a_sentence_is_not_true_any_more(
    laptop: Later, built_samples: Mapping[str, Path], code: str, name: str, fallen: Mapping[int, list[int]]
) -> None:
    path = copied(laptop, built_samples, code)
    (row,) = laptop.ok("organisations", "list", path, "--search", name)["organisations"]
    laptop.ok("withdraw", path, row["signatures"][-1])
    after = checked(laptop, path, code)
    verdicts = {number: one for number, one in enumerate(after) if one[1] == "not-any-more"}
    assert {number: value for number, (_basis, _verdict, value) in verdicts.items()} == fallen
    before = [values(one, "value_then") for one in laptop.ok("claims", "check", path)["claims"]]
    assert [before[number] for number in fallen] == [TOLD[code][number][2] for number in fallen], (
        "true at its date"
    )
    assert "not true any more" in laptop.call("claims", "check", path).out
