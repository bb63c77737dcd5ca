"""Sectors: what kind of organisation signs. The presets that a coalition starts from, and their order.

Names stand here per language, not in the catalogues: a coalition may change them, and then they are its data.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector's code (lower-case words with hyphens), the sector it is finer than, and its names per language."""

    code: str
    names: Mapping[str, str]
    parent: str | None = None


def _sector(code: str, en: str, es: str, ja: str, parent: str | None = None) -> Sector:
    return Sector(code, {"en": en, "es": es, "ja": ja}, parent)


PRESETS: tuple[Sector, ...] = (
    _sector("business", "Companies", "Empresas", "企業"),
    _sector("company", "Non-financial company", "Empresa no financiera", "事業会社", "business"),
    _sector("financial-institution", "Financial institution", "Institución financiera", "金融機関", "business"),
    _sector("cooperative", "Cooperative", "Cooperativa", "協同組合", "business"),
    _sector("regional-government", "Regional government", "Gobierno estatal o regional", "都道府県・地域政府"),
    _sector("local-government", "Local government", "Gobierno local", "市区町村"),
    _sector("higher-education", "Higher education", "Educación superior", "大学・高等教育機関"),
    _sector("research", "Research", "Investigación", "研究機関"),
    _sector("civil-society", "Civil society", "Sociedad civil", "市民団体・NGO"),
    _sector("indigenous-community", "Indigenous community", "Comunidad indígena", "先住民族コミュニティ"),
    _sector("faith-group", "Faith group", "Comunidad religiosa", "宗教団体"),
    _sector("health", "Health", "Salud", "保健・医療機関"),
    _sector("culture", "Culture", "Cultura", "文化団体"),
    _sector(
        "professional-association", "Professional association", "Asociación profesional", "職能団体・業界団体"
    ),
    _sector("other", "Other", "Otros", "その他"),
)
"""In the order in which lists and papers show them; a finer sector follows its own."""


def known_codes(own: Iterable[Sector]) -> frozenset[str]:
    """Return the sectors that a coalition's organisations may have: its own, the presets where it has none.

    The presets' finer codes within its own count too: a coalition that lists `business` knows `company`.
    """
    codes = frozenset(sector.code for sector in own) or frozenset(preset.code for preset in PRESETS)
    return codes | {preset.code for preset in PRESETS if preset.parent in codes}


def in_order(sectors: Iterable[Sector]) -> list[Sector]:
    """Return sectors as they are shown: presets in their order, then others by code; finer ones after theirs."""
    known = list(sectors)
    rank = {preset.code: place for place, preset in enumerate(PRESETS)}

    def key(sector: Sector) -> tuple[int, str, bool, int, str]:
        top = sector.parent or sector.code
        return (
            rank.get(top, len(rank)),
            top,
            sector.parent is not None,
            rank.get(sector.code, len(rank)),
            sector.code,
        )

    return sorted(known, key=key)


def within(code: str, sectors: Iterable[Sector]) -> frozenset[str]:
    """Return the codes that count as this sector: itself and what is finer."""
    return frozenset({code} | {sector.code for sector in sectors if sector.parent == code})
