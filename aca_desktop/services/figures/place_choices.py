"""The places that somebody can choose from: those that a coalition has described, and a country's subdivisions."""

from collections import Counter

from aca_desktop.domain.figures.place_record import place_name
from aca_desktop.domain.values.sorting import natural
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import gazetteer, places
from aca_desktop.services.workspace.workspaces import Workspace


def place_choices(
    workspace: Workspace, coalition: Coalition, country: str, language: str
) -> list[tuple[str, str]]:
    """Return (code, name) by name; a name that two places have is followed by the place's code."""
    named = {one.code: one.name for one in gazetteer.of_country(country)}
    languages = (language, *coalition.record.languages, "en")
    for row in places.described(workspace, coalition):
        code = row.place.code
        named[code] = place_name(named.get(code, code), row.place.names, languages)
    often = Counter(named.values())
    told = {code: f"{name} ({code})" if often[name] > 1 else name for code, name in named.items()}
    return sorted(told.items(), key=lambda pair: (natural(pair[1]), pair[0]))


def choices_within(
    workspace: Workspace, coalition: Coalition, country: str, language: str
) -> list[tuple[str, str]]:
    """Return those choices that lie in the country, each by one code and no groups: where somebody may be."""
    own, listed = places.atlas_of(workspace, [coalition]), {one.code for one in gazetteer.of_country(country)}
    return [
        (code, name)
        for code, name in place_choices(workspace, coalition, country, language)
        if own.code(code) == code and (code in listed or f"iso3166-1:{country}" in own.outer_places(code))
    ]
