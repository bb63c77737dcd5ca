"""What may be said of an organisation: from text, from values, and of a new one as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.coalition.sectors import known_codes
from aca_desktop.domain.journal.canonical import Json, encode
from aca_desktop.domain.journal.kinds import KINDS
from aca_desktop.domain.organisations.rules import organisation_field, organisation_problems, organisation_value
from aca_desktop.domain.values.problems import Problem

SECTORS = known_codes(())

TYPED: list[tuple[str, str, Json]] = [
    ("names.es", " Universidad  de Guadalajara ", "Universidad  de Guadalajara"),
    ("legal.pt-BR", "Cooperativa Exemplo Ltda.", "Cooperativa Exemplo Ltda."),
    ("short", "UdeG", "UdeG"),
    ("reading", "ﾘｺｰ", "リコー"),
    ("sector", "Higher-Education", "higher-education"),
    ("country", "mx", "MX"),
    ("place", "inegi:14039", "inegi:14039"),
    ("represents", "set:amg", "set:AMG"),
    ("parent", "01890A5D-AC96-774B-BCCE-B302099A8057", "01890a5d-ac96-774b-bcce-b302099a8057"),
    ("contacts.press", "Ana Ruiz, jefa de prensa <ana@UDG.mx> +52 33 1234 5678",
     {"name": "Ana Ruiz", "title": "jefa de prensa", "email": "ana@udg.mx", "phone": "+52 33 1234 5678"}),
    ("contacts.press", "ana@udg.mx", {"email": "ana@udg.mx"}),
    ("contacts.assistant", "Ana Ruiz", {"name": "Ana Ruiz"}),
    ("contacts.spokesperson", "+81 3 1234 5678", {"phone": "+81 3 1234 5678"}),
    ("contacts.press", '{"name": "Ana", "email": "ana@udg.mx"}', {"name": "Ana", "email": "ana@udg.mx"}),
    ("answer", "Yes", "yes"),
    ("next", "Call on Monday\nthen write", "Call on Monday\nthen write"),
    ("identifiers.lei", "529900t8bm49aursdo55", "529900T8BM49AURSDO55"),
    ("identifiers.duns", "15-048-3782", "15-048-3782"),
    ("website", "udg.mx", "https://udg.mx"),
    ("founding", "true", True),
    ("founding", "No", False),
    ("founding", "yes", True),
    ("founding", "false", False),
    ("joined", "2018-07-06", "2018-07-06"),
    ("tier", "Leaders' Circle", "Leaders' Circle"),
    ("notes", "a\n\nb", "a\n\nb"),
    ("lists.RE100", "2019-04-01 https://example.org/members", {"date": "2019-04-01", "source": "https://example.org/members"}),
    ("lists.SBTi", "Annual report 2020", {"source": "Annual report 2020"}),
    ("figures.population.2020", "1385629 INEGI, Censo 2020", {"value": "1385629", "source": "INEGI, Censo 2020"}),
    ("figures.gdp.2019", "-6.40 USD Made up", {"value": "-6.40", "currency": "USD", "source": "Made up"}),
    ("figures.gdp.2019", '{"value": 6.40, "source": "x"}', {"value": "6.40", "source": "x"}),
    ("figures.students.2019", '{"value": 300, "source": "x"}', {"value": "300", "source": "x"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "value"), TYPED)
def test_what_is_typed_becomes_the_journals_value(name: str, text: str, value: Json) -> None:
    typed = organisation_field(name, text, SECTORS)
    assert typed == value
    assert not isinstance(typed, Problem)
    assert organisation_value(name, typed, SECTORS) == value


@pytest.mark.parametrize(("name", "text", "value"), TYPED)
def test_the_journal_takes_what_comes_out(name: str, text: str, value: Json) -> None:
    field = KINDS["organisation"].field(name)
    assert field
    assert field.accepts(value), text
    encode(value)


def test_every_field_of_the_journal_has_its_rule() -> None:
    ruled = {name.split(".")[0] for name, _, _ in TYPED}
    assert {name.removesuffix(".*") for name in KINDS["organisation"].fields} - ruled == {"logo"}


@pytest.mark.parametrize("text", ["", "  ", "null"])
@pytest.mark.parametrize("name", ["names.es", "founding", "contacts.press", "figures.population.2020"])
def test_nothing_or_null_removes(name: str, text: str) -> None:
    assert organisation_field(name, text) is None


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("name", "X", "unknown-field"),
        ("names", "X", "unknown-field"),
        ("names.ES", "X", "unknown-field"),
        ("names.es.mx", "X", "unknown-field"),
        ("names.", "X", "unknown-field"),
        ("logo", "1", "unknown-field"),
        ("sector.x", "X", "unknown-field"),
        ("contacts.Press Office", "X", "unknown-field"),
        ("lists.a b", "X", "unknown-field"),
        ("figures.population", "1 x", "unknown-field"),
        ("figures.population.20", "1 x", "unknown-field"),
        ("", "X", "unknown-field"),
        (".*", "X", "unknown-field"),
        ("names.*", "X", "unknown-field"),
        ("website.*", "X", "unknown-field"),
        ("names.es", "a\u202eb", "bidi-control"),
        ("short", "a" * 61, "too-long"),
        ("reading", "Ricoh", "reading-not-kana"),
        ("sector", "circus", "unknown-sector"),
        ("sector", "Local government", "malformed-code"),
        ("country", "Mexico", "unknown-country"),
        ("place", "Zapopan", "malformed-place"),
        ("parent", "7", "malformed-id"),
        ("answer", "perhaps", "not-one-of"),
        ("identifiers.isin", "JP3435000008", "wrong-check-digit"),
        ("website", "nowhere", "malformed-website"),
        ("founding", "perhaps", "not-one-of"),
        ("joined", "July 2018", "malformed-day"),
        ("contacts.press", "Ana <ana@x>", "email-without-ending"),
        ("contacts.press", "Ana <ana@x.mx> call me", "malformed-contact"),
        ("contacts.press", "Ana <a> <b>", "malformed-contact"),
        ("contacts.press", '{"nombre": "Ana"}', "unknown-field"),
        ("contacts.press", "{}", "missing"),
        ("contacts.press", '{"name": "a", "name": "b"}', "json-duplicate-key"),
        ("lists.RE100", '{"date": "2019-04-01"}', "missing"),
        ("lists.RE100", "2019-04-01", "missing"),
        ("figures.population.2020", "1385629", "missing"),
        ("figures.population.2020", '{"source": "INEGI"}', "missing"),
        ("figures.population.2020", '{"value": true, "source": "INEGI"}', "wrong-type"),
        ("figures.gdp.2019", '{"value": "1", "currency": "dollars", "source": "x"}', "malformed-currency"),
        ("nmes.es", "", "unknown-field"),
        ("figures.population.2020", "1,385,629 INEGI", "malformed-number"),
        ("figures.population.2020", "many INEGI", "malformed-number"),
    ],
)
def test_what_is_refused(name: str, text: str, code: str) -> None:
    problem = organisation_field(name, text, SECTORS)
    assert isinstance(problem, Problem), problem
    assert problem.code == code
    assert problem.field.startswith(name)


NAMES = st.sampled_from(sorted({name for name, _, _ in TYPED})) | st.text(max_size=20)


@given(NAMES, st.text(max_size=40) | st.sampled_from([text for _, text, _ in TYPED]))
def test_nothing_is_raised_and_values_are_stable(name: str, text: str) -> None:
    value = organisation_field(name, text, SECTORS)
    if value is not None and not isinstance(value, Problem):
        assert organisation_value(name, value, SECTORS) == value
        assert encode(value)


@pytest.mark.parametrize("value", [7, True, [], {"a": 1}])
@pytest.mark.parametrize("name", ["names.es", "website", "joined"])
def test_a_text_is_a_text(name: str, value: Json) -> None:
    assert organisation_value(name, value) == Problem(name, "wrong-type", {"expected": "text"})


@pytest.mark.parametrize("name", ["contacts.press", "lists.RE100", "figures.population.2020", "founding"])
def test_a_value_is_of_its_own_kind(name: str) -> None:
    problem = organisation_value(name, "x")
    assert isinstance(problem, Problem)
    assert problem.code == "wrong-type"


def test_a_new_organisation_needs_name_sector_and_country() -> None:
    found = organisation_problems({}, SECTORS)
    assert [(problem.field, problem.code) for problem in found] == [
        ("names", "missing"),
        ("sector", "missing"),
        ("country", "missing"),
    ]


def test_all_fields_of_a_new_organisation_are_judged() -> None:
    fields: dict[str, Json] = {
        "names.ja": "リコー",
        "sector": "circus",
        "country": "JP",
        "website": None,
        "colour": "red",
        "joined": "x",
        "tier": " Gold",
    }
    found = organisation_problems(fields, SECTORS)
    assert [(problem.field, problem.code) for problem in found] == [
        ("sector", "unknown-sector"),
        ("colour", "unknown-field"),
        ("joined", "malformed-day"),
        ("tier", "not-normal"),
    ]
