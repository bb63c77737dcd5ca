"""A coalition's sectors: found by code, in words, and in its own order."""

from aca_desktop.domain.coalition.sectors import PRESETS, Sector
from aca_desktop.services.coalition.coalitions import Coalition, in_language


def sector_words(coalition: Coalition, code: object, language: str) -> str:
    """Return a sector's words in a language: the coalition's own, else the preset's, else the code itself."""
    if not isinstance(code, str):
        return ""
    sector = sector_of(coalition, code)
    return in_language(sector.names, (language, "en")) or code if sector else code


def sector_of(coalition: Coalition, code: str) -> Sector | None:
    """Return a coalition's sector of that code, else the preset, None if neither knows it."""
    return next((one for one in (*coalition.record.sectors, *PRESETS) if one.code == code), None)


def sector_rank(coalition: Coalition, code: object) -> int:
    """Return a sector's place in the coalition's own order, behind all of them if it is none of its own."""
    order = [one.code for one in coalition.record.sectors]
    return order.index(code) if isinstance(code, str) and code in order else len(order)
