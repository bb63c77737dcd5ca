"""Figures of public sentences as the program writes them in its three languages, with all that they choose."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.figures.claims import OPERATORS, Chosen, Slot, Whole, Wording
from aca_desktop.domain.figures.commitments import STATUSES, TYPES
from aca_desktop.domain.figures.slot_choices import NATIONALITIES, NOUNS, comparisons, nouns
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.services.figures.number_words import in_figures, in_words
from aca_desktop.services.figures.slot_words import written

NAMES = {"set:AMG": "Guadalajara", "x:place": "Zapopan", "bakeries": "Bakeries", "ab" * 32: "Juntos 1"}
COUNTRY = {"en": "US", "es": "MX", "ja": "JP"}


def slot(number: str, counted: Any = "signatories", operator: Any = "exactly", **more: Any) -> Slot:
    chosen = more.pop("chosen", {})
    return Slot(operator, Decimal(number), counted, chosen=Chosen(**chosen), **more)


WRITTEN: list[tuple[Slot, str, str, str]] = [
    (
        slot("35", operator="more-than", chosen={"country": "MX"}, wording=Wording("over", noun="entities")),
        *("over 35 Mexican entities", "más de 35 entidades de México", "35団体を超えるメキシコの団体"),
    ),
    (
        slot(
            "5",
            chosen={"sector": "business", "commitment": "renewable-energy", "commitment_percent": Decimal(100)},
            wording=Wording(number="words"),
        ),
        "five companies with 100% renewable-energy targets",
        "cinco empresas con metas de energía 100% renovable",
        "再生可能エネルギー100%の目標を持つ企業5社",
    ),
    (
        slot("100", operator="more-than", wording=Wording(noun="entities")),
        *("more than 100 entities", "más de 100 entidades", "100団体を超える団体"),
    ),
    (
        slot("5000000", "people", "more-than", territory="set:AMG"),
        *("more than 5 million people in Guadalajara", "más de 5 millones de personas de Guadalajara"),
        "500万人を超えるGuadalajaraの人々",
    ),
    (
        slot("1000000", "people", "at-least"),
        *("at least 1 million people", "al menos 1 millón de personas", "100万人以上の人々"),
    ),
    (
        slot("170000000", "people", "about", territory="iso3166-1:US", wording=Wording(noun="nationals")),
        *("about 170 million Americans", "alrededor de 170 millones de estadounidenses"),
        "約1億7,000万人のアメリカの人々",
    ),
    (
        slot("6400000000000", "gdp", "nearly", unit="USD"),
        *("nearly 6.4 trillion US dollars of GDP", "casi 6.4 billones de dólares estadounidenses de PIB"),
        "6兆4,000億米ドル近い国内総生産",
    ),
    (
        slot("15", "people", "more-than", unit="percent", territory="set:AMG"),
        *("more than 15% of the population of Guadalajara", "más de 15% de la población de Guadalajara"),
        "15%を超えるGuadalajaraの人口",
    ),
    (
        slot("50", operator="more-than", chosen={"joined_since": date(2026, 4, 25)}),
        "more than 50 signatories that have joined since April 25, 2026",
        "más de 50 firmantes que se sumaron desde el 25 de abril de 2026",
        "50団体を超える2026年4月25日以降に参加した署名団体",
    ),
    (
        slot("1", chosen={"joined_until": date(2026, 4, 25)}),
        "1 signatory that had joined by April 25, 2026",
        "1 organización firmante que se había sumado al 25 de abril de 2026",
        "2026年4月25日までに参加した署名団体1団体",
    ),
    (
        slot("2", chosen={"joined_since": date(2026, 4, 1), "joined_until": date(2026, 4, 25)}),
        "2 signatories that joined from April 1, 2026 to April 25, 2026",
        "2 firmantes que se sumaron del 1 de abril de 2026 al 25 de abril de 2026",
        "2026年4月1日から2026年4月25日までに参加した署名団体2団体",
    ),
    (slot("3", "countries", wording=Wording(number="words")), "three countries", "tres países", "3か国"),
    (slot("3", "coalitions"), "3 coalitions", "3 coaliciones", "3つの連合"),
    (slot("12", "sectors", "at-least"), "at least 12 sectors", "al menos 12 sectores", "12以上の分野"),
    (
        slot("14", whole=Whole(Decimal(36), Chosen(sector="company")), chosen={"sector": "company"}),
        *("14 of 36 companies", "14 de 36 empresas", "企業36社のうち14社"),
    ),
    (
        slot(
            "58",
            operator="at-least",
            chosen={"listed": "RE100", "country": "JP"},
            whole=Whole(Decimal(80), Chosen("known", listed="RE100", country="JP")),
            wording=Wording(noun="members"),
        ),
        "at least 58 of 80 Japanese members on the list RE100",
        "al menos 58 de 80 integrantes de Japón de la lista RE100",
        "RE100に掲載された日本の参加団体80団体のうち58団体以上",
    ),
    (
        slot(
            "14",
            chosen={"sector": "business", "commitment": "net-zero"},
            whole=Whole(Decimal(36), Chosen(sector="business")),
        ),
        "14 companies with net-zero targets out of 36 companies",
        "14 empresas con metas de cero emisiones netas de un total de 36 empresas",
        "企業36社のうちネットゼロ目標を持つ企業14社",
    ),
    (
        slot(
            "15",
            chosen={
                "sector": "business", "commitment": "emission-reduction", "validation": "approved", "body": "SBTi"
            },
        ),
        "15 companies with science-based targets approved by SBTi",
        "15 empresas con metas basadas en la ciencia aprobadas por SBTi",
        "SBTiの認定を受けた科学的根拠に基づく目標を持つ企業15社",
    ),
    (
        slot("2", "staff", chosen={"tier": "A", "founding": True}),
        "2 employees of founding signatories of the tier “A”",
        "2 personas empleadas de firmantes que participaron en la fundación de la categoría «A»",
        "2人の「A」区分の設立時の署名団体の従業員",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "en", "es", "ja"), WRITTEN, ids=[one[1] for one in WRITTEN])
def test_a_figure_in_three_languages(what: Slot, en: str, es: str, ja: str) -> None:
    said = {tag: written(Speech(tag, COUNTRY[tag]), what, NAMES).replace("\xa0", " ") for tag in LANGUAGES}
    assert said == {"en": en, "es": es, "ja": ja}


EVERY = Chosen(
    "approved", "bakeries", "Gold", True, date(2026, 1, 2), date(2026, 3, 4), "x:place", "MX", "RE100",
    "renewable-energy", Decimal(80), "approved", "CDP", "ab" * 32,
)  # fmt: skip
WORDS = {
    "status": "approved signature", "sector": "Bakeries", "tier": "Gold", "founding": "founding",
    "joined_since": "January 2", "joined_until": "March 4", "place": "Zapopan", "country": "Mexican",
    "listed": "RE100", "commitment": "renewable-energy", "commitment_percent": "80%", "validation": "approved",
    "body": "CDP", "declaration": "Juntos 1",
}  # fmt: skip


def test_all_that_is_chosen_is_in_the_words() -> None:
    assert {*WORDS} == {*Chosen.__slots__}, "a new choice needs its words"
    for language in LANGUAGES:
        whole = written(Speech(language, "US"), slot("2", chosen={}), NAMES)
        for name in WORDS:
            needed = {"commitment_percent": ("commitment",), "body": ("validation",)}.get(name, ())
            some = Chosen(**{part: getattr(EVERY, part) for part in (name, *needed)})
            said = written(Speech(language, "US"), replace(slot("2"), chosen=some), NAMES)
            assert said != whole, (language, name)
            assert language != "en" or WORDS[name] in said, said
    said = written(Speech("en", "US"), replace(slot("2"), chosen=EVERY), NAMES)
    assert all(word in said for word in WORDS.values() if word != "January 2"), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_is_translated_and_told_apart(language: str) -> None:
    speech = Speech(language, "US")
    said = set()
    for operator in OPERATORS:
        for comparison in comparisons(slot("5", operator=operator)):
            said.add(written(speech, slot("5", operator=operator, wording=Wording(comparison)), NAMES))
    assert len(said) >= 7
    for kind in TYPES:
        for validation in (None, *STATUSES):
            for body in (None, "CDP"):
                chosen = {"commitment": kind, "validation": validation, "body": body}
                assert "{" not in written(speech, slot("5", chosen=chosen), NAMES)


def test_a_noun_says_no_more_than_is_counted() -> None:
    for sector in PRESETS:
        own = [noun for noun in nouns(slot("5", chosen={"sector": sector.code})) if noun not in nouns(slot("5"))]
        assert len(own) == (sector.code != "other"), sector.code
    assert {*nouns(slot("5"))} < {*NOUNS}
    for country in NATIONALITIES:
        people = slot("5", "people", territory=f"iso3166-1:{country}")
        assert nouns(people) == ("people", "nationals")
        for tag in LANGUAGES:
            said = written(Speech(tag, "US"), replace(people, wording=Wording(noun="nationals")), NAMES)
            assert "{" not in said
    assert nouns(slot("5", "people", territory="iso3166-2:MX-JAL")) == ("people",)
    assert nouns(slot("5", "people", unit="percent", territory="set:AMG")) == ()


@pytest.mark.parametrize(
    ("number", "en", "es", "ja"),
    [
        ("35", "35", "35", "35"), ("3100", "3,100", "3,100", "3,100"), ("12345", "12,345", "12,345", "1万2,345"),
        ("500000", "500,000", "500,000", "50万"), ("1000000", "1 million", "1 millón", "100万"),
        ("5268642", "5,268,642", "5,268,642", "526万8,642"),
        ("5268000", "5.268 million", "5.268 millones", "526万8,000"),
        ("9600000000", "9.6 billion", "9,600 millones", "96億"), ("0.5", "0.5", "0.5", "0.5"),
        ("6433708000000", "6,433,708,000,000", "6,433,708,000,000", "6兆4,337億800万"),
    ],
)  # fmt: skip
def test_large_numbers_keep_every_digit(number: str, en: str, es: str, ja: str) -> None:
    value = Decimal(number)
    said = {tag: in_figures(Speech(tag, COUNTRY[tag]), value) for tag in LANGUAGES}
    assert said == {"en": en, "es": es, "ja": ja}


def test_small_numbers_in_words() -> None:
    assert [in_words(Speech("en"), Decimal(number)) for number in (2, 10)] == ["two", "ten"]
    assert [in_words(Speech("es"), Decimal(number)) for number in (2, 10)] == ["dos", "diez"]
    assert in_words(Speech("ja"), Decimal(5)) == "5", "Japanese writes a figure before a counter"


def test_an_article_before_a_country_that_needs_one() -> None:
    assert (
        written(Speech("en", "MX"), slot("5", chosen={"country": "GB"}), {})
        == "5 signatories from the United Kingdom"
    )
    assert Speech("es").country_within("GB") == "Reino Unido"
