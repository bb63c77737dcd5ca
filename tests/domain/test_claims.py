"""Public sentences: the operators, what can be proved from what is known, the verdicts, the fields."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.figures.claim_record import claim_of, claim_problems, fields_of, typed_fields
from aca_desktop.domain.figures.claims import (
    OPERATORS,
    Chosen,
    Claim,
    Found,
    Operator,
    Slot,
    Verdict,
    Whole,
    Wording,
    holds,
    slot_holds,
    verdict,
    verdict_of_all,
)
from aca_desktop.domain.figures.slot_record import MEMBERS, record_of, slot_of
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.kinds import KINDS


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


SLOT = Slot(
    operator="more-than",
    number=Decimal("50.5"),
    counted="people",
    unit="percent",
    territory="set:AMG",
    on=date(2026, 6, 5),
    chosen=Chosen(
        status="approved",
        sector="local-government",
        tier="A",
        founding=True,
        joined_since=date(2026, 1, 1),
        joined_until=date(2026, 2, 1),
        place="iso3166-2:MX-JAL",
        country="MX",
        listed="RE100",
        commitment="renewable-energy",
        commitment_percent=Decimal(100),
        validation="approved",
        body="RE100",
        declaration="ab" * 32,
    ),
)
PART = Slot("at-least", Decimal(14), "signatories", whole=Whole(Decimal(36), Chosen("known", "company")))
CLAIM = Claim("c", {"en": "{a} of {b} by [2030]", "es": "{a}, {b}"}, {"a": SLOT, "b": PART})
CITED = Claim("c", {"en": "The sixth-largest"}, {}, "WRI CAIT", "https://www.wri.org", date(2026, 6, 5))


@pytest.mark.parametrize("claim", [CLAIM, CITED])
def test_fields_and_sentence_say_the_same(claim: Claim) -> None:
    fields = fields_of(claim)
    assert claim_of("c", fields) == claim
    typed: dict[str, str] = {}
    for name, value in fields.items():
        field = KINDS["claim"].field(name)
        assert field is not None
        assert field.accepts(value), name
        typed |= as_typed(name, value)
    assert typed_fields({}, typed) == (fields, [])


def as_typed(name: str, value: Json) -> dict[str, str]:
    """Return a field as it is typed, a slot's members one by one."""
    if not isinstance(value, Mapping):
        return {name: str(value)}
    return {field: text for key, one in value.items() for field, text in as_typed(f"{name}.{key}", one).items()}


def test_every_member_of_a_slot_can_be_typed() -> None:
    slot = replace(SLOT, whole=Whole(Decimal(1), SLOT.chosen), wording=Wording("over", "digits", "people"))
    said = {name.removeprefix("slots.a.") for name in as_typed("slots.a", record_of(slot))}
    assert said == {*MEMBERS}


@pytest.mark.parametrize("gone", ["operator", "number", "counted"])
def test_a_slot_that_does_not_say_what_it_counts_is_none(gone: str) -> None:
    value = {name: one for name, one in record_of(SLOT).items() if name != gone}
    assert slot_of(value) is None
    assert claim_of("c", {"words.en": "{a}", "slots.a": value}) is None


@pytest.mark.parametrize(
    "more",
    [
        {"status": "famous"}, {"status": "signed"}, {"founding": "yes"}, {"newer": "x"}, {"date": "2026-02-30"},
        {"of": {}}, {"of": {"number": "1", "of": {}}}, {"commitment_percent": 100}, {"number": "1e3"},
    ],
)  # fmt: skip
def test_a_slot_that_says_what_is_not_known_is_none(more: dict[str, Json]) -> None:
    assert slot_of({**record_of(SLOT), **more}) is None


