"""What a coalition may say of itself."""

from dataclasses import replace
from typing import Any

import pytest

from aca_desktop.domain.coalition import consent_presets
from aca_desktop.domain.coalition.record import CoalitionRecord, Consent, PrivacyNotice, terms_of
from aca_desktop.domain.coalition.rules import coalition_code, coalition_problems, proposed_code, wording_problem
from aca_desktop.domain.coalition.sectors import PRESETS, Sector
from aca_desktop.domain.values.problems import Problem

RECORD = CoalitionRecord(
    code="aca-gdl",
    names={"es": "Alianza para la Acción Climática de Guadalajara", "en": "Guadalajara Climate Action Alliance"},
    country="MX",
    short_names={"es": "ACA Guadalajara"},
    pledge={"es": "Gases de efecto invernadero: −22 % para 2030"},
    languages=("es", "en"),
    website="https://example.org",
    sectors=PRESETS,
    consents=consent_presets.worded_in(("es", "en")),
    notice=PrivacyNotice("1", {"es": "Aviso.\n\nSus datos …", "en": "Notice."}),
)


def wrong(**changes: Any) -> list[str]:
    return [f"{problem.field}: {problem.code}" for problem in coalition_problems(replace(RECORD, **changes))]


def test_a_coalition_in_full() -> None:
    assert wrong() == []


def test_its_terms_are_those_of_its_record() -> None:
    terms = terms_of(replace(RECORD, sectors=(Sector("business", {}),)))
    assert terms.code == "aca-gdl"
    assert terms.sectors == {"business", "company", "financial-institution", "cooperative"}
    assert terms.consents == RECORD.consents


@pytest.mark.parametrize(
    ("typed", "kept"), [("jci", "jci"), (" ACA-GDL ", "aca-gdl"), ("c4", "c4"), ("a" * 24, "a" * 24)]
)
def test_codes(typed: str, kept: str) -> None:
    assert coalition_code("code", typed) == kept


@pytest.mark.parametrize("typed", ["", "a", "-aca", "aca-", "aca gdl", "aca_gdl", "añca", "a" * 25])
def test_no_codes(typed: str) -> None:
    assert coalition_code("code", typed) == Problem("code", "malformed-code")


WORDS = {"es": "Acepto", "en": "I agree"}
NEEDED = Consent("publish-organisation", "1", WORDS, necessary=True)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"code": "ACA/GDL"}, ["code: malformed-code"]),
        ({"country": "XX"}, ["country: unknown-country"]),
        ({"country": "mx"}, ["country: not-normal"]),
        ({"names": {"es": "X ", "en": "Y"}}, ["names.es: not-normal"]),
        ({"website": "x"}, ["website: malformed-website"]),
        ({"names": {"es": "X"}}, ["names.en: language-missing"]),
        ({"names": {}, "languages": (), "sectors": (), "consents": (NEEDED,), "notice": None}, ["names: missing"]),
        ({"names": {"es": "X", "en": "\u202eY"}}, ["names.en: bidi-control"]),
        ({"short_names": {"spanish": "X"}}, ["short_names.spanish: malformed-language"]),
        ({"pledge": {"es": "x" * 601}}, ["pledge.es: too-long"]),
        ({"sectors": (Sector("Zoo", WORDS),)}, ["sectors.Zoo: not-normal"]),
        ({"sectors": (Sector("zoo", WORDS), Sector("zoo", WORDS))}, ["sectors.zoo: said-twice"]),
        ({"sectors": (Sector("zoo", {"es": "Zoológico"}),)}, ["sectors.zoo.names.en: language-missing"]),
        ({"sectors": (Sector("zoo", WORDS, "park"),)}, ["sectors.zoo.parent: unknown-sector"]),
        ({"sectors": (Sector("zoo", WORDS, "company"),)}, ["sectors.zoo.parent: unknown-sector"]),
        ({"sectors": (Sector("zoo", WORDS, "culture"),)}, []),
        ({"consents": ()}, ["consents.publish-organisation: missing"]),
        ({"consents": (NEEDED, NEEDED)}, ["consents.publish-organisation: said-twice"]),
        ({"consents": (NEEDED, Consent("Foto", "1", WORDS))}, ["consents.Foto: not-normal"]),
        ({"consents": (NEEDED, Consent("foto", "v1", WORDS))}, ["consents.foto.version: malformed-version"]),
        (
            {"consents": (NEEDED, Consent("foto", "1", {"es": "Foto"}))},
            ["consents.foto.words.en: language-missing"],
        ),
        ({"consents": (NEEDED, Consent("foto", "1", {"es": "x" * 600, "en": "x"}))}, []),
        (
            {"consents": (NEEDED, Consent("foto", "1", {"es": "x" * 601, "en": "x"}))},
            ["consents.foto.words.es: too-long"],
        ),
        ({"notice": PrivacyNotice("1", {"es": "x" * 4000, "en": "x"})}, []),
        ({"notice": PrivacyNotice("1", {"es": "x" * 4001, "en": "x"})}, ["notice.words.es: too-long"]),
        ({"notice": PrivacyNotice("0", WORDS)}, ["notice.version: malformed-version"]),
        ({"notice": PrivacyNotice("1", {"es": "x"})}, ["notice.words.en: language-missing"]),
    ],
)
def test_what_is_wrong(changes: dict[str, Any], expected: list[str]) -> None:
    assert wrong(**changes) == expected


def test_a_language_that_is_none_is_told_first() -> None:
    assert wrong(languages=("es", "en", "English"))[:2] == [
        "languages[2]: malformed-language",
        "names.English: language-missing",
    ]


def test_words_under_a_version_never_change() -> None:
    assert wording_problem(NEEDED, NEEDED, "consents.publish-organisation") is None
    reworded = replace(NEEDED, words={"es": "Acepto todo", "en": "I agree"})
    assert wording_problem(NEEDED, reworded, "consents.x") == Problem(
        "consents.x", "wording-changed", {"version": "1"}
    )
    assert wording_problem(NEEDED, replace(reworded, version="2"), "consents.x") is None


def test_the_presets_are_worded_in_three_languages_and_need_one_consent() -> None:
    assert [preset.key for preset in consent_presets.PRESETS] == [
        "publish-organisation",
        "publish-signer",
        "contact",
    ]
    assert [preset.necessary for preset in consent_presets.PRESETS] == [True, False, False]
    assert all(set(preset.words) == {"en", "es", "ja"} for preset in consent_presets.PRESETS)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Alianza del Lago", "alianza-lago"),
        ("Climate Alliance of Lake Example", "cale"),
        ("Coalición Ñuñoa", "coalicion-nunoa"),
        ("湖の同盟", ""),
        ("C", ""),
        ("Interdepartmental Sustainability", "is"),
        ("", ""),
    ],
)
def test_a_short_code_is_proposed_by_the_name(name: str, code: str) -> None:
    assert proposed_code(name) == code
    assert not code or coalition_code("code", code) == code
