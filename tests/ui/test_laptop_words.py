"""What is said and painted of laptops: gaps in numbers, times, sizes, which parts of two values differ."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from aca_desktop.i18n import Speech
from aca_desktop.services.journal.conflicts import Conflict
from aca_desktop.services.laptops.laptop_coverage import Coverage
from aca_desktop.services.laptops.laptops import LaptopRow
from aca_desktop.ui.pages.laptops import words
from aca_desktop.ui.pages.laptops.conflicts import conflict_words
from aca_desktop.ui.pages.laptops.conflicts.differences import differing
from aca_desktop.ui.pages.laptops.importing.bringing_work import incoming
from aca_desktop.ui.parts.cells import draw_coverage
from aca_desktop.ui.theme.theme import Theme

EN, ES = Speech("en", "MX"), Speech("es", "MX")


def covered(missing: tuple[tuple[int, int], ...], last: int, told: int | None, **facts: object) -> Coverage:
    """Return a laptop of which these are missing."""
    row = LaptopRow("Mesa_3", "AAAA", "a" * 64, "event", last, False, last, told, len(missing), 1, False)
    for name, value in facts.items():
        object.__setattr__(row, name, value)
    return Coverage(row, ((1, last),), missing, "2026-06-05T09:44:00-06:00", None)


def test_a_gap_is_told_in_numbers() -> None:
    one = covered(((311, 340), (418, 418), (500, 501), (600, 700)), 380, 412)
    assert words.received(one, EN) == "134 missing: 311–340, 418, 500–501 …"
    assert words.received(one, ES) == "Faltan 134: 311–340, 418, 500–501 …"
    assert not words.is_whole(one)


def test_a_sentence_says_what_is_held_and_keeps_a_names_marks() -> None:
    told = words.sentence(covered(((381, 412),), 380, 412), EN)
    assert told == r"**Mesa\_3** has records up to 412; we hold 1–380. An older file of it may hold the rest."
    whole = words.sentence(covered((), 380, None, branches=2), EN)
    assert "All that is known of" in whole
    assert "continued twice" in whole
    assert "was revoked" in words.sentence(covered((), 380, None, is_revoked=True), EN)
    assert "Nobody has enrolled it" in words.sentence(covered((), 380, None, role=None), EN)


def test_todays_time_is_an_hour_and_others_a_day() -> None:
    at = "2026-06-05T09:44:00-06:00"
    assert words.when(at, date(2026, 6, 5), EN) == "Today 9:44\u202fAM"
    assert words.when(at, date(2026, 6, 6), ES) == "5 jun 2026"
    assert words.when(None, date(2026, 6, 6), ES) == "–"
    assert words.when("yesterday", date(2026, 6, 6), ES) == "yesterday"


@pytest.mark.parametrize(("size", "told"), [(0, "1 KB"), (61_400, "61 KB"), (1_840_000, "1.8 MB")])
def test_a_size_is_told_in_few_digits(size: int, told: str) -> None:
    assert words.size_words(size, EN) == told


def test_a_file_that_is_not_there_has_no_size(tmp_path: Path) -> None:
    assert incoming(tmp_path / "none").size == 0


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("Cooperativa Ejemplo S.C. de R.L.", "Cooperativa Ejemplo S.C.L. de R.L.", ["S.C."]),
        ("名古屋市役所", "名古屋市役場", ["所"]),
        ("the same", "the same", []),
        ("https://uno.example", "nothing alike", []),
        ("one two three", "one three", ["two "]),
    ],
)
def test_only_parts_that_differ_are_marked(text: str, other: str, marked: list[str]) -> None:
    found = differing(text, other)
    assert "".join(piece for piece, _differs in found) == text
    assert [piece for piece, differs in found if differs] == marked


@pytest.mark.parametrize(
    ("missing", "known", "most", "least"),
    [
        ((), 1000, 0, 0),
        (((500, 500),), 1_000_000, 3, 3),
        (((1_000_000, 1_000_000),), 1_000_000, 3, 3),
        (((1, 50),), 100, 126, 124),
        (((1, 7),), 7, 250, 250),
    ],
)
def test_no_gap_is_too_thin_to_see(
    app: QApplication, missing: tuple[tuple[int, int], ...], known: int, most: int, least: int
) -> None:
    assert app is not None
    theme, image = Theme(), QImage(250, 10, QImage.Format.Format_RGB32)
    image.fill(theme.tokens.card)
    with QPainter(image) as painter:
        draw_coverage(painter, QRectF(0, 0, 250, 10), missing, known, theme)
    sun = sum(image.pixelColor(x, 5) == theme.tokens.sun for x in range(250))
    assert least <= sun <= most


def test_whether_two_are_one_is_asked_by_name() -> None:
    one = Conflict("0", "same", "same.1", (), {"es": "Norte"}, {"es": "El Norte", "en": "The North"})
    english, spanish = Speech("en"), Speech("es")
    assert conflict_words.subject_words(one, english) == "Norte"
    assert conflict_words.field_words(one, english) == "The same organisation as The North"
    assert conflict_words.field_words(one, spanish) == "La misma organización que El Norte"
    values = [conflict_words.value_words(one, value, english, None) for value in (True, False, None)]
    assert values == ["One organisation", "Two organisations", "(nothing)"]