def slotted(slot: Slot) -> Claim:
    return Claim("c", {"en": "{a}"}, {"a": slot})


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (CLAIM, []),
        (CITED, []),
        (replace(CLAIM, words={}), [("words", "missing")]),
        (replace(CITED, source=None), [("source", "missing")]),
        (replace(CITED, link=None, seen=None), [("link", "missing"), ("seen", "missing")]),
        (replace(CLAIM, source="Our own"), [("source", "cited-and-counted")]),
        (replace(CLAIM, words={"en": "{a}"}), [("words.en", "slot-not-in-words")]),
        (replace(CLAIM, words={"en": "{a} {b} {b}"}), [("words.en", "slot-twice")]),
        (replace(CLAIM, words={"en": "{a} {b} {c}"}), [("words.en", "unknown-slot")]),
        (replace(CLAIM, words={"en": "{a}{b}"}), [("words.en", "figures-touch")]),
        (replace(CLAIM, words={"en": "{a} {b"}), [("words.en", "malformed-sentence")]),
        (replace(CLAIM, words={"fr": "{a} {b}"}), [("words.fr", "language-without-figures")]),
        (replace(CLAIM, words={"en": "{a} {b} in 2030"}), [("words.en", "number-outside-figure")]),
        (slotted(replace(SLOT, number=Decimal(-1))), [("slots.a.number", "negative-figure")]),
        (slotted(replace(SLOT, counted="gdp", unit=None)), [("slots.a.unit", "money-without-currency")]),
        (slotted(replace(SLOT, counted="signatories")), [("slots.a.unit", "share-of-what")]),
        (slotted(replace(SLOT, territory=None)), [("slots.a.territory", "missing")]),
        (slotted(replace(SLOT, unit="MXN")), [("slots.a.unit", "people-in-money")]),
        (slotted(replace(SLOT, on=date(2025, 1, 1))), [("slots.a.date", "before-the-coalition")]),
        (slotted(replace(SLOT, chosen=Chosen("known"))), [("slots.a.status", "not-one-of")]),
        (slotted(replace(SLOT, wording=Wording(noun="companies"))), [("slots.a.noun", "not-one-of")]),
        (slotted(replace(SLOT, wording=Wording("bare"))), [("slots.a.comparison", "not-one-of")]),
        (slotted(replace(SLOT, wording=Wording(number="words"))), [("slots.a.digits", "not-one-of")]),
        (slotted(replace(PART, number=Decimal(37))), [("slots.a.of.number", "part-larger-than-whole")]),
        (slotted(replace(PART, counted="people")), [("slots.a.counted", "not-one-of")]),
        (
            slotted(replace(SLOT, chosen=Chosen(joined_since=date(2026, 2, 1), joined_until=date(2026, 1, 1)))),
            [("slots.a.joined_until", "ends-before-it-starts")],
        ),
    ],
)
def test_what_is_wrong_with_a_sentence(claim: Claim, told: list[tuple[str, str]]) -> None:
    assert [(one.field, one.code) for one in claim_problems(claim, date(2025, 11, 3), date(2026, 12, 3))] == told


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("slots.a.operator", "over", "not-one-of"),
        ("slots.a.number", "many", "malformed-number"),
        ("slots.a.unit", "pesos", "malformed-currency"),
        ("slots.a.date", "today", "malformed-day"),
        ("slots.a.territory", "here", "malformed-place"),
        ("slots.a.declaration", "1", "malformed-code"),
        ("slots.a.listed", "a list", "malformed-code"),
        ("slots.a.of.counted", "people", "unknown-field"),
        ("slots.a", "{}", "unknown-field"),
        ("slots.A.number", "1", "unknown-field"),
        ("link", "ftp://example.org", "website-not-http"),
        ("seen", "today", "malformed-day"),
        ("words.english", "x", "unknown-field"),
        ("weight", "x", "unknown-field"),
    ],
)
def test_what_is_typed_wrongly_is_told(name: str, text: str, code: str) -> None:
    _values, problems = typed_fields({}, {name: text})
    assert (problems[0].field, problems[0].code) == (name, code)


def test_a_member_changes_alone_and_a_slot_goes_whole() -> None:
    before = fields_of(CLAIM)
    values, problems = typed_fields(before, {"slots.a.number": "60", "slots.a.tier": "", "slots.b": "null"})
    assert (problems, values["slots.b"]) == ([], None)
    changed = replace(SLOT, number=Decimal(60), chosen=replace(SLOT.chosen, tier=None))
    assert values["slots.a"] == record_of(changed)


@pytest.mark.parametrize(
    ("every", "said"),
    [
        (["true", "true"], "true"),
        (["true", "not-any-more"], "not-any-more"),
        (["not-any-more", "not-provable"], "not-provable"),
        (["not-provable", "false", "true"], "false"),
    ],
)
def test_a_sentence_is_as_true_as_its_worst_slot(every: list[Verdict], said: str) -> None:
    assert verdict_of_all(every) == said


def test_a_part_holds_only_with_its_whole() -> None:
    of_all = Found.certain(36)
    assert slot_holds(PART, replace(Found.certain(14), whole=of_all)) is True
    assert slot_holds(PART, replace(Found.certain(14), whole=Found.certain(35))) is False
    assert slot_holds(PART, replace(Found.certain(13), whole=of_all)) is False
    assert slot_holds(PART, replace(Found.certain(14), whole=Found(Decimal(35), Decimal(36)))) is None
