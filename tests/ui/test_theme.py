"""Colours that can be told apart, letters that stay in their lines, a look that belongs to its window."""

from collections.abc import Iterator
from pathlib import Path
from typing import override
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from aca_desktop.paths import resources
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.theme import Theme, apply_theme, theme_of, tokens_of
from aca_desktop.ui.theme.appearance import Appearance, ThemeChoice
from aca_desktop.ui.theme.icons import pixmap
from aca_desktop.ui.theme.palette import palette
from aca_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, THEMES, Tokens, contrast
from aca_desktop.ui.theme.type import BODY, PAGE_TITLE, QUIET, READING, SMALL, Style, font, metrics

GROUNDS = ("window", "card", "hover", "tint")
WORDS = [
    *((ink, ground) for ink in ("text", "quiet", "primary", "red", "sun_ink") for ground in GROUNDS),
    ("text", "sun_tint"), ("quiet", "sun_tint"), ("sun_ink", "sun_tint"),
    ("text", "red_tint"), ("red", "red_tint"),
    ("on_primary", "primary"), ("on_primary", "primary_hover"), ("on_primary", "primary_pressed"),
    ("on_sun", "sun"), ("on_disabled", "disabled"), ("on_disabled", "window"), ("ink", "paper"), ("card", "text"),
]  # fmt: skip
EDGES = [
    *((edge, ground) for edge in ("line_strong", "primary", "sun_line") for ground in (*GROUNDS, "sun_tint")),
    ("red", "card"), ("primary", "track"), ("gross", "card"), ("chart_2", "card"), ("sun_line", "card"),
]  # fmt: skip


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
class TestContrast:
    @pytest.mark.parametrize(("ink", "ground"), WORDS)
    def test_words_can_be_read(self, tokens: Tokens, ink: str, ground: str) -> None:
        assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5

    @pytest.mark.parametrize(("edge", "ground"), EDGES)
    def test_edges_can_be_seen(self, tokens: Tokens, edge: str, ground: str) -> None:
        assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3.0

    def test_qt_paints_with_our_colours_alone(self, tokens: Tokens) -> None:
        made = palette(tokens)
        for ink, ground in (("Text", "Base"), ("WindowText", "Window"), ("ButtonText", "Button")):
            for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
                pair = [made.color(group, QPalette.ColorRole[role]) for role in (ink, ground)]
                assert contrast(*pair) >= 4.5, (ink, group)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_high_contrast_has_no_tints_and_broader_borders() -> None:
    assert (LIGHT.tinted, LIGHT.border) == (True, 1)
    assert (HIGH_CONTRAST.tinted, HIGH_CONTRAST.border) == (False, 2)
    assert HIGH_CONTRAST.tint == HIGH_CONTRAST.card == HIGH_CONTRAST.hover


@pytest.mark.usefixtures("app")
class TestType:
    @pytest.mark.parametrize("language", ["en", "es", "ja"])
    @pytest.mark.parametrize("weight", [400, 600])
    def test_digits_are_as_wide_as_each_other(self, language: str, weight: int) -> None:
        measured = metrics(Style(100, 120, weight), Theme(language=language))
        assert len({measured.horizontalAdvance(digit) for digit in "0123456789"}) == 1

    @pytest.mark.parametrize(("language", "family"), [("es", "Noto Sans"), ("ja", "Noto Sans JP")])
    def test_the_language_decides_whose_letters_come_first(self, language: str, family: str) -> None:
        assert QFontInfo(font(BODY, Theme(language=language))).family() == family

    @pytest.mark.parametrize("style", [BODY, QUIET, SMALL, PAGE_TITLE, READING])
    def test_letters_of_both_scripts_fit_into_their_line(self, style: Style) -> None:
        for language in ("es", "ja"):
            box = metrics(style, Theme(language=language)).tightBoundingRect("Ágj署名髙ẾŻ")
            assert box.height() <= style.line * 1.04

    def test_zoom_makes_everything_larger(self) -> None:
        theme = Theme(zoom=1.5)
        assert theme.px(36) == 54
        assert font(BODY, theme).pixelSize() == 21

    @pytest.mark.parametrize("name", ["髙", "﨑", "𠮟", "Ł", "Đ", "ế", "₂"])
    def test_every_name_has_letters(self, name: str) -> None:
        from PySide6.QtGui import QTextLayout

        layout = QTextLayout(name, font(BODY, Theme(language="ja")))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        assert all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


