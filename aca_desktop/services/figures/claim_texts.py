"""Public sentences in each language that they are written in: the author's words, and the figures in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from aca_desktop.domain.figures.claims import Claim, Run, Slot
from aca_desktop.domain.figures.sentence_text import plain, runs
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition, in_language
from aca_desktop.services.coalition.declarations import publication_by_id
from aca_desktop.services.coalition.sectors import sector_words
from aca_desktop.services.figures import gazetteer
from aca_desktop.services.figures.slot_words import Names, with_names
from aca_desktop.services.papers.faces import place_words
from aca_desktop.services.workspace.workspaces import Workspace

_COUNTRY = "iso3166-1:"


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence as it reads in each of its languages."""

    claim: Claim
    texts: Mapping[str, tuple[Run, ...]]

    def runs(self, *languages: str) -> tuple[Run, ...]:
        """Return the sentence in the first of the languages that it is written in, else in any."""
        found = [self.texts[tag] for tag in languages if tag in self.texts]
        return next(iter(found), next(iter(self.texts.values()), ()))

    def words(self, *languages: str) -> str:
        """Return the same as one text."""
        return plain(self.runs(*languages))


def worded(
    workspace: Workspace, coalition: Coalition, counted: Sequence[Coalition], wanted: Iterable[Claim]
) -> list[Worded]:
    """Return sentences as they read; `counted` are the coalitions in which names are looked up."""
    return [_worded(workspace, coalition, counted, one) for one in wanted]


def names_of(
    workspace: Workspace, coalition: Coalition, counted: Sequence[Coalition], language: str, slots: Iterable[Slot]
) -> Names:
    """Return words in a language for the codes that slots name."""
    languages = (language, *coalition.record.languages, "en")
    every = list(slots)
    chosen = [part for slot in every for part in (slot.chosen, *([slot.whole.chosen] if slot.whole else []))]
    codes = {code for slot in every if (code := slot.territory)} | {code for one in chosen if (code := one.place)}
    names = {code: _place(workspace, counted, code, languages) for code in codes}
    names |= {one.sector: sector_words(coalition, one.sector, language) for one in chosen if one.sector}
    signed = {code for one in chosen if (code := one.declaration)}
    return names | {code: _publication(workspace, counted, code, languages) for code in signed}


def _worded(workspace: Workspace, coalition: Coalition, counted: Sequence[Coalition], claim: Claim) -> Worded:
    texts: dict[str, tuple[Run, ...]] = {}
    for tag, words in claim.words.items():
        speech = Speech(tag, coalition.record.country)
        names = names_of(workspace, coalition, counted, tag, claim.slots.values())

        @cache
        def figure(name: str, speech: Speech = speech, names: Names = names) -> str:
            slot = claim.slots.get(name)
            return f"{{{name}}}" if slot is None else with_names(speech, slot, names)

        texts[tag] = tuple(runs(words, figure))
    return Worded(claim, texts)


def _place(workspace: Workspace, counted: Sequence[Coalition], code: str, languages: tuple[str, ...]) -> str:
    """Return a place's name: a country's own, else as a coalition has described it, else as ISO 3166 has it."""
    country = code.removeprefix(_COUNTRY)
    if country != code:
        return Speech(languages[0], country).country_within(country)
    described = (place_words(workspace, one, code, languages) for one in counted)
    return next((name for name in described if name), None) or gazetteer.name_of(code) or code


def _publication(workspace: Workspace, counted: Sequence[Coalition], code: str, languages: tuple[str, ...]) -> str:
    found = next((one for which in counted if (one := publication_by_id(workspace, which, code))), None)
    return code if found is None else f"{in_language(found.titles, languages) or ''} {found.label}".strip()
