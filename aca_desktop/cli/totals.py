"""`totals`: people and GDP without double counting, with what was removed and why, and what is missing."""

from datetime import date
from pathlib import Path

import click

from aca_desktop.cli.running import options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.numbers import number
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.figures.conversion import United
from aca_desktop.domain.figures.pledge import emissions_rank_of, pledge_of
from aca_desktop.domain.figures.totals import Total
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.figure_words import LEFT_OUT, OWN_MEASURES, RECORDS_CONFLICT
from aca_desktop.sentences.totals import united_words
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import places
from aca_desktop.services.figures.totals import Totals
from aca_desktop.services.figures.totals import totals as totals_of
from aca_desktop.services.papers.method_facts import context_words


@click.command(
    "totals",
    cls=Command,
    help=mark(
        "Sum people and GDP of the places that signatories stand for, nobody twice.\n\n"
        "It tells gross and net, what was not added and why, and what is missing. "
        "Without --coalition all coalitions of the file are united."
    ),
)
@options.workspace_file
@click.option(
    "--at", metavar="DATE", help=mark("As it stood on that day: 2026-06-05. Without it, as it stands now.")
)
@click.option(
    "--territory",
    metavar="PLACE",
    help=mark("Only what lies in this place (scheme:code): iso3166-2:MX-JAL, set:AMG."),
)
@options.coalition
@click.pass_obj
def totals(session: Session, file: Path, at: str | None, territory: str | None, coalition: str | None) -> Answer:
    """Sum people and GDP."""
    on = None if at is None else typed_day("at", at)
    with session.reading(file) as workspace:
        which = selection.coalitions_of(workspace, coalition)
        found = totals_of(workspace, which, on, territory)
    speech = session.speech_in(which[0].record.country) if which else session.speech
    context: list[Json] = [_context(one) for one in which]
    beside = [words for one in which for words in context_words(speech, one)]
    return Answer({**data(found), "context": context}, [*_sentences(speech, found), *beside])


def _context(one: Coalition) -> Json:
    """Return what a coalition's country has pledged and emits, beside the coalition's own figures."""
    pledge, rank = pledge_of(one.fields), emissions_rank_of(one.fields)
    told: Json = (
        None
        if pledge is None
        else {
            "percent": number(pledge.percent),
            "conditional": number(pledge.conditional),
            "year": pledge.year,
            "base_year": pledge.base_year,
            "source": pledge.source,
        }
    )
    emissions: Json = None if rank is None else {"rank": rank.rank, "source": rank.source}
    return {"coalition": one.code, "country": one.record.country, "pledge": told, "emissions": emissions}


def typed_day(field: str, text: str) -> date:
    """Return the day that was typed; raise Refused if it is none."""
    found = day(field, text)
    if isinstance(found, Problem):
        raise Refused([found])
    return found


def data(found: Totals) -> dict[str, Json]:
    """Return totals for scripts."""
    main, *_ = found.gdp
    currencies: list[Json] = [_total(one) for one in found.gdp if one.currency is not None]
    own: dict[str, Json] = {}
    for one in found.own:
        lines = own.setdefault(one.measure, [])
        if isinstance(lines, list):
            lines.append(_total(one))
    standing: list[Json] = [
        {"place": place, "organisations": [*organisations]}
        for place, organisations in sorted(found.standing.items())
    ]
    not_standing: list[Json] = [{"organisation": one.organisation, "why": one.why} for one in found.not_standing]
    left_out: list[Json] = [{"place": place, "why": why} for place, why in found.covered.left_out]
    conflicting: list[Json] = [
        {"organisation": one.organisation, "places": [*one.places]} for one in found.conflicting
    ]
    return {
        "at": found.at.isoformat(),
        "territory": found.territory,
        "signatories": found.signatories,
        "founding": found.founding,
        "sectors": dict[str, Json](found.sectors),
        "tiers": dict[str, Json](found.tiers),
        "population": _total(found.population),
        "gdp": {**_total(main), "currencies": currencies, "united": _united(found.united)},
        "own": own,
        "standing": standing,
        "not_standing": not_standing,
        "conflicting": conflicting,
        "left_out": left_out,
        "outside": [*found.covered.outside],
        "clipped": [*found.covered.clipped],
    }


def _united(one: United | None) -> Json:
    if one is None:
        return None
    converted: list[Json] = [
        {
            "currency": part.currency,
            "net": number(part.net),
            "value": number(part.value),
            "rate": format(part.rate.value, "f"),
            "date": part.rate.day.isoformat(),
            "source": part.rate.source,
        }
        for part in one.converted
    ]
    return {
        "currency": one.currency,
        "net": number(one.net),
        "own": number(one.own),
        "converted": converted,
        "without_rate": [*one.without_rate],
        "missing": [*one.missing],
    }