@pytest.fixture
def pair(app: QApplication) -> Iterator[tuple[QWidget, QWidget]]:
    """A dark desk and a light signing table, both open, each with a button."""
    made = []
    for tokens in (DARK, LIGHT):
        window = QWidget()
        apply_theme(window, Theme(tokens))
        Button("Sign", Kind.PRIMARY, parent=window).move(60, 12)
        window.resize(200, 60)
        window.show()
        made.append(window)
    yield made[0], made[1]
    for window in made:
        window.close()
        window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _ground(window: QWidget) -> QColor:
    button = window.findChild(Button)
    assert button is not None
    return button.grab().toImage().pixelColor(button.width() // 2, 3)


class Painted(QObject):
    """Counts how often a widget is painted."""

    times = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


class TestLook:
    def test_two_windows_wear_their_own(self, pair: tuple[QWidget, QWidget]) -> None:
        desk, table = pair
        assert _ground(desk) == DARK.primary
        assert _ground(table) == LIGHT.primary
        assert tokens_of(desk.findChildren(Button)[0]) is DARK

    def test_another_theme_is_worn_at_once_and_only_there(self, pair: tuple[QWidget, QWidget]) -> None:
        desk, table = pair
        apply_theme(desk, Theme(HIGH_CONTRAST))
        assert _ground(desk) == HIGH_CONTRAST.primary
        assert desk.palette().color(QPalette.ColorRole.Window) == HIGH_CONTRAST.window
        assert _ground(table) == LIGHT.primary

    def test_a_part_that_comes_later_is_dressed_too(self, pair: tuple[QWidget, QWidget]) -> None:
        desk, _table = pair
        apply_theme(desk, Theme(DARK, zoom=1.5))
        late = Button("Late", parent=desk)
        late.show()
        assert late.sizeHint().height() == 54

    def test_another_language_is_painted_at_once(self, pair: tuple[QWidget, QWidget], app: QApplication) -> None:
        desk, _table = pair
        button = desk.findChildren(Button)[0]
        app.processEvents()
        painted = Painted()
        button.installEventFilter(painted)
        app.processEvents()
        assert painted.times == 0
        apply_theme(desk, Theme(DARK, language="ja"))
        app.processEvents()
        assert painted.times > 0

    def test_tooltips_can_be_read_in_the_window_dressed_last(self, pair: tuple[QWidget, QWidget]) -> None:
        for tokens in (DARK, HIGH_CONTRAST):
            apply_theme(pair[0], Theme(tokens))
            made = QToolTip.palette()
            assert made.color(QPalette.ColorRole.ToolTipBase) == tokens.card
            assert made.color(QPalette.ColorRole.ToolTipText) == tokens.text

    def test_undressed_it_is_light(self, app: QApplication) -> None:
        del app
        assert theme_of(QWidget()).tokens is LIGHT


class TestAppearance:
    def test_what_is_set_is_worn_and_told(self, app: QApplication) -> None:
        del app
        told = []
        appearance = Appearance(ThemeChoice.LIGHT)
        appearance.changed.connect(lambda: told.append(appearance.tokens.name))
        appearance.set_theme(ThemeChoice.DARK)
        appearance.set_theme(ThemeChoice.DARK)
        appearance.set_theme(ThemeChoice.HIGH_CONTRAST)
        assert told == ["dark", "high-contrast"]

    @pytest.mark.parametrize(
        ("theme", "worn"), [(ThemeChoice.DARK, LIGHT), (ThemeChoice.HIGH_CONTRAST, HIGH_CONTRAST)]
    )
    def test_the_signing_table_is_never_dark(self, app: QApplication, theme: ThemeChoice, worn: Tokens) -> None:
        del app
        assert Appearance(theme).signing_tokens is worn

    def test_the_system_is_followed_while_nothing_is_set(self, app: QApplication) -> None:
        del app
        told = []
        appearance = Appearance()
        appearance.changed.connect(lambda: told.append(appearance.theme))
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        appearance.set_theme(ThemeChoice.LIGHT)
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert told == [ThemeChoice.SYSTEM, ThemeChoice.LIGHT]


ICONS = sorted((resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_is_drawn_in_the_colour_asked_for(app: QApplication, path: Path) -> None:
    del app
    assert ElementTree.parse(path).getroot().get("stroke") == "currentColor"  # noqa: S314 (our own files)
    drawn = pixmap(path.stem, 24, QColor("#B3261E")).toImage()
    pixels = [drawn.pixelColor(x, y) for x in range(24) for y in range(24)]
    seen = {pixel.name() for pixel in pixels if pixel.alpha() == 255}
    assert "#b3261e" in seen
    assert not seen - {"#b3261e"}


def test_an_icon_is_sharp_on_a_screen_of_twice_the_pixels(app: QApplication) -> None:
    del app
    drawn = pixmap("check", 20, QColor("black"), 2.0)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (40, 20)


def test_an_icon_that_is_not_there_is_not_passed_over(app: QApplication) -> None:
    del app
    with pytest.raises(FileNotFoundError):
        pixmap("unheard-of", 20, QColor("black"))
