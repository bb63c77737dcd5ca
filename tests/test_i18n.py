"""How sentences, times, lists and names of languages are written in each language."""

from datetime import datetime

import pytest

from aca_desktop.i18n import Speech

ENGLISH, SPANISH, JAPANESE = Speech("en", "US"), Speech("es", "MX"), Speech("ja", "JP")


def test_a_sentence_that_ends_with_a_time_ends_with_one_full_stop() -> None:
    when = SPANISH.day_and_hour(datetime(2026, 6, 5, 10, 0))  # noqa: DTZ001 (as a clock shows it)
    assert when.startswith("5 de junio de 2026, 10:00")
    assert when.endswith("a.m.")
    said = SPANISH.say("**Is this laptop’s clock right?** Its newest record is of {when}.", when=when)
    assert said.endswith("a.m.")
    assert not said.endswith("..")


def test_a_time_is_written_as_in_the_country() -> None:
    at = datetime(2026, 6, 5, 21, 5)  # noqa: DTZ001 (as a clock shows it)
    assert ENGLISH.short_day_and_hour(at).replace("\u202f", " ") == "Jun 5, 2026, 9:05 PM"
    assert JAPANESE.short_day_and_hour(at) == "2026/06/05 21:05"
    assert JAPANESE.day_and_hour(at) == "2026年6月5日 21:05"


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["español", "inglés"], "español e inglés"),
        (["Zapopan", "Tonalá"], "Zapopan y Tonalá"),
        (["Jalisco", "Colima", "Hidalgo"], "Jalisco, Colima e Hidalgo"),
        (["agua", "hielo"], "agua y hielo"),
        (["Iztapalapa"], "Iztapalapa"),
    ],
)
def test_a_spanish_list_ends_as_it_is_spoken(items: list[str], said: str) -> None:
    assert SPANISH.enumerate(items) == said


def test_a_language_alone_begins_with_a_capital() -> None:
    assert [SPANISH.language_title(tag) for tag in ("es", "en", "ja")] == ["Español", "Inglés", "Japonés"]
    assert SPANISH.say("Copy in {language}", language=SPANISH.language_name("en")) == "Copiar en inglés"
    assert JAPANESE.language_title("ja") == "日本語"


def test_one_is_said_otherwise_than_many() -> None:
    assert [SPANISH.say("Approved"), SPANISH.say_count("Approved", "Approved", 36)] == ["Aprobada", "Aprobadas"]
    assert JAPANESE.say_count("Approved", "Approved", 36) == JAPANESE.say("Approved") == "承認済み"


def test_a_names_own_article_is_one_word_with_the_preposition_before_it() -> None:
    said = "has been part of {coalition} since {day}. It signed the declaration “{title}”, version {version}."
    rest = {"day": "5 de junio de 2026", "title": "El clima", "version": "1"}
    for name, begins in (
        ("el Pacto Climático", "forma parte del Pacto Climático desde"),
        ("la Alianza Climática", "forma parte de la Alianza Climática desde"),
        ("El Colegio", "forma parte de El Colegio desde"),
    ):
        assert Speech("es", "MX").say(said, coalition=name, **rest).startswith(begins)
    assert Speech("en", "MX").say(said, coalition="el Pacto", **rest).startswith("has been part of el Pacto since")


def test_japanese_names_the_signing_table_and_its_steps_as_people_do() -> None:
    japanese = Speech("ja")
    assert japanese.say("Signing table") == "署名受付"
    assert japanese.say("Step {step} of {steps}", step=1, steps=5) == "ステップ 1／5"
    assert japanese.say("You’re signing for {organisation}", organisation="東京都") == "東京都を代表して署名します"
