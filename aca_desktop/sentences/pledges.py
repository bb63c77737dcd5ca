"""A country's pledge and its place among emitters in one line, and where that was read."""

from collections.abc import Mapping, Sequence

from aca_desktop.domain.figures.pledge import emissions_rank_of, pledge_of
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.i18n import Speech
from aca_desktop.sentences.commitments import share_words


def pledge_words(speech: Speech, country: str | None, fields: Mapping[str, Json], words: str) -> str:
    """Return what a coalition's country has pledged, its name in **strong** words; "" where nobody has said.

    `words` say it where no figures do.
    """
    pledge, rank = pledge_of(fields), emissions_rank_of(fields)
    name = speech.country_name(country) if country else ""
    said: list[str] = []
    if pledge is not None:
        figures = {"share": share_words(speech, pledge.percent), "year": pledge.year}
        said.append(
            speech.say(
                "**Pledge of {country}:** emissions −{share} by {year}",
                country=speech.country_within(country) if country else "",
                **figures,
            )
        )
        if pledge.conditional is not None:
            said.append(
                speech.say(
                    "up to −{share} with international support", share=share_words(speech, pledge.conditional)
                )
            )
    elif words:
        said.append(words)
    if rank is not None:
        place = speech.say("number {rank} among the world’s emitters", rank=speech.number(rank.rank))
        said.append(place if said or not name else speech.say("**{country}:** {words}", country=name, words=place))
    return _joined(speech, said)


def pledge_sources(speech: Speech, fields: Mapping[str, Json]) -> str:
    """Return where a country's pledge and its place were read; "" where nobody has said."""
    pledge, rank = pledge_of(fields), emissions_rank_of(fields)
    sources = [one.source for one in (pledge, rank) if one is not None and one.source]
    return speech.say("Source: {source}", source=_joined(speech, list(dict.fromkeys(sources)))) if sources else ""


def _joined(speech: Speech, said: Sequence[str]) -> str:
    line = said[0] if said else ""
    for one in said[1:]:
        line = speech.say("{words}; {more}", words=line, more=one)
    return line
