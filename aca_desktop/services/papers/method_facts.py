"""What a method note cites, in the paper's language: sources of figures, the country's pledge, rates, and ages."""

from collections.abc import Iterable, Sequence

from aca_desktop.domain.figures.commitments import MONTHS_SEEN, MONTHS_SEEN_OTHERWISE
from aca_desktop.domain.figures.pledge import Pledge, emissions_rank_of, pledge_of
from aca_desktop.domain.papers.summary_blocks import MethodFacts, PledgeBand
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.figure_words import rate_words
from aca_desktop.services.figures.totals import Totals, rates


def method_facts(speech: Speech, coalitions: Sequence[Coalition], sums: Iterable[Totals]) -> MethodFacts:
    """Return what a method note has to cite."""
    figures = {
        source: None
        for found in sums
        for total in (found.population, *found.gdp, *found.own)
        for source in total.sources
    }
    ages = () if all(one.sample for one in coalitions) else (*MONTHS_SEEN.items(), ("", MONTHS_SEEN_OTHERWISE))
    return MethodFacts(
        figures=tuple(figures),
        pledges=tuple(words for one in coalitions for words in context_words(speech, one)),
        rates=tuple(rate_words(speech, rate) for rate in rates(coalitions)),
        ages=ages,
    )


def context_words(speech: Speech, coalition: Coalition) -> Iterable[str]:
    """Yield what a coalition's country has pledged, and its place among emitters, each with its source."""
    country = speech.country_within(coalition.record.country)
    pledge, rank = pledge_of(coalition.fields), emissions_rank_of(coalition.fields)
    unknown = speech.say("source not recorded")
    if pledge is not None:
        said = pledge_words(speech, pledge)
        yield speech.say(
            "Pledge of {country}: {pledge} ({source}).",
            country=country,
            pledge=said,
            source=pledge.source or unknown,
        )
    if rank is not None:
        yield speech.say(
            "{country} is number {rank} among emitters ({source}).",
            country=country[:1].upper() + country[1:],
            rank=speech.number(rank.rank),
            source=rank.source or unknown,
        )


def pledge_words(speech: Speech, pledge: Pledge) -> str:
    """Say a country's pledge in figures: what by its own means, what with support, by when, against what."""
    said = speech.say("−{share} by {year}", share=speech.percent(pledge.percent / 100), year=str(pledge.year))
    if pledge.conditional is not None:
        said = speech.say(
            "{pledge}; up to −{share} with support", pledge=said, share=speech.percent(pledge.conditional / 100)
        )
    if pledge.base_year is None:
        return speech.say("{pledge}; base not recorded", pledge=said)
    return speech.say("{pledge}; base {year}", pledge=said, year=str(pledge.base_year))


def pledge_band(speech: Speech, coalition: Coalition) -> PledgeBand | None:
    """Return the country's pledge as a chart shows it, None where its figures are not recorded."""
    pledge = pledge_of(coalition.fields)
    if pledge is None:
        return None
    return PledgeBand(
        name=speech.say("Pledge of {country}", country=speech.country_within(coalition.record.country)),
        base_year=pledge.base_year,
        year=pledge.year,
        least=pledge.percent,
        most=pledge.percent if pledge.conditional is None else pledge.conditional,
        told=pledge_words(speech, pledge),
        source=pledge.source,
    )
