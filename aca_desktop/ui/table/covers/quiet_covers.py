"""What lies over the steps for a moment, so that nothing of the guest is seen: quiet pages with one thing to do.

None of them knows the draft; each tells what was asked of it.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.progress import SIGNING_BAR, Progress
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.symbols import Sign, Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.steps.choices import Choices
from aca_desktop.ui.table.steps.controls import FOOT, TableButton, TableCheck
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import SIGNING, STEP_TITLE

SIZES = (100, 125, 150, 175, 200)
"""The sizes of the table's text, in per cent."""

_WIDEST = 880


class Cover(ThemedWidget, QWidget):
    """A page in the middle of the window: title, sentence, what a subclass adds, buttons."""

    def __init__(self, icon: str | None = None) -> None:
        super().__init__()
        self.speech = Speech("en")
        self.title = Text("", STEP_TITLE, wraps=True)
        self.words = Text("", SIGNING, wraps=True)
        self.inside = Column(gap=20)
        self._mark: QWidget = Sign(72) if icon is None else Symbol(icon, 40, tone="primary", disc=72)
        self._all = Column(self._mark, self.title, self.words, self.inside, gap=20, margins=(24, 24, 24, 24))
        self._all.box.setAlignment(self._mark, Qt.AlignmentFlag.AlignLeft)
        self._page = Column(None, Row(None, self._all, None, gap=0), None, gap=0)
        self.area = ScrollArea(self._page)
        self._column = Column(self.area, gap=0)
        self._buttons: list[TableButton] = []
        layout = self._column.box
        self.setLayout(layout)

    def add_button(self, icon: str, kind: Kind = Kind.SECONDARY) -> TableButton:
        """Add a button as wide as the page, and return it."""
        button = TableButton(kind=kind, size=FOOT, icon=icon, fills=True)
        self._buttons.append(button)
        self.inside.box.addWidget(button)
        return button

    def begin(self) -> None:
        """Let the keyboard be at the first button."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self.speech = speech

    def set_large(self, large: bool) -> None:
        """Stand otherwise where the text is large."""
        self._mark.setVisible(not large)
        for button in self._buttons:
            button.set_large(large)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._all.setFixedWidth(max(1, min(theme.px(_WIDEST), self.width())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.use_theme(self.theme())


class HiddenCover(Cover):
    """Hides everything while another window has the keyboard. `back_asked`: somebody is there again."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = self.add_button("play", Kind.PRIMARY)
        self._back.clicked.connect(self.back_asked)

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self.title.setText(speech.say("Hidden for a moment"))
        self.words.setText(speech.say("What was filled in is kept. Touch the button to see it again."))
        self._back.setText(speech.say("Go on"))


class IdleCover(Cover):
    """Warns that the screen will be wiped. `stay_asked`: somebody is still there."""

    stay_asked = Signal()

    def __init__(self) -> None:
        super().__init__("clock")
        self.bar = Progress("", SIGNING_BAR)
        self.inside.box.addWidget(self.bar)
        self._stay = self.add_button("hand", Kind.PRIMARY)
        self._stay.clicked.connect(self.stay_asked)

    def show_left(self, seconds: int, of: int) -> None:
        """Show how many seconds are left."""
        words = self.speech.say_count(
            "This form closes in {count} second. Your answers are saved.",
            "This form closes in {count} seconds. Your answers are saved.",
            seconds,
        )
        self.words.setText(words)
        self.bar.setRange(0, of)
        self.bar.setValue(seconds)
        self.bar.setAccessibleName(words)

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self.title.setText(speech.say("Are you still there?"))
        self._stay.setText(speech.say("I’m still here"))


class HelpCover(Cover):
    """Help without leaving: larger text, strong contrast, somebody of the staff.

    `size_chosen` in per cent, `contrast_chosen`, `staff_asked`, `back_asked`.
    """

    size_chosen = Signal(int)
    contrast_chosen = Signal(bool)
    staff_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__("hand")
        self._label = Text("", SIGNING.strong)
        self.sizes = Choices()
        self.sizes.taken.connect(lambda key: self.size_chosen.emit(int(key)))
        self.contrast = TableCheck()
        self.contrast.toggled.connect(self.contrast_chosen)
        for widget in (self._label, self.sizes, self.contrast):
            self.inside.box.addWidget(widget)
        self.back = self.add_button("arrow-left", Kind.PRIMARY)
        self.staff = self.add_button("lock")
        self.back.clicked.connect(self.back_asked)
        self.staff.clicked.connect(self.staff_asked)

    def show_size(self, percent: int, *, contrast: bool) -> None:
        """Show which size the text has, and whether contrast is strong."""
        self.sizes.take(str(percent))
        self.contrast.blockSignals(True)  # noqa: FBT003 (as Qt has it)
        self.contrast.setChecked(contrast)
        self.contrast.blockSignals(False)  # noqa: FBT003 (as Qt has it)
        self.contrast.update()

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self.title.setText(speech.say("How can we help?"))
        self.words.setText(speech.say("Raise your hand, and somebody of the staff comes. Everything is kept."))
        self._label.setText(speech.say("Size of the text"))
        self.sizes.offer([(str(size), speech.percent(Decimal(size) / 100)) for size in SIZES])
        self.contrast.setText(speech.say("Strong contrast"))
        self.back.setText(speech.say("Go on"))
        self.staff.setText(speech.say("For the staff"))

    @override
    def set_large(self, large: bool) -> None:
        super().set_large(large)
        self.sizes.set_large(large)
        self.contrast.set_large(large)


class LaterCover(Cover):
    """Asks before a form is put aside. `later_asked`: it is to be signed another time; `back_asked`: now."""

    later_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__("clock")
        self.later = self.add_button("clock", Kind.PRIMARY)
        self.back = self.add_button("arrow-left")
        self.later.clicked.connect(self.later_asked)
        self.back.clicked.connect(self.back_asked)

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self.title.setText(speech.say("Sign later?"))
        self.words.setText(
            speech.say(
                "This form closes, and the next signer can begin. Your answers are saved: when you come back, the "
                "staff opens your form again."
            )
        )
        self.later.setText(speech.say("Sign later"))
        self.back.setText(speech.say("Go on"))


class LanguageCover(Cover):
    """In which language to go on. `chosen` has its tag."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("languages")
        self.languages = Choices()
        self.languages.taken.connect(self.chosen)
        self.inside.box.addWidget(self.languages)

    def offer(self, tags: Sequence[str], now: str) -> None:
        """Offer these languages, each by its own name."""
        self.languages.offer([(tag, Speech(tag).language_name(tag).capitalize()) for tag in tags])
        self.languages.take(now)

    @override
    def begin(self) -> None:
        taken = self.languages.choice
        if taken is not None:
            self.languages.options[taken].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self.title.setText(speech.say("Language"))
        self.words.setText(speech.say("What you have filled in stays."))

    @override
    def set_large(self, large: bool) -> None:
        super().set_large(large)
        self.languages.set_large(large)


class NoticeCover(Cover):
    """The privacy notice, in plain words. `back_asked`: it was read."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__("shield-check")
        self.back = self.add_button("arrow-left", Kind.PRIMARY)
        self.back.clicked.connect(self.back_asked)

    def show_notice(self, words: str) -> None:
        """Show the notice."""
        self.words.setText(words)
        self.area.verticalScrollBar().setValue(0)

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self.title.setText(speech.say("Privacy notice"))
        self.back.setText(speech.say("Go on"))
