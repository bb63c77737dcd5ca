"""The presets of sectors: their codes, names, order, and what counts as within one."""

import re

from aca_desktop.domain.coalition.sectors import PRESETS, Sector, in_order, known_codes, within

_SAID_OTHERWISE = {"business", "company"}
"""Named as public sentences count them: as companies; the finer one says what sets it apart."""


def test_every_preset_is_named_in_three_languages_and_coded_by_its_english_words() -> None:
    for preset in PRESETS:
        assert set(preset.names) == {"en", "es", "ja"}
        assert preset.code in _SAID_OTHERWISE or preset.code == re.sub(" ", "-", preset.names["en"].lower())


def test_only_business_is_divided() -> None:
    finer = {preset.code for preset in PRESETS if preset.parent}
    assert finer == {"company", "financial-institution", "cooperative"}
    assert within("business", PRESETS) == finer | {"business"}
    assert within("company", PRESETS) == {"company"}


def test_a_coalition_without_sectors_of_its_own_has_the_presets() -> None:
    assert known_codes(()) == {preset.code for preset in PRESETS}


def test_a_coalition_with_its_own_has_these_and_what_is_finer() -> None:
    own = (Sector("business", {"en": "Business"}), Sector("fishers", {"en": "Fishers"}))
    assert known_codes(own) == {"business", "fishers", "company", "financial-institution", "cooperative"}


def test_order_is_that_of_the_presets_then_by_code_with_finer_ones_after_theirs() -> None:
    own = [
        Sector("zoo", {}),
        Sector("health", {}),
        Sector("bank", {}, parent="business"),
        Sector("cooperative", {}, parent="business"),
        Sector("aquarium", {}),
        Sector("business", {}),
        Sector("reef", {}, parent="aquarium"),
    ]
    codes = [sector.code for sector in in_order(own)]
    assert codes == ["business", "cooperative", "bank", "health", "aquarium", "reef", "zoo"]
    assert in_order(reversed(PRESETS)) == list(PRESETS)
