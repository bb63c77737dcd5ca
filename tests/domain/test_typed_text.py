"""Texts that people type: tidied, or refused for what would deceive or break a page."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import MAX_LINE, line, needed, note, optional, tidy


def code(text: str) -> str:
    problem = line("name", text)
    assert isinstance(problem, Problem), problem
    return problem.code


@pytest.mark.parametrize(
    "text", ["山田 太郎", "María Zúñiga", "Łódź & Đà Nẵng", "髙﨑 𠮟", "O’Neill, S. C. de R. L.", "עברית\u200f"]
)
def test_names_of_the_world_are_taken_as_they_are(text: str) -> None:
    assert line("name", text) == text


def test_blanks_at_the_ends_go_and_letters_are_composed() -> None:
    assert line("name", "\u3000 Zu\u0301n\u0303iga \t\r\n") == "Zúñiga"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "empty"),
        (" \t\u3000", "empty"),
        ("\u200b\u200d\u2060", "empty"),
        ("\u3164", "empty"),
        ("Ana\nRuiz", "line-break"),
        ("Ana\u2028Ruiz", "line-break"),
        ("Ana\tRuiz", "control-character"),
        ("Ana\x00", "control-character"),
        ("\x1fAna", "control-character"),
        ("Ana\x9b31m", "control-character"),
        ("Ana\u202egnp.exe", "bidi-control"),
        ("\u2067Ana\u2069", "bidi-control"),
        ("Ana\ud800", "lone-surrogate"),
        ("a" * (MAX_LINE + 1), "too-long"),
        ("a" * 10_000, "too-long"),
    ],
)
def test_what_is_refused(text: str, expected: str) -> None:
    assert code(text) == expected


def test_the_limit_counts_characters_of_the_tidied_text() -> None:
    assert line("name", "  " + "n\u0303" * MAX_LINE) == "ñ" * MAX_LINE


def test_a_text_of_absurd_length_is_not_looked_at() -> None:
    assert code(" " * (4 * MAX_LINE)) == "empty"
    assert code(" " * (4 * MAX_LINE + 1)) == "too-long"


def test_the_character_is_named() -> None:
    assert line("name", "a\u202eb") == Problem("name", "bidi-control", {"character": "U+202E"})


def test_notes_have_lines_and_tabs() -> None:
    assert note("notes", "one\r\n\ttwo\n") == "one\n\ttwo"
    assert isinstance(note("notes", "a\x07"), Problem)
    assert isinstance(note("notes", "a" * 4001), Problem)


def test_a_field_that_is_needed_is_missed_and_another_is_not() -> None:
    problems: list[Problem] = []
    assert needed("signer.name", " \u3000", line, problems) == ""
    assert optional("signer.title", " \u3000", line, problems) is None
    assert problems == [Problem("signer.name", "missing")]


def test_what_is_wrong_with_a_field_is_told_once() -> None:
    problems: list[Problem] = []
    assert needed("signer.name", " Ana ", line, problems) == "Ana"
    assert optional("signer.title", " Rectora ", line, problems) == "Rectora"
    assert problems == []
    assert needed("signer.name", "a\u202eb", line, problems) == ""
    assert optional("signer.title", "a\u202eb", line, problems) is None
    assert [(one.field, one.code) for one in problems] == [
        ("signer.name", "bidi-control"),
        ("signer.title", "bidi-control"),
    ]


@given(st.text(max_size=60))
def test_what_is_taken_stays_as_it_is(text: str) -> None:
    taken = line("name", text)
    if isinstance(taken, str):
        assert line("name", taken) == taken == tidy(taken)
        assert unicodedata.is_normalized("NFC", taken)
        assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(character) for character in taken}
