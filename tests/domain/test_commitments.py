"""Commitments: their validation as a history with an age, their path, and what cannot be right."""

from datetime import date
from decimal import Decimal

import pytest

from aca_desktop.domain.figures.commitment_record import (
    commitment_field,
    commitment_field_is_unknown,
    commitment_of,
    fields_of,
)
from aca_desktop.domain.figures.commitments import Commitment, Progress, Validation, commitment_problems
from aca_desktop.domain.journal.kinds import KINDS
from aca_desktop.domain.values.problems import Problem

TODAY = date(2026, 6, 5)
LIST = "Target list"


def committed(
    day: date, body: str | None = "SBTi", *, seen: date | None = None, status: str = "approved"
) -> Validation:
    return Validation(day, status, LIST, seen or day, body)  # type: ignore[arg-type]


FULL = Commitment(
    id="c",
    organisation="0197a000-0000-7000-8000-000000000001",
    type="emission-reduction",
    words={"en": "Cut by half"},
    scope="1+2",
    base_year=2015,
    base_value=Decimal("200.5"),
    unit="kt CO2e",
    target_year=2035,
    target_value=Decimal(100),
    percent=Decimal(50),
    interim={2025: Decimal(20)},
    validations=(
        committed(date(2020, 1, 1), status="committed"),
        committed(date(2021, 5, 5), seen=date(2026, 1, 1)),
    ),
    progress={2024: Progress(Decimal(170), "Report", date(2025, 3, 1))},
    source="Own site",
)


def test_fields_and_commitment_say_the_same() -> None:
    fields = fields_of(FULL)
    assert commitment_of("c", fields) == FULL
    for name, value in fields.items():
        field = KINDS["commitment"].field(name)
        assert field is not None
        assert field.accepts(value), name


def test_what_is_of_another_shape_is_left_out() -> None:
    fields = {**fields_of(FULL), "validation.soon": {"status": "approved"}, "progress.2030": {"value": "x"}}
    assert commitment_of("c", fields) == FULL
    assert commitment_of("c", {"type": "net-zero"}) is None
    assert commitment_of("c", {"organisation": "o", "type": "magic"}) is None


def test_the_last_word_until_a_day_counts() -> None:
    assert FULL.validation(date(2019, 12, 31)) is None
    assert [FULL.validation(day).status for day in (date(2020, 1, 1), date(2021, 5, 4), date(2021, 5, 5))] == [  # type: ignore[union-attr]
        "committed",
        "committed",
        "approved",
    ]
    assert FULL.validation(TODAY, "sbti") is not None
    assert FULL.validation(TODAY, "RE100") is None


@pytest.mark.parametrize(
    ("seen", "old"), [(date(2024, 6, 5), False), (date(2024, 6, 4), True), (date(2026, 6, 5), False)]
)
def test_what_was_seen_over_two_years_ago_is_too_old(seen: date, old: bool) -> None:
    assert committed(date(2020, 1, 1), seen=seen).is_too_old(TODAY) is old


def test_two_years_before_the_29th_of_february_are_counted() -> None:
    assert not committed(date(2020, 1, 1), seen=date(2026, 2, 28)).is_too_old(date(2028, 2, 29))
    assert committed(date(2020, 1, 1), seen=date(2026, 2, 27)).is_too_old(date(2028, 2, 29))


def test_the_path_runs_straight_from_base_through_targets() -> None:
    assert [FULL.expected(year) for year in (2014, 2015, 2020, 2025, 2030, 2035, 2036)] == [
        *(None, 0, 10, 20, 35, 50, None)
    ]
    reached = FULL.reached(2024)
    assert reached is not None
    assert round(reached, 1) == Decimal("15.2")
    assert FULL.is_on_track(2024) is False
    assert FULL.is_on_track(2023) is None


def problems(**changes: object) -> list[tuple[str, str]]:
    from dataclasses import replace

    return [(one.field, one.code) for one in commitment_problems(replace(FULL, **changes), TODAY)]  # type: ignore[arg-type]


def test_what_cannot_be_right_is_told() -> None:
    assert problems() == []
    assert ("target_year", "target-before-base") in problems(target_year=2015)
    assert problems(percent=Decimal(101)) == [("percent", "out-of-range")]
    assert problems(interim={2035: Decimal(1), 2030: Decimal(-1)}) == [
        ("interim.2030", "out-of-range"),
        ("interim.2035", "target-out-of-order"),
    ]
    assert problems(progress={2026: Progress(Decimal(1), "x", date(2025, 12, 31))}) == [
        ("progress.2026", "progress-past-source")
    ]
    assert problems(validations=(committed(date(2026, 1, 2), seen=date(2026, 1, 1)),)) == [
        ("validation.2026-01-02", "seen-before-it-was")
    ]
    assert problems(validations=(committed(date(2026, 6, 6)),)) == [("validation.2026-06-06", "day-in-future")]
    assert problems(validations=(committed(date(2026, 1, 2), None),)) == [
        ("validation.2026-01-02", "validated-by-nobody")
    ]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("type", "Net-Zero", "net-zero"),
        ("scope", "1+2", "1+2"),
        ("percent", "27 %", "27"),
        ("target_year", "2050", 2050),
        ("base_value", "-12.5", "-12.5"),
        ("interim.2030", "50", {"percent": "50"}),
        (
            "progress.2024",
            "170 2025-03-01 Annual report",
            {"value": "170", "seen": "2025-03-01", "source": "Annual report"},
        ),
        ("words.en", " Half ", "Half"),
        ("source", "null", None),
    ],
)
def test_fields_are_taken_as_typed(name: str, text: str, value: object) -> None:
    assert commitment_field(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("type", "magic", "not-one-of"),
        ("percent", "101", "out-of-range"),
        ("percent", "half", "malformed-number"),
        ("target_year", "soon", "out-of-range"),
        ("progress.2024", "170", "malformed-day"),
        ("validation.2024-01-01", "approved", "unknown-field"),
        ("interim.next", "5", "unknown-field"),
        ("organisation", "nobody", "malformed-id"),
    ],
)
def test_what_is_typed_wrongly_is_told(name: str, text: str, code: str) -> None:
    found = commitment_field(name, text)
    assert isinstance(found, Problem)
    assert found.code == code
    assert commitment_field_is_unknown(name) is (code == "unknown-field")
