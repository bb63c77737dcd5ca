"""What keeps a declaration's version from being published."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from aca_desktop.domain.coalition.declaration_record import DeclarationRecord, fields_of
from aca_desktop.domain.coalition.declaration_rules import placeholders, problems_of_declaration
from aca_desktop.domain.journal.kinds import KINDS
from aca_desktop.domain.values.problems import Problem

RECORD = DeclarationRecord(
    version="1",
    titles={"es": "Juntos por el clima", "ja": "気候のための宣言"},
    texts={
        "es": "Nos comprometemos a:\n\n- reducir (22 %) para 2030;\n- **todos** juntos …",
        "ja": "私たちは「脱炭素社会」を目指します。",
    },
    opens=date(2026, 6, 1),
    closes=date(2026, 6, 30),
    embargo=date(2026, 6, 5),
)


def wrong(asked: tuple[str, ...] = (), **changes: Any) -> list[str]:
    found = problems_of_declaration(replace(RECORD, **changes), asked)
    return [f"{problem.field}: {problem.code}" for problem in found]


def test_a_declaration_ready_to_be_published() -> None:
    assert wrong() == []
    assert wrong(("es", "ja")) == []
    assert wrong(opens=None, closes=None, embargo=None) == []
    assert wrong(closes=None) == []
    assert wrong(opens=date(2026, 6, 30), closes=date(2026, 6, 30), embargo=date(2026, 6, 30)) == []


def test_it_becomes_the_journals_fields() -> None:
    fields = fields_of(replace(RECORD, embargo=None))
    assert fields == {
        "titles.es": RECORD.titles["es"],
        "titles.ja": RECORD.titles["ja"],
        "texts.es": RECORD.texts["es"],
        "texts.ja": RECORD.texts["ja"],
        "opens": "2026-06-01",
        "closes": "2026-06-30",
    }
    for name, value in fields_of(RECORD).items():
        field = KINDS["declaration"].field(name)
        assert field
        assert field.accepts(value)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"version": ""}, ["version: empty"]),
        ({"version": "x" * 41}, ["version: too-long"]),
        ({"titles": {}, "texts": {}}, ["texts: missing"]),
        ({"titles": {"es": "X"}}, ["titles.ja: language-missing"]),
        ({"texts": {"es": "X"}}, ["texts.ja: language-missing"]),
        ({"texts": {"es": " \n", "ja": "X"}}, ["texts.es: empty"]),
        ({"texts": {"es": "x" * 20_001, "ja": "X"}}, ["texts.es: too-long"]),
        ({"texts": {"es": "a\u202eb", "ja": "X"}}, ["texts.es: bidi-control"]),
        ({"titles": {"es": "a\nb", "ja": "X"}}, ["titles.es: line-break"]),
        ({"titles": {"es": "Declaración de [ciudad]", "ja": "X"}}, ["titles.es: placeholder"]),
        ({"closes": date(2026, 5, 31)}, ["closes: closes-before-it-opens", "embargo: embargo-after-it-closes"]),
        ({"embargo": date(2026, 7, 1)}, ["embargo: embargo-after-it-closes"]),
    ],
)
def test_what_is_wrong(changes: dict[str, Any], expected: list[str]) -> None:
    assert wrong(**changes) == expected


def test_the_coalitions_languages_must_be_there() -> None:
    assert wrong(("es", "ja", "en")) == ["titles.en: language-missing", "texts.en: language-missing"]


@pytest.mark.parametrize(
    "text",
    [
        "We, [organisation], promise",
        "We, {name}, promise",
        "We, <<name>>, promise",
        "To be decided: TBD.",
        "FIXME",
        "In XXXX we promise",
        "Name: ________",
        "Name: ..........",
        "Lorem  Ipsum dolor",
        "○○株式会社は",
        "［　　］は",
        "TODO: numbers",
        "TODO",
    ],
)
def test_placeholders(text: str) -> None:
    found = list(placeholders("texts.en", "First line\n" + text, "en"))
    assert [(problem.code, problem.facts["line"]) for problem in found] == [("placeholder", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "CO₂ (22 %) …",
        "1. a\n2. b",
        "**bold** and *leaning*",
        "ISO 14001 XX century",
        "A_b_c",
        "脱炭素社会（注）、○",
        "Etc...",
    ],
)
def test_what_is_no_placeholder(text: str) -> None:
    assert list(placeholders("texts.en", text, "en")) == []


@pytest.mark.parametrize("language", ["es", "es-MX", "pt"])
def test_everybody_is_no_placeholder_in_spanish(language: str) -> None:
    assert list(placeholders("texts.es", "CON TODO EL PAÍS", language)) == []
    assert list(placeholders("texts.es", "TODO: cifras", language)) == [
        Problem("texts.es", "placeholder", {"text": "TODO:", "line": 1})
    ]
