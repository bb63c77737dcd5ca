"""Preferences: kept, changed, and read from whatever the file has become."""

import json
from pathlib import Path

import pytest

from aca_desktop.settings import Recent, Settings, WindowState


def test_they_are_kept(tmp_path: Path) -> None:
    window = WindowState((-1200, 30, 1280, 800), maximised=True, page="figures")
    before = Settings.change(tmp_path, language="ja", theme="dark", zoom=150, window=window)
    assert Settings.load(tmp_path) == before
    assert before.window == window
    assert before.installation


def test_a_change_keeps_what_another_window_has_changed(tmp_path: Path) -> None:
    first = Settings.load(tmp_path)
    Settings.change(tmp_path, theme="dark")
    after = Settings.change(tmp_path, language="es")
    assert (after.theme, after.language, after.installation) == ("dark", "es", first.installation)


def test_the_last_opened_stands_first_and_once(tmp_path: Path) -> None:
    for number in range(20):
        Settings.remember(tmp_path, Recent(f"/{number}.aca"))
    Settings.remember(tmp_path, Recent("/15.aca", "ACA Guadalajara", "Mesa 3", "2026-06-05T11:42:07-06:00"))
    recents = Settings.load(tmp_path).recents
    assert [one.path for one in recents[:3]] == ["/15.aca", "/19.aca", "/18.aca"]
    assert recents[0].coalition == "ACA Guadalajara"
    assert len(recents) == 12
    assert len({one.path for one in recents}) == 12


def test_a_file_of_before_the_window_keeps_its_id(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"installation": "abc", "language": "es"}', encoding="utf-8")
    assert Settings.load(tmp_path) == Settings("abc", "es")


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": 5},
        {"theme": ["dark"]},
        {"zoom": "large"},
        {"zoom": 10_000},
        {"zoom": True},
        {"recents": "none"},
        {"recents": [5, {}, {"path": 7}, None]},
        {"window": []},
        {"window": {"box": [1, 2, 3]}},
        {"window": {"box": [0, 0, -5, 100]}},
        {"window": {"box": [0, 0, 10**9, 100]}},
        {"window": {"box": [0, "0", 100, 100], "page": 3, "maximised": "yes"}},
        {"from a newer program": {"x": 1}},
    ],
)
def test_what_cannot_be_read_is_as_if_it_were_not_there(tmp_path: Path, wrong: dict[str, object]) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"installation": "abc", **wrong}), encoding="utf-8")
    assert Settings.load(tmp_path) == Settings("abc")


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "[" * 100_000, "\0", '{"installation": 5}'])
def test_a_broken_file_begins_anew(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content, encoding="utf-8")
    fresh = Settings.load(tmp_path)
    assert fresh == Settings(fresh.installation)
    assert Settings.load(tmp_path) == fresh, "the new id is kept"


def test_one_wrong_value_does_not_take_the_others_along(tmp_path: Path) -> None:
    told = {"installation": "abc", "language": "ja", "recents": [{"path": "/a.aca", "laptop": 7}, 3]}
    (tmp_path / "settings.json").write_text(json.dumps(told), encoding="utf-8")
    assert Settings.load(tmp_path) == Settings("abc", "ja", recents=(Recent("/a.aca"),))
