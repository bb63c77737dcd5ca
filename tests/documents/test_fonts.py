"""Which font shows a character, and what a subset's codes mean."""

import pytest

from aca_desktop.documents.typesetting.fonts import MISSING, Manner, font_name, unicode_table


@pytest.mark.parametrize(
    ("char", "language", "font"),
    [
        ("A", "ja", "NotoSans-Regular"),
        ("Ł", "ja", "NotoSans-Regular"),
        ("ế", "es", "NotoSans-Regular"),
        ("₂", "ja", "NotoSans-Regular"),
        ("髙", "es", "NotoSansJP-Regular"),
        ("﨑", "ja", "NotoSansJP-Regular"),
        ("𠮟", "ja", "NotoSansJP-Regular"),
        ("≥", "es", "NotoSansJP-Regular"),
        ("…", "es", "NotoSans-Regular"),
        ("…", "ja", "NotoSansJP-Regular"),
        ("한", "ja", MISSING),
        ("😀", "en", MISSING),
        ("\u202e", "en", MISSING),
        ("\x07", "en", MISSING),
    ],
)
def test_each_character_has_its_font(char: str, language: str, font: str) -> None:
    assert font_name(char, Manner(language)) == font


def test_weights_and_slant() -> None:
    assert font_name("a", Manner("es", 300)) == "NotoSans-Light"
    assert font_name("a", Manner("es", 400, italic=True)) == "NotoSans-Italic"
    assert font_name("字", Manner("ja", 600)) == "NotoSansJP-SemiBold"


def test_a_subsets_table_is_in_utf16_and_names_no_unused_code() -> None:
    table = unicode_table([0, ord("A"), 32, 0x20B9F, *[32] * 28, 32])
    assert "<01> <0041>" in table
    assert "<03> <D842DF9F>" in table
    assert "<20> <0020>" in table
    assert "<00> " not in table.split("endcodespacerange")[1]
    assert "<02> " not in table


def test_a_tables_blocks_have_at_most_a_hundred_lines() -> None:
    table = unicode_table(list(range(0x4E00, 0x4E00 + 250)))
    assert table.count("beginbfchar") == 3
    assert "100 beginbfchar" in table
    assert "50 beginbfchar" in table
