"""Public sentences: the operators, what can be proved from what is known, the verdicts, the fields."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.claim_record import claim_field, claim_of, claim_problems, fields_of, missing_in
from aca_desktop.domain.claims import OPERATORS, Chosen, Claim, Found, Operator, holds, verdict
from aca_desktop.domain.kinds import KINDS
from aca_desktop.domain.problems import Problem


@pytest.mark.parametrize(
    ("operator", "number", "value", "true"),
    [
        ("more-than", 35, 36, True),
        ("more-than", 35, 35, False),
        ("at-least", 35, 35, True),
        ("at-least", 35, 34, False),
        ("exactly", 5, 5, True),
        ("exactly", 5, 6, False),
        ("exactly", 5, 4, False),
        ("nearly", 3000, 3000, True),
        ("nearly", 3000, 2850, True),
        ("nearly", 3000, 2849, False),
        ("nearly", 3000, 3001, False),
    ],
)
def test_what_is_known_exactly_is_true_or_false(operator: Operator, number: int, value: int, true: bool) -> None:
    assert holds(operator, Decimal(number), Found.certain(value)) is true


@pytest.mark.parametrize(
    ("operator", "least", "most", "answer"),
    [
        ("more-than", 101, None, True),
        ("more-than", 100, None, None),
        ("more-than", 90, 100, False),
        ("at-least", 100, None, True),
        ("at-least", 99, None, None),
        ("at-least", 90, 99, False),
        ("exactly", 100, None, None),
        ("exactly", 101, None, False),
        ("exactly", 99, 101, None),
        ("exactly", 90, 99, False),
        ("nearly", 96, None, None),
        ("nearly", 96, 100, True),
        ("nearly", 94, 99, None),
        ("nearly", 90, 94, False),
        ("nearly", 101, None, False),
    ],
)
def test_what_lacks_a_figure_is_said_only_as_far_as_it_can_be_proved(
    operator: Operator, least: int, most: int | None, answer: bool | None
) -> None:
    found = Found(Decimal(least), None if most is None else Decimal(most))
    assert holds(operator, Decimal(100), found) is answer


@given(st.sampled_from(OPERATORS), st.integers(0, 40), st.integers(0, 40), st.integers(0, 20) | st.none())
def test_nothing_is_said_that_some_true_number_would_belie(
    operator: Operator, number: int, least: int, more: int | None
) -> None:
    """Whatever the true value is between what is certain and what is possible, the answer is right for it."""
    found = Found(Decimal(least), None if more is None else Decimal(least + more))
    possible = [
        holds(operator, Decimal(number), Found.certain(value))
        for value in range(least, least + (100 if more is None else more) + 1)
    ]
    answer = holds(operator, Decimal(number), found)
    assert answer is (possible[0] if len(set(possible)) == 1 else None)


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (True, True, "true"),
        (True, False, "not-any-more"),
        (True, None, "not-provable"),
        (False, True, "false"),
        (False, False, "false"),
        (None, True, "not-provable"),
        (None, False, "not-provable"),
    ],
)
def test_verdicts(then: bool | None, now: bool | None, said: str) -> None:
    assert verdict(then, now) == said


CLAIM = Claim(
    id="c",
    words={"en": "Over half of the people", "es": "Más de la mitad"},
    basis="counted",
    operator="more-than",
    number=Decimal("50.5"),
    counted="people",
    unit="percent",
    territory="set:AMG",
    on=date(2026, 6, 5),
    source="Our own",
    chosen=Chosen(
        status="approved",
        sector="local-government",
        tier="A",
        founding=True,
        joined_since=date(2026, 1, 1),
        joined_until=date(2026, 2, 1),
        place="iso3166-2:MX-JAL",
        commitment="renewable-energy",
        commitment_percent=Decimal(100),
        validation="approved",
        body="RE100",
        declaration="ab" * 32,
    ),
)


def test_fields_and_sentence_say_the_same() -> None:
    fields = fields_of(CLAIM)
    assert claim_of("c", fields) == CLAIM
    for name, value in fields.items():
        field = KINDS["claim"].field(name)
        assert field is not None
        assert field.accepts(value), name
        assert claim_field(name, str(value)) == value, name


def test_a_sentence_that_does_not_say_what_it_counts_is_none() -> None:
    fields = fields_of(CLAIM)
    for name in ("operator", "number", "counted"):
        assert claim_of("c", {key: value for key, value in fields.items() if key != name}) is None
    assert claim_of("c", {**fields, "status": "famous"}) is None
    assert [one.field for one in missing_in({"operator": "exactly"})] == ["number", "counted"]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (CLAIM, []),
        (replace(CLAIM, words={}), [("words", "missing")]),
        (replace(CLAIM, number=Decimal(-1)), [("number", "negative-figure")]),
        (replace(CLAIM, basis="cited", source=None), [("source", "missing")]),
        (replace(CLAIM, counted="gdp", unit=None), [("unit", "money-without-currency")]),
        (replace(CLAIM, counted="signatories"), [("unit", "share-of-what")]),
        (replace(CLAIM, territory=None), [("territory", "missing")]),
        (replace(CLAIM, unit="MXN"), [("unit", "people-in-money")]),
        (replace(CLAIM, on=date(2025, 1, 1)), [("date", "before-the-coalition")]),
        (
            replace(CLAIM, chosen=Chosen(joined_since=date(2026, 2, 1), joined_until=date(2026, 1, 1))),
            [("joined_until", "ends-before-it-starts")],
        ),
    ],
)
def test_what_is_wrong_with_a_sentence(claim: Claim, told: list[tuple[str, str]]) -> None:
    assert [(one.field, one.code) for one in claim_problems(claim, date(2025, 11, 3))] == told


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("operator", "over", "not-one-of"),
        ("number", "many", "malformed-number"),
        ("unit", "pesos", "malformed-currency"),
        ("date", "today", "malformed-day"),
        ("territory", "here", "malformed-place"),
        ("declaration", "1", "malformed-code"),
        ("words.english", "x", "unknown-field"),
        ("weight", "x", "unknown-field"),
    ],
)
def test_what_is_typed_wrongly_is_told(name: str, text: str, code: str) -> None:
    found = claim_field(name, text)
    assert isinstance(found, Problem)
    assert found.code == code
