"""How everything in a summary is counted, in words: each rule with the source that it follows, or as our own.

Nothing is drawn here. What a source says was read there: IPCC, the GPC's executive summary, SBTi and RE100; it is
told in our words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aca_desktop.domain.coalition.emphasis import Span, spans
from aca_desktop.domain.papers.summary_blocks import MethodFacts
from aca_desktop.i18n import Speech

type Words = str | tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs, as they are or with emphasis."""

    title: str
    paragraphs: tuple[Words, ...]


class Sources:
    """The numbered sources of a note, in the order in which they are first cited."""

    def __init__(self, speech: Speech, first: Sequence[str]) -> None:
        self._speech = speech
        self._words = list(first)

    def cite(self, words: str) -> str:
        """Return the mark of a source: [3]."""
        if words not in self._words:
            self._words.append(words)
        return f"[{self._words.index(words) + 1}]"

    def section(self) -> Section:
        """Return the list of all that were cited."""
        listed = (f"[{n}] {words}" for n, words in enumerate(self._words, 1))
        return Section(self._speech.say("Sources"), tuple(listed))


def places_section(speech: Speech, sources: Sources, facts: MethodFacts | None) -> Section:
    """Return the rules by which people and GDP of places are summed."""
    ipcc = sources.cite(
        speech.say("IPCC, Sixth Assessment Report, Working Group III (2022), figure 13.3: nested jurisdictions.")
    )
    gpc = sources.cite(
        speech.say(
            "WRI, C40 and ICLEI: Global Protocol for Community-Scale Greenhouse Gas Emission Inventories (2014), "
            "executive summary: aggregating city inventories."
        )
    )
    said = [
        speech.say(
            "A place counts once, whoever signed for it, and one inside another that counts adds nothing: so the "
            "IPCC counts the people of cities and regions that lie in each other {ipcc}.",
            ipcc=ipcc,
        ),
        speech.say(
            "A group of places is counted place by place. A territory cuts the sum to what lies in it. Only "
            "cities whose boundaries do not overlap are added up: so the GPC adds emissions {gpc}; that we apply "
            "it to people and GDP is our own rule.",
            gpc=gpc,
        ),
        speech.say(
            "A figure is the newest of the day or before, else the next after it, which is said. What is missing "
            "is named and never filled. Companies and universities add no people and no GDP. These are our own "
            "rules."
        ),
    ]
    given = "".join(sources.cite(rate) for rate in facts.rates) if facts else ""
    said.append(
        speech.say("Currencies are added only by a rate with its day and source {sources}.", sources=given)
        if given
        else speech.say("Currencies are never added: no rate with its day and source is recorded. Our own rule.")
    )
    return Section(speech.say("Places, people and GDP"), tuple(said))


def commitments_section(speech: Speech, sources: Sources, facts: MethodFacts | None) -> Section:
    """Return how commitments are shown, and how old what is said of them may be."""
    said = [
        speech.say(
            "Targets are not added up: a company’s value chain holds what others emit and have set targets for. "
            "The way from base to target is drawn straight. Both are our own rules."
        )
    ]
    for body, months in facts.ages if facts else ():
        if body == "SBTi":
            sbti = speech.say("SBTi: Commitment Compliance Policy, in force since 31 January 2023.")
            said.append(
                speech.say(
                    "SBTi marks a commitment as removed that has no validated target after {months} months "
                    "{source}. No sentence rests on its word seen longer ago.",
                    months=speech.number(months), source=sources.cite(sbti),
                )
            )  # fmt: skip
        elif body == "RE100":
            re100 = speech.say("RE100: frequently asked questions, on yearly reports.")
            said.append(
                speech.say(
                    "RE100’s members report each year {source}: its word counts for {months} months.",
                    months=speech.number(months), source=sources.cite(re100),
                )
            )  # fmt: skip
        else:
            said.append(
                speech.say(
                    "Any other word counts for {months} months: our own rule.", months=speech.number(months)
                )
            )
    if facts is not None and not facts.ages:
        said.append(speech.say("In this sample nothing ages."))
    return Section(speech.say("Commitments"), tuple(said))


def operators_section(speech: Speech) -> Section:
    """Return what the words before a number mean."""
    return Section(
        speech.say("Words"),
        (
            spans(
                speech.say("**More than** N: what is counted is greater than N. **At least** N: it is N or more.")
            ),
            spans(speech.say("**Nearly** N: it is between 95% of N and N. **Exactly** N: it is N.")),
            spans(speech.say("**About** N: it is between 95% and 105% of N.")),
            spans(
                speech.say(
                    "**True:** it holds at its day and today. **Not any more:** it held then. **Not provable:** a "
                    "figure or a rate is missing, or something was seen too long ago. The definitions are our own."
                )
            ),
        ),
    )


def dated(speech: Speech) -> str:
    """Say what has a day and what has not."""
    return speech.say(
        "Only what happened has a day: signatures, withdrawals, ratifications. Reviews, sectors and places count "
        "as they stand now."
    )


def cite_figures(sources: Sources, facts: MethodFacts | None) -> None:
    """Cite where figures of places, the country's pledge and its rank come from."""
    for words in (*facts.figures, *facts.pledges) if facts else ():
        sources.cite(words)
