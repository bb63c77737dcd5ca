"""What can be chosen for a public sentence: sectors, declarations' versions, places that are described."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.coalition.sectors import PRESETS, in_order
from aca_desktop.domain.figures.place_record import code_of_place
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition, in_language
from aca_desktop.services.coalition.declarations import publications
from aca_desktop.services.coalition.sectors import sector_words
from aca_desktop.services.figures import places
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import counted


@dataclass(frozen=True, slots=True)
class Choices:
    """Codes with their words: sectors in their order, versions (entry ids), the names of places by code."""

    sectors: Sequence[tuple[str, str]]
    publications: Sequence[tuple[str, str]]
    places: Mapping[str, str]
    tiers: Sequence[str]

    @property
    def words(self) -> dict[str, str]:
        """All words by their code."""
        return {**self.places, **dict(self.sectors), **dict(self.publications)}


def choices(workspace: Workspace, coalition: Coalition, language: str) -> Choices:
    """Return what can be chosen in a coalition, in a language."""
    own = in_order(coalition.record.sectors or PRESETS)
    languages = (language, *coalition.record.languages, "en")
    said = counted.spoken(workspace.journal, coalition.id, "tier").values()
    return Choices(
        sectors=[(one.code, sector_words(coalition, one.code, language)) for one in own],
        publications=[
            (one.id, f"{in_language(one.titles, languages) or ''} {one.label}".strip())
            for one in publications(workspace, coalition)
        ],
        places=_country(coalition, language)
        | {
            row.place.code: in_language(row.place.names, languages) or row.place.code
            for row in places.described(workspace, coalition)
        },
        tiers=sorted({str(one.fields["tier"]) for one in said if one.status != "expected"}),
    )


def _country(coalition: Coalition, language: str) -> dict[str, str]:
    """Return the coalition's country as a place, which need not be described to be a territory."""
    country = coalition.record.country
    return {f"iso3166-1:{country}": Speech(language, country).country_name(country)}


def place_shown(found: Mapping[str, str], code: str) -> str:
    """Return how a place is typed: by its name if no other has it, else by its code."""
    name = found.get(code)
    alone = name is not None and sum(other == name for other in found.values()) == 1
    return name if name is not None and alone else code


def place_typed(found: Mapping[str, str], typed: str) -> str:
    """Return the code of a place that was typed by its name or its code; as typed where nobody knows it."""
    said = typed.strip()
    folded = said.casefold()
    code = code_of_place("place", said)
    if not isinstance(code, Problem) and code in found:
        return code
    named = [code for code, name in found.items() if name.casefold() == folded]
    return named[0] if len(named) == 1 else said
