"""Words set in a measure: what finds no room is cut where a word ends."""

import pytest

from aca_desktop.documents.typesetting.page import MM, Pages
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.i18n import Speech

NAME = "Día Mundial del Medio Ambiente, Guadalajara"
STYLE = Style(9, 12)


@pytest.fixture
def press() -> Press:
    return Press(Pages("a4"), Speech("es", "MX"))


@pytest.mark.parametrize(
    ("measure", "shown"),
    [
        (80, NAME),
        (60, "Día Mundial del Medio Ambiente…"),
        (40, "Día Mundial del Medio…"),
        (24, "Día Mundial…"),
    ],
)
def test_one_line_holds_as_many_whole_words_as_it_can(press: Press, measure: float, shown: str) -> None:
    line = press.single(NAME, STYLE, measure)
    assert line.text == shown
    assert line.width / MM <= measure


def test_a_word_too_long_for_the_line_is_cut_within(press: Press) -> None:
    line = press.single("Parangaricutirimícuaro", STYLE, 20)
    assert line.text.endswith("…")
    assert len(line.text) > 8
    assert line.width / MM <= 20


def test_of_too_many_lines_the_last_is_cut(press: Press) -> None:
    lines = press.at_most(2, f"{NAME}, {NAME}", STYLE, 40)
    assert len(lines) == 2
    assert lines[1].text.endswith("…")
