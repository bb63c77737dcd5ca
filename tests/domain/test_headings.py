"""What people write above columns, each understood or left alone: heads of forms and services."""

import json
from pathlib import Path

import pytest

from aca_desktop.domain.organisations.headings import matched

HEADS: list[tuple[str, str | None]] = [
    (head, meant)
    for head, meant in json.loads(
        (Path(__file__).parents[1] / "data" / "tables" / "heads.json").read_text("utf-8")
    )
    if head != "Name"  # alone, the other heads decide
]


@pytest.mark.parametrize(("heading", "meant"), HEADS)
def test_each_is_understood_or_left_alone(heading: str, meant: str | None) -> None:
    assert matched([heading]) == [meant]


def test_a_bare_name_is_decided_by_the_others() -> None:
    assert matched(["Name", "Sector"]) == ["name", "sector"]
    assert matched(["Name", "Email", "Organization name"]) == ["signer.name", "signer.email", "name"]
    assert matched(["Nombre", "Organización"]) == ["signer.name", "name"]


def test_no_field_comes_twice() -> None:
    assert matched(["Organización", "Nombre de la organización", "City", "State"]) == ["name", None, "place", None]


@pytest.mark.parametrize("heading", ["", "   ", "???", "5", "x" * 100_000, "\u202e\0"])
def test_what_says_nothing_means_nothing(heading: str) -> None:
    assert matched([heading]) == [None]
