"""The parts: their sizes to the pixel, what can be heard of them, and what keys and clicks do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.i18n import Speech
from aca_desktop.sentences.words import countries
from aca_desktop.ui.painting.paragraph import Paragraph, Run
from aca_desktop.ui.parts.buttons import (
    BAR,
    HERO_SIZE,
    INSIDE_SIZE,
    SIGNING_SIZE,
    SMALL_SIZE,
    USUAL,
    Button,
    Kind,
    Option,
    Size,
    icon_button,
)  # fmt: skip
from aca_desktop.ui.parts.chips import Chip, FilterChip, badge_words
from aca_desktop.ui.parts.fields.checks import SIGNING_CHECK, CheckBox, Radio
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import (
    SIGNING_FIELD,
    SIGNING_SEARCH,
    TABLE_FIELD,
    USUAL_FIELD,
    Field,
    FieldSize,
    Labelled,
    PassphraseField,
    SearchField,
)  # fmt: skip
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.navigation import NavigationItem
from aca_desktop.ui.parts.progress import Progress, Steps
from aca_desktop.ui.parts.rows import Row, empty
from aca_desktop.ui.parts.tabs import Tabs
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme import Theme, apply_theme
from aca_desktop.ui.theme.tokens import LIGHT
from aca_desktop.ui.theme.type import BODY, CLAIM
from tests.ui.gallery import LOOKS, Gallery
from tests.ui.parts_window import put, window_of_parts

NAME, ROLE = QAccessible.Text.Name, QAccessible.Role


@pytest.fixture
def desk(app: QApplication) -> Iterator[QWidget]:
    with window_of_parts(app, LIGHT) as window:
        yield window


def heard(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Return the name and role that a screen reader gets."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(NAME), interface.role()


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("en", "mex", "Mexico"),
        ("en", "KINGDOM", "United Kingdom"),
        ("en", "south kor", "South Korea"),
        ("es", "japon", "Japón"),
        ("es", "corea del s", "Corea del Sur"),
        ("es", "arabes u", "Emiratos Árabes Unidos"),
        ("ja", "韓国", "韓国"),
        ("ja", "領極南", "仏領極南諸島"),
    ],
)
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_a_country_is_found_by_any_part_of_its_name(
    desk: QWidget, qt_says_nothing: list[str], language: str, typed: str, found: str, is_open: bool
) -> None:
    combo = Combo()
    put(desk, combo)
    for code, words in countries(Speech(language)):
        combo.addItem(words, code)
    combo.setCurrentIndex(-1)
    told: list[int] = []
    combo.activated.connect(told.append)
    combo.setFocus()
    if is_open:
        combo.showPopup()
    if typed.isascii():
        QTest.keyClicks(combo.view() if is_open else combo, typed)
    else:
        event = QInputMethodEvent()
        event.setCommitString(typed)
        QApplication.sendEvent(combo.view() if is_open else combo, event)
    if is_open:
        assert combo.currentIndex() == -1, "nothing is chosen before Enter"
        QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert combo.currentText() == found
    assert told[-1] == combo.currentIndex()
    qt_says_nothing.clear()  # a screen that is none can neither raise a list nor grab the keyboard


class TestSizes:
    @pytest.mark.parametrize("language", ["en", "ja"])
    @pytest.mark.parametrize("zoom", [1.0, 1.5])
    @pytest.mark.parametrize(
        ("size", "height"),
        [(SMALL_SIZE, 28), (USUAL, 36), (BAR, 44), (HERO_SIZE, 56), (INSIDE_SIZE, 64), (SIGNING_SIZE, 72)],
    )
    def test_buttons(self, desk: QWidget, size: Size, height: int, zoom: float, language: str) -> None:
        apply_theme(desk, Theme(LIGHT, zoom, language))
        button = Button("承認する", size=size)
        put(desk, button)
        assert button.height() == round(height * zoom)

    @pytest.mark.parametrize(
        ("size", "height"), [(USUAL_FIELD, 36), (TABLE_FIELD, 32), (SIGNING_FIELD, 64), (SIGNING_SEARCH, 72)]
    )
    def test_fields_and_combos(self, desk: QWidget, size: FieldSize, height: int) -> None:
        field, combo = Field(size=size), Combo(size)
        put(desk, field, combo)
        assert (field.height(), combo.height()) == (height, height)

    def test_navigation_chips_bars_and_boxes(self, desk: QWidget) -> None:
        item, chip, chosen = NavigationItem("Overview", "target"), Chip("Approved"), FilterChip("Event")
        bar, signing = MessageBar("Saved.", Tone.GOOD), CheckBox("Yes", SIGNING_CHECK)
        progress, steps = Progress("Merging"), Steps("Step", 5)
        put(desk, item, chip, chosen, bar, signing, progress, steps)
        heights = [part.height() for part in (item, chip, chosen, progress, steps)]
        assert heights == [44, 24, 32, 8, 8]
        assert bar.heightForWidth(500) == 44
        assert CheckBox("Yes").sizeHint().height() == 20
        assert signing.sizeHint().height() >= 40

    def test_a_button_is_as_wide_as_the_design_says(self, desk: QWidget) -> None:
        button = Button("Show")
        put(desk, button)
        assert abs(button.width() - 71) <= 1, "mock-up 16"

    def test_table_rows(self, app: QApplication) -> None:
        gallery = Gallery(Theme(LIGHT, 1.5))
        gallery.show()
        app.processEvents()
        assert gallery.table.rowHeight(0) == 60
        assert gallery.table.head.height() == 54
        gallery.close()


class TestHeard:
    @pytest.mark.parametrize("words", ["Save & close", "R&D", "<b>Bold</b>"])
    def test_words_are_told_as_they_are_written(self, desk: QWidget, words: str) -> None:
        buttons = [Button(words), CheckBox(words), Radio(words), FilterChip(words), NavigationItem(words, "x")]
        parts = [*buttons, Text(words)]
        put(desk, *parts)
        for part in parts:
            assert heard(part)[0] == words

    def test_roles_are_those_of_what_they_are(self, desk: QWidget) -> None:
        option, combo = Option("By office"), Combo()
        put(desk, option, combo)
        assert heard(Button("Save"))[1] == ROLE.Button
        assert heard(CheckBox("Yes"))[1] == ROLE.CheckBox
        assert heard(Radio("One"))[1] == ROLE.RadioButton
        assert heard(option)[1] == ROLE.RadioButton
        assert heard(combo)[1] == ROLE.ComboBox
        assert heard(Progress("Merging"))[1] == ROLE.ProgressBar
        assert heard(Text("Words"))[1] == ROLE.StaticText

    def test_an_icon_alone_has_a_name_and_shows_it(self, desk: QWidget) -> None:
        button = icon_button("x", "Close")
        put(desk, button)
        assert heard(button)[0] == "Close"
        assert button.toolTip() == "Close"

    def test_a_label_names_its_field_and_a_mistake_describes_it(self, desk: QWidget) -> None:
        labelled = Labelled("E-mail", Field(), note="optional")
        put(desk, labelled)
        assert heard(labelled.control)[0] == "E-mail"
        labelled.say_mistake("The end is missing.")
        interface = QAccessible.queryAccessibleInterface(labelled.control)
        assert interface.text(QAccessible.Text.Description) == "The end is missing."

    @pytest.mark.parametrize("theme", LOOKS[:3], ids=lambda theme: theme.language)
    def test_every_control_of_the_gallery_has_a_name(self, app: QApplication, theme: Theme) -> None:
        gallery = Gallery(theme)
        gallery.show()
        app.processEvents()
        nameless = [
            part
            for part in gallery.findChildren(QWidget)
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and not heard(part)[0]
        ]
        assert [type(part).__name__ for part in nameless] == []
        gallery.close()


class TestKeyboard:
    def test_tab_reaches_every_control(self, app: QApplication) -> None:
        gallery = Gallery(LOOKS[0])
        gallery.show()
        gallery.activateWindow()
        app.processEvents()
        wanted = {
            part
            for part in gallery.findChildren(QWidget)
            if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        }
        wanted -= {part for part in wanted if isinstance(part, Radio) and not part.isChecked()}
        reached: set[QWidget] = set()
        gallery.focused.setFocus()
        for _ in range(len(wanted) * 2):
            now = QApplication.focusWidget()
            assert now is not None
            reached.add(now)
            QTest.keyClick(now, Qt.Key.Key_Tab)
        assert {type(part).__name__ for part in wanted - reached} == set()
        gallery.close()

    def test_keys_press_a_button_from_anywhere_whatever_it_says(self, desk: QWidget, qtbot: QtBot) -> None:
        button, field = Button("Back up", keys="Ctrl+B"), Field()
        put(desk, button, field)
        button.setText("Back up now")
        desk.activateWindow()
        field.setFocus()
        with qtbot.waitSignal(button.clicked, timeout=5000):
            QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)

    def test_a_filter_is_taken_away_by_delete_and_by_its_cross(self, desk: QWidget) -> None:
        chip = FilterChip("Approved")
        put(desk, chip)
        cleared: list[None] = []
        pressed: list[None] = []
        chip.cleared.connect(lambda: cleared.append(None))
        chip.clicked.connect(lambda: pressed.append(None))
        QTest.keyClick(chip, Qt.Key.Key_Delete)
        assert not cleared, "a filter that is off has nothing to take away"
        chip.set_on(True)
        QTest.keyClick(chip, Qt.Key.Key_Delete)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 16, 16))
        assert len(cleared) == 2
        assert not pressed
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 16))
        assert len(pressed) == 1

    def test_the_whole_row_of_a_box_is_the_target(self, desk: QWidget) -> None:
        box = CheckBox("Agree", SIGNING_CHECK, note="Necessary")
        put(desk, box)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 3, box.height() - 3))
        assert box.isChecked()

    def test_space_ticks_a_row_of_a_table(self, app: QApplication) -> None:
        gallery = Gallery(LOOKS[0])
        gallery.show()
        gallery.activateWindow()
        table = gallery.table
        table.setFocus()
        app.processEvents()
        table.setCurrentIndex(gallery.model.index(3, 0))
        before = gallery.model.item(3, 0).checkState()
        QTest.keyClick(table, Qt.Key.Key_Space)
        assert before == Qt.CheckState.Unchecked
        assert gallery.model.item(3, 0).checkState() == Qt.CheckState.Checked
        gallery.close()

    def test_the_wheel_never_changes_a_choice(self, desk: QWidget) -> None:
        from PySide6.QtCore import QPointF
        from PySide6.QtGui import QWheelEvent

        combo = Combo()
        combo.addItems(["one", "two"])
        put(desk, combo)
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(combo, event)
        assert combo.currentIndex() == 0


class TestFields:
    def test_a_mistake_is_said_on_leaving_and_vanishes_with_the_next_key(self, desk: QWidget) -> None:
        labelled, other = Labelled("E-mail", Field()), Field()
        labelled.judge_by(lambda text: None if "." in text else "The end is missing.")
        put(desk, labelled, other)
        field = labelled.control
        assert isinstance(field, Field)
        desk.activateWindow()
        field.setFocus()
        QTest.keyClicks(field, "maria@ejemplo")
        assert not field.is_mistaken
        other.setFocus()
        assert field.is_mistaken
        field.setFocus()
        QTest.keyClicks(field, ".")
        assert not field.is_mistaken

    def test_a_mistake_is_said_after_a_pause(self, desk: QWidget, qtbot: QtBot) -> None:
        labelled = Labelled("E-mail", Field())
        labelled.judge_by(lambda _text: "Wrong.")
        put(desk, labelled)
        field = labelled.control
        assert isinstance(field, Field)
        QTest.keyClicks(field, "a")
        qtbot.waitUntil(lambda: field.is_mistaken, timeout=5000)

    def test_a_search_is_emptied_by_its_cross(self, desk: QWidget) -> None:
        search = SearchField("Search", "Search organisations", "Empty the search", cap="Ctrl+F")
        put(desk, search)
        QTest.keyClicks(search, "county")
        cross = search.findChild(Button)
        assert cross is not None
        assert cross.isVisible()
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
        assert search.text() == ""
        assert not cross.isVisible()
        assert search.hasFocus(), "what is typed next goes on here"
        with QSignalBlocker(search):
            search.setText("state")
            assert cross.isVisible()
            search.setText("")
        assert not cross.isVisible()

    def test_a_passphrase_is_shown_while_the_eye_is_open(self, desk: QWidget) -> None:
        field = PassphraseField("Show", "Hide")
        put(desk, field)
        eye = field.findChild(Button)
        assert eye is not None
        assert (field.echoMode(), heard(eye)[0]) == (QLineEdit.EchoMode.Password, "Show")
        QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
        assert (field.echoMode(), heard(eye)[0]) == (QLineEdit.EchoMode.Normal, "Hide")

    def test_what_is_sound_has_a_check_and_room_for_it(self, desk: QWidget) -> None:
        field = Field()
        put(desk, field)
        before, room = field.grab().toImage(), field.textMargins().right()
        field.set_sound(True)
        end = field.grab().toImage().copy(field.width() - 30, 0, 24, 36)
        assert LIGHT.primary.name() in {end.pixelColor(x, y).name() for x in range(24) for y in range(36)}
        assert field.textMargins().right() > room
        field.set_sound(False)
        assert field.grab().toImage() == before

    def test_what_an_input_method_composes_is_told(self, desk: QWidget) -> None:
        from PySide6.QtGui import QInputMethodEvent

        field = Field()
        put(desk, field)
        told: list[str] = []
        field.composed.connect(told.append)
        field.setFocus()
        QTest.keyClicks(field, "A")
        QApplication.sendEvent(field, QInputMethodEvent("やま", []))
        assert told == ["A", "Aやま"]


class TestText:
    def test_what_finds_no_room_is_told_by_the_tooltip(self, desk: QWidget) -> None:
        text = Text("Alianza para la Acción Climática de Guadalajara")
        put(desk, text)
        assert text.toolTip() == ""
        text.setFixedWidth(120)
        assert text.toolTip() == text.text()

    def test_lines_have_their_height_in_both_scripts(self, desk: QWidget) -> None:
        for words in ("one two three four five six seven eight", "署名団体の名称と署名者の氏名を公開します"):
            text = Text(words, BODY, wraps=True)
            put(desk, text)
            lines = text.heightForWidth(140) / 20
            assert lines == round(lines) > 1

    @pytest.mark.usefixtures("app")
    def test_a_claim_is_balanced_within_its_lines(self) -> None:
        words = "More than 35 organisations that represent more than 5 million people"
        laid = Paragraph((Run(words, strong=True),), CLAIM, Theme())
        laid.lay(1_000_000)
        whole = laid.width
        laid.lay_balanced(whole * 0.8)
        assert laid.height == 64
        assert laid.width < whole * 0.58, "both lines are about as long"

    def test_japanese_breaks_between_phrases_only(self, desk: QWidget) -> None:
        phrases = ("団体名を", "署名団体として", "公開すること")
        text = Text("\u200b".join(phrases), BODY, wraps=True)
        put(desk, text)
        assert heard(text)[0] == "".join(phrases)
        # One phrase and a half would fit: the half goes to the next line, so three lines are needed.
        assert text.heightForWidth(14 * 9) == 3 * 20

    def test_strong_words_are_told_without_their_marks(self, desk: QWidget) -> None:
        text = Text()
        put(desk, text)
        text.set_marked("**Table 3:** 43 entries")
        assert heard(text)[0] == "Table 3: 43 entries"


MEASURED = Button | Chip | FilterChip | CheckBox | Radio | Text | NavigationItem


@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: f"{theme.tokens.name}-{theme.language}-{theme.zoom:g}")
def test_nothing_is_clipped_at_any_size_or_language(app: QApplication, theme: Theme) -> None:
    gallery = Gallery(theme)
    gallery.resize(theme.px(2180), theme.px(1500))
    gallery.show()
    app.processEvents()
    short = []
    for part in gallery.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, MEASURED):
            continue
        needed = part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.minimumSizeHint().height()
        if part.height() < needed or part.width() < part.minimumSizeHint().width():
            short.append((type(part).__name__, part.size(), needed, heard(part)[0]))
    assert short == []
    gallery.close()


@pytest.mark.parametrize(("count", "words"), [(0, ""), (-1, ""), (1, "1"), (99, "99"), (100, "99+")])
def test_a_badge_counts_to_ninety_nine(count: int, words: str) -> None:
    assert badge_words(count) == words


def test_a_disabled_button_says_so_by_its_colours(desk: QWidget) -> None:
    button = Button("Change", Kind.PRIMARY)
    put(desk, button)
    button.setEnabled(False)
    assert button.grab().toImage().pixelColor(button.width() // 2, 3) == LIGHT.disabled


def test_a_message_has_room_for_usual_buttons(desk: QWidget) -> None:
    bar = MessageBar("43 entries did not arrive.")
    action = bar.add_action("Ask for them…", size=USUAL)
    put(desk, bar)
    assert bar.heightForWidth(560) == 44
    bar.resize(560, 44)
    assert action.height() == 36


def test_a_message_is_read_out_when_it_changes(desk: QWidget) -> None:
    bar = MessageBar("Saved.", Tone.GOOD)
    put(desk, bar)
    label = bar.findChild(QLabel)
    assert label is not None
    bar.tell("**Disk full:** signed and safe", Tone.ATTENTION)
    assert (label.text(), bar.accessibleName()) == ("Disk full: signed and safe",) * 2


def test_a_table_tells_what_is_cut_short(app: QApplication) -> None:
    gallery = Gallery(LOOKS[0])
    gallery.resize(2640, 1080)
    gallery.show()
    app.processEvents()
    long, short = gallery.model.index(2, 1), gallery.model.index(0, 1)
    assert gallery.table.told(long) == gallery.model.item(2, 1).text()
    assert gallery.table.told(short) == ""
    assert gallery.table.told(QModelIndex()) == ""
    gallery.close()


def test_tabs_stand_closer_where_there_is_little_room(desk: QWidget) -> None:
    tabs = Tabs("Organisation", "Details", "Signature", "Commitments", "History", "Documents")
    put(desk, tabs)
    wide = tabs.sizeHint().width()
    tabs.resize(wide, 36)
    last = tabs.tabRect(4).right()
    tabs.resize(wide - 20, 36)
    assert last - 20 - 4 <= tabs.tabRect(4).right() <= tabs.width()
    assert tabs.minimumSizeHint().width() < wide - 20


def test_tabs_are_told_and_walked_by_arrows(desk: QWidget) -> None:
    tabs = Tabs("Organisation", "Details", "R&D")
    put(desk, tabs)
    interface = QAccessible.queryAccessibleInterface(tabs)
    assert interface.role() == ROLE.PageTabList
    assert [interface.child(n).text(NAME) for n in range(2)] == ["Details", "R&D"]
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1


def test_a_row_is_emptied_up_to_what_is_kept(desk: QWidget) -> None:
    first, second, last = Text("One"), Text("Two"), Text("Three")
    row = Row(first, None, second, last)
    put(desk, row)
    empty(row.box, keep=1)
    assert [row.box.count(), first.isVisible(), second.isVisible(), last.isVisible()] == [1, False, False, True]
    empty(row.box)
    assert row.box.count() == 0