def _total(one: Total) -> dict[str, Json]:
    removed: list[Json] = [
        {"place": row.place, "inside": row.inside, "value": number(row.value), "times": row.times}
        for row in one.removed
    ]
    removed += [
        {"place": row.place, "inside": None, "value": number(row.value), "times": row.times} for row in one.outside
    ]
    counted: list[Json] = [
        {"place": place, "value": number(at.figure.value), "year": at.year, "source": at.figure.source}
        for place, at in one.counted
    ]
    return {
        "gross": number(one.gross),
        "net": number(one.net),
        "currency": one.currency,
        "removed": removed,
        "missing": [*one.missing],
        "counted": counted,
        "years": [*one.years],
        "sources": [*one.sources],
        "later": [*one.later],
        "territory": number(one.territory),
        "exceeds": one.exceeds,
    }


def _sentences(speech: Speech, found: Totals) -> list[str]:
    said = [speech.say_count("{count} signatory", "{count} signatories", found.signatories)]
    said += _told(speech, found, found.population, speech.say("People"))
    for one in found.gdp:
        if one.currency is not None:
            said += _told(speech, found, one, speech.say("GDP in {currency}", currency=one.currency))
    if found.united is not None:
        said += united_words(speech, found.united, before_rates="  ")
    for one in found.own:
        unit = f" {one.currency}" if one.currency else ""
        said.append(
            speech.say(
                "{measure}, as the organisations say: {value}",
                measure=speech.say(OWN_MEASURES.get(one.measure, one.measure)),
                value=speech.number(one.net) + unit,
            )
        )
    said += _not_standing(speech, found)
    if found.conflicting:
        said.append(speech.say(RECORDS_CONFLICT))
    said += [
        speech.say("{place} is left out: {why}", place=_name(speech, found, place), why=speech.say(LEFT_OUT[why]))
        for place, why in found.covered.left_out
    ]
    return said


def _told(speech: Speech, found: Totals, one: Total, name: str) -> list[str]:
    said = [
        speech.say(
            "{name}: {net} (gross {gross})", name=name, net=speech.number(one.net), gross=speech.number(one.gross)
        )
    ]
    for row in one.removed:
        sentence = _AGAIN if row.place == row.inside else _INSIDE
        said.append(
            "  "
            + speech.say(
                sentence,
                value=speech.say("unknown") if row.value is None else speech.number(row.value),
                place=_name(speech, found, row.place),
                inside=_name(speech, found, row.inside),
            )
        )
    said += [
        "  "
        + speech.say(
            "Not added: {value} of {place}, outside the territory",
            value=speech.say("unknown") if row.value is None else speech.number(row.value),
            place=_name(speech, found, row.place),
        )
        for row in one.outside
    ]
    said += [
        "  " + speech.say("No figure is known of {place}; the sum lacks it.", place=_name(speech, found, place))
        for place in one.missing
    ]
    said += [
        "  "
        + speech.say(
            "Of {place} only a figure of a later year is known: {year}",
            place=_name(speech, found, place),
            year=str(at.year),
        )
        for place, at in one.counted
        if at.later
    ]
    if one.exceeds:
        said.append("  " + speech.say("This is more than the territory itself has: a figure must be wrong."))
    if one.sources:
        said.append("  " + speech.say("Sources: {sources}", sources="; ".join(one.sources)))
    return said


def _not_standing(speech: Speech, found: Totals) -> list[str]:
    by_sector, without_place = (
        sum(one.why == why for one in found.not_standing) for why in ("sector", "no-place")
    )
    said = []
    if by_sector:
        said.append(
            speech.say_count(
                "{count} signatory names a place, but is no government and adds nobody",
                "{count} signatories name a place, but are no governments and add nobody",
                by_sector,
            )
        )
    if without_place:
        said.append(
            speech.say_count(
                "{count} government does not say whose people it represents",
                "{count} governments do not say whose people they represent",
                without_place,
            )
        )
    return said


def _name(speech: Speech, found: Totals, place: str) -> str:
    country = place.removeprefix("iso3166-1:")
    if country != place and place not in found.atlas.places:
        return speech.country_name(country)
    return places.name_in(found.atlas, place, (speech.language, "en"))


_INSIDE = mark("Not added: {value} of {place}, inside {inside}")
_AGAIN = mark("Not added: {value} of {place}, which counts already")
