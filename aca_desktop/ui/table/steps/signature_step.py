"""Fourth step: what is agreed to, and the signature, by hand or otherwise. Knows no draft and no journal.

With few purposes both stand side by side; with many, or large text, the signature has a screen of its own.
"""

from collections.abc import Mapping
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QWidget

from aca_desktop.domain.signing.attachments import PICTURES, Attachment
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line, same_name
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.form import SCAN, SEAL, SIGNER, WAYS, Form, Way
from aca_desktop.ui.table.steps.columns import Columns
from aca_desktop.ui.table.steps.consents import Consents
from aca_desktop.ui.table.steps.controls import QUIET_INSIDE, TableButton
from aca_desktop.ui.table.steps.fixed_area import FixedArea, Panel
from aca_desktop.ui.table.steps.hands import Hands
from aca_desktop.ui.table.steps.otherwise import PaperRow, SealImage, TypedName
from aca_desktop.ui.table.steps.step import Step, Table
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import SIGNING, STEP_TITLE

FEW = 3
"""So many purposes find room beside the pad."""

_WITH_SEALS = "JP"


class SignatureStep(Step):
    """`drawn`, `taken_back`, `emptied`: strokes, by pad. `file_wanted`, `file_removed`: a file, by its name."""

    drawn = Signal(str, int, object, object)
    taken_back = Signal(str)
    emptied = Signal(str)
    file_wanted = Signal(str)
    file_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=0)
        self._large = False
        self._at_hand = False
        self._files: dict[str, Attachment] = {}
        self.consents, self.hands = Consents(), Hands()
        self.typed, self.paper, self.seal = TypedName(), PaperRow(), SealImage()
        self._title = Text("", STEP_TITLE)
        self.ways: dict[Way, TableButton] = {
            "hand": TableButton(size=QUIET_INSIDE, icon="pen-line", fills=True),
            "typed": TableButton(size=QUIET_INSIDE, icon="keyboard", fills=True),
            "paper": TableButton(size=QUIET_INSIDE, icon="file-text", fills=True),
            "seal": TableButton(size=QUIET_INSIDE, icon="stamp", fills=True),
        }
        self._build()
        self._connect()

    def _build(self) -> None:
        self._stack = QStackedLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._by_way: dict[Way, QWidget] = {
            "hand": self.hands,
            "typed": Panel(self.typed),
            "paper": Panel(self.paper),
            "seal": Panel(self.seal),
        }
        for widget in self._by_way.values():
            self._stack.addWidget(widget)
        hands = self.hands
        self._acts = Columns(0, hands.undo, hands.clear, gap=16, below=12)
        self._others = Columns(0, *self.ways.values(), gap=12, below=12, spreads=True)
        buttons = Column(self._acts, self._others, gap=12)
        self._buttons = FixedArea(buttons)
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._beside.addLayout(self._stack, 1)
        self._beside.addWidget(self._buttons)
        self._hand = Column(self._title, gap=12)
        self._hand.box.addLayout(self._beside, 1)
        self._row = QHBoxLayout()
        self._row.addWidget(self.consents)
        self._row.addWidget(self._hand, 1)
        self.box.addLayout(self._row, 1)

    def _connect(self) -> None:
        self.consents.changed.connect(lambda given: self._tell(consents=given))
        self.hands.drawn.connect(self._on_drawn)
        self.hands.taken_back.connect(self.taken_back)
        self.hands.emptied.connect(self.emptied)
        self.hands.judged.connect(self.judged)
        self.hands.turned.connect(self._say_title)
        self.typed.written.connect(lambda text: self._tell(typed=text))
        self.paper.coded.connect(lambda code: self._tell(row_code=code))
        for name, attaching in ((SCAN, self.paper.photo), (SEAL, self.seal.image)):
            attaching.wanted.connect(lambda name=name: self.file_wanted.emit(name))
            attaching.removed.connect(lambda name=name: self.file_removed.emit(name))
        for way, button in self.ways.items():
            button.clicked.connect(lambda _on=False, way=way: self.take_way(way))

    # what is filled in

    @override
    def show_table(self, table: Table) -> None:
        super().show_table(table)
        self.paper.show_coalition(table.which.code)
        self.consents.ask(table, self.form.language, self.speech)
        self._arrange()

    @override
    def show_form(self, form: Form) -> None:
        super().show_form(form)
        if self.table is not None:
            self.consents.ask(self.table, form.language, self.speech)
        self.consents.show_given(form.consents)
        self._at_hand = False
        self._show_way()
        self._arrange()

    @override
    def take_form(self, form: Form) -> None:
        before = self.form
        super().take_form(form)
        if self.table is not None and form.language != before.language:
            self.consents.ask(self.table, form.language, self.speech)
        people = (form.person, form.second, form.witness, form.organisation_name, form.way)
        if people != (before.person, before.second, before.witness, before.organisation_name, before.way):
            self._show_way()
        else:
            self.typed.show_form(form)

    def show_inks(self, inks: Mapping[str, Ink]) -> None:
        """Show what was drawn before."""
        self.hands.show_inks(inks)
        self._show_way()

    def show_files(self, files: Mapping[str, Attachment]) -> None:
        """Show what is attached."""
        self._files = dict(files)
        self.paper.photo.show_file(files.get(SCAN))
        self.seal.show_file(files.get(SEAL))
        self.judged.emit()

    @override
    def begin(self) -> None:
        if not self._separate or not self._at_hand:
            self.consents.begin()
        else:
            self._begin_way()

    @override
    def finish(self) -> None:
        self.typed.name.finish()
        self.paper.code.finish()

    @property
    def inks(self) -> Mapping[str, Ink]:
        """The ink of every pad that has any."""
        return self.hands.inks

    @property
    def agreed(self) -> bool:
        """Whether all that is necessary is agreed to."""
        return self.table is not None and all(self.form.consents.get(key) for key in self.table.needed)

    @override
    def blocker(self) -> tuple[str, bool] | None:
        say = self.speech.say
        if not self.agreed:
            return say("Accept the required items to continue."), False
        if self._separate and not self._at_hand:
            return None
        return self._way_blocker()

    def _way_blocker(self) -> tuple[str, bool] | None:
        say, form = self.speech.say, self.form
        if form.way == "typed":
            if not form.typed.strip():
                return say("Type your full name."), False
            judged = line("typed", form.typed)
            if not isinstance(judged, Problem) and not same_name(form.typed, form.person):
                judged = Problem("typed", "not-the-name", {"name": form.person})
            return (problem(self.speech, judged), True) if isinstance(judged, Problem) else None
        if form.way == "paper":
            if form.row_code and not self.paper.is_right(form.row_code):
                return say("Enter the 4-character code printed beside the row."), True
            if not form.row_code and SCAN not in self._files:
                return say("The row’s code or a photo is missing."), False
            return None
        if form.way == "seal":
            image = self._files.get(SEAL)
            if image is None:
                return say("The seal’s image is missing."), False
            return None if image.media_type in PICTURES else (say("This is no picture: a PNG or a JPEG."), True)
        return self._ink_blocker()

    def _ink_blocker(self) -> tuple[str, bool] | None:
        pad = self.hands.pad
        if pad.nothing in ("dot-ink", "line-ink") and not pad.is_drawing:
            return self.speech.say("Sign your full name in the box."), True
        if pad.nothing is not None and self.hands.shown == self.hands.unsigned():
            return self.speech.say("Your signature is missing."), False
        return None

    @override
    def go_on(self) -> bool:
        """Go on to the pad, and from pad to pad while somebody has still to sign."""
        if self._separate and not self._at_hand:
            self._at_hand = True
            self._arrange()
            self._begin_way()
            return True
        missing = self.hands.unsigned() if self.form.way == "hand" else None
        if missing is not None and missing != self.hands.shown:
            self.hands.turn_to(missing)
            return True
        return False

    @override
    def go_back(self) -> bool:
        """Go back to what is agreed to."""
        if self._separate and self._at_hand:
            self._at_hand = False
            self._arrange()
            self.consents.begin()
            return True
        return False

    @override
    def way_on(self) -> tuple[str, str]:
        on_to_pad = self._separate and not self._at_hand
        missing = self.hands.unsigned() if self.form.way == "hand" else None
        return self.ways_on()[not on_to_pad and missing in (None, self.hands.shown)]

    @override
    def ways_on(self) -> tuple[tuple[str, str], ...]:
        return super().way_on(), (self.speech.say("Sign the declaration"), "pen-line")

    def take_way(self, way: Way) -> None:
        """Sign in another way."""
        self.changed.emit({"way": way})
        self._show_way()
        self._begin_way()

    def _begin_way(self) -> None:
        target: QWidget = {
            "hand": self.hands.pad,
            "typed": self.typed.name,
            "paper": self.paper.code,
            "seal": self.seal.image.choose,
        }[self.form.way]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_way(self) -> None:
        form = self.form
        self._stack.setCurrentWidget(self._by_way[form.way])
        witness = self.table is not None and self.table.settings.witness
        self.hands.show_people(form, signer=form.way == "hand", witness=witness)
        self.typed.show_form(form)
        self.paper.show_form(form)
        self.seal.show_form(form)
        self._acts.setVisible(form.way == "hand")
        offered = self._offered()
        for way, button in self.ways.items():
            has_room = not self._large or "hand" in (way, form.way)
            button.setVisible(way != form.way and way in offered and has_room)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(beside if self._large and form.way == "hand" else below)
        self._buttons.fit()
        self._say_title()
        self.judged.emit()

    def _offered(self) -> set[Way]:
        """Return the ways that the table offers; a seal's image only where seals are used."""
        if self.table is None:
            return set()
        offered = {way for way in WAYS if way in self.table.settings.means}
        if self.form.language != "ja" and self.table.which.record.country != _WITH_SEALS:
            offered.discard("seal")
        return offered

    def _on_drawn(self, pad: str, number: int, stroke: object, size: object) -> None:
        if pad == SIGNER:
            hand = self.hands.pads[SIGNER]
            self._tell(device=hand.device or "", device_name=hand.device_name())
        self.drawn.emit(pad, number, stroke, size)

    def _tell(self, **changes: object) -> None:
        self.changed.emit(changes)
        self.judged.emit()

    # how it stands

    @property
    def _separate(self) -> bool:
        """Whether what is agreed to has a screen of its own."""
        return self._large or (self.table is not None and len(self.table.consents) > FEW)

    def _arrange(self) -> None:
        separate = self._separate
        self.consents.stand_beside(not separate)
        self.consents.setVisible(not separate or not self._at_hand)
        self._hand.setVisible(not separate or self._at_hand)
        self.judged.emit()

    @override
    def set_large(self, large: bool) -> None:
        self._large = large
        self.hands.set_large(large)
        for attaching in (self.paper.photo, self.seal.image):
            attaching.set_large(large)
        for button in self.ways.values():
            button.set_large(large)
        self._show_way()
        self._others.set_most(1 if large else 2)
        self._acts.set_most(1 if large else 2)
        self._title.set_style(SIGNING.strong if large else STEP_TITLE)
        self.consents.set_large(large)
        self.typed.name.set_large(large)
        self.paper.code.set_large(large)
        self._arrange()

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self._row.setSpacing(theme.px(24))
        self._beside.setSpacing(theme.px(12))

    # words

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        if self.table is not None:
            self.consents.ask(self.table, self.form.language, speech)
        self.hands.retranslate(speech)
        self.typed.retranslate(speech)
        self.paper.retranslate(speech)
        self.seal.retranslate(speech)
        self.ways["hand"].setText(speech.say("Sign by hand"))
        self.ways["typed"].setText(speech.say("Type my name"))
        self.ways["paper"].setText(speech.say("Sign on paper"))
        self.ways["seal"].setText(speech.say("Printed name and seal"))
        self._say_title()

    def _say_title(self) -> None:
        say = self.speech.say
        self._title.setText(
            {
                "hand": say("Sign here"),
                "typed": say("Type my name"),
                "paper": say("Sign on paper"),
                "seal": say("Printed name and seal"),
            }[self.form.way]
        )
        self.judged.emit()
