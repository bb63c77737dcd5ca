"""The method note: every rule names a source or is called our own; sources are numbered and listed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from aca_desktop.documents import summary
from aca_desktop.documents.summary_pages.method_note import (
    Section,
    Sources,
    commitments_section,
    operators_section,
    places_section,
)
from aca_desktop.domain.papers.summary_blocks import MethodFacts
from aca_desktop.i18n import LANGUAGES, Speech
from tests.documents import papers
from tests.documents.reading import text, words

RATE = "1 MXN = 0.0487 USD"
FACTS = MethodFacts(("INEGI",), ("NDC of Mexico",), (RATE,), (("SBTi", 24), ("RE100", 12), ("", 24)))
OUR_OWN = {"en": "our own", "es": "nuestr", "ja": "独自"}


def sections(language: str, facts: MethodFacts) -> tuple[list[Section], Section]:
    """Return the sections with rules, and the list of sources."""
    speech = Speech(language, "MX")
    sources = Sources(speech, ["The journal"])
    rules = [
        places_section(speech, sources, facts), commitments_section(speech, sources, facts),
        operators_section(speech),
    ]  # fmt: skip
    return rules, sources.section()


def paragraphs(section: Section) -> list[str]:
    """Return a section's words without emphasis."""
    return [one if isinstance(one, str) else "".join(span.text for span in one) for one in section.paragraphs]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facts", [FACTS, replace(FACTS, rates=())])
def test_every_section_cites_or_says_our_own(language: str, facts: MethodFacts) -> None:
    rules, listed = sections(language, facts)
    cited = {
        int(number) for rule in rules for words_ in paragraphs(rule) for number in re.findall(r"\[(\d+)\]", words_)
    }
    assert cited == set(range(2, len(listed.paragraphs) + 1)), "all that is cited is listed, and nothing else"
    for rule in rules[:2]:
        for words_ in paragraphs(rule):
            assert re.search(r"\[\d+\]", words_) or OUR_OWN[language] in words_.lower(), words_
    assert OUR_OWN[language] in paragraphs(rules[2])[-1]


def test_ages_and_rates_are_told_as_they_are() -> None:
    rules, listed = sections("en", FACTS)
    told = " ".join(paragraphs(rules[1]))
    assert "after 24 months" in told
    assert "for 12 months" in told
    assert any(RATE in one for one in paragraphs(listed))
    plain, _listed = sections("en", replace(FACTS, rates=(), ages=()))
    assert "Currencies are never added" in paragraphs(plain[0])[-1]
    assert paragraphs(plain[1])[-1] == "In this sample nothing ages."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_is_printed_whole_and_within_the_page(tmp_path: Path, language: str) -> None:
    paper = replace(papers.full_summary(), language=language, method=FACTS)
    pdf = summary.draw(paper)
    said = re.sub(r"\s+", "", text(tmp_path, pdf, "-raw"))
    rules, _listed = sections(language, FACTS)
    for rule in rules:
        assert re.sub(r"\s+", "", rule.title) in said
    for source in (*FACTS.figures, *FACTS.pledges, *FACTS.rates):
        assert re.sub(r"\s+", "", source) in said
    assert all(word.right <= 200 and word.bottom <= 290 for word in words(tmp_path, pdf))


def test_a_note_longer_than_a_page_goes_on(tmp_path: Path) -> None:
    long = replace(FACTS, figures=tuple(f"Fuente {n}, con un nombre bastante largo de verdad" for n in range(80)))
    pdf = summary.draw(replace(papers.full_summary(), method=long))
    said = " ".join(text(tmp_path, pdf, "-raw").split())
    assert all(f"Fuente {n}," in said for n in range(80))
    assert all(word.bottom <= 290 for word in words(tmp_path, pdf))
