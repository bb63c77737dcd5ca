"""Names of places for whoever shows totals: as described, else the country's or subdivision's, else the code."""

from collections.abc import Iterable

from aca_desktop.domain.figures.places import Atlas
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.places import name_in
from aca_desktop.services.figures.totals import Totals


def place_names(own: Atlas, coalition: Coalition, codes: Iterable[str], language: str) -> dict[str, str]:
    """Return words for the codes of places, in a language."""
    speech = Speech(language, coalition.record.country)
    languages = (language, *coalition.record.languages, "en")
    found = {}
    for code in codes:
        country = code.removeprefix("iso3166-1:")
        described = own.places.get(code)
        if country != code and not (described and described.names):
            found[code] = speech.country_name(country)
        else:
            found[code] = name_in(own, code, languages)
    return found


def names_in(totals: Totals, coalition: Coalition, language: str) -> dict[str, str]:
    """Return words for the code of every place that totals tell of."""
    covered = totals.covered
    codes = {*covered.counted, *totals.standing, *(one.place for one in covered.beyond)}
    codes |= {code for one in covered.removed for code in (one.place, one.inside)}
    codes |= {code for code, _why in covered.left_out}
    codes |= {totals.atlas.code(code) for code in totals.standing}
    if totals.territory is not None:
        codes.add(totals.territory)
    return place_names(totals.atlas, coalition, codes, language)
