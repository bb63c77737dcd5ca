"""The five steps between head and foot: which one is shown, what keeps from going on, where one goes next.

It holds no draft: what is filled in goes out by `changed` and comes back by `take_form`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.table.form import DECLARATION, MANDATE, ORGANISATION, SIGNATURE, THANKS, Form
from aca_desktop.ui.table.frame import Foot, Head
from aca_desktop.ui.table.steps.copies import Copies, Outside
from aca_desktop.ui.table.steps.declaration_step import DeclarationStep
from aca_desktop.ui.table.steps.organisation_step import OrganisationStep
from aca_desktop.ui.table.steps.person_step import PersonStep
from aca_desktop.ui.table.steps.signature_step import SignatureStep
from aca_desktop.ui.table.steps.step import Step, Table
from aca_desktop.ui.table.steps.thanks_step import ThanksStep
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import SIGNING

if TYPE_CHECKING:
    from datetime import datetime

    from aca_desktop.ui.session import Session


_A_MOMENT = 60
"""Milliseconds after which the thanks are seen: what takes longer begins then."""


class Flow(ThemedWidget, QWidget):
    """`changed` has the form's fields that are others now. `sign_asked`: all is there, and Sign was touched.

    `finished`: the guest is done. `help_asked`, `later_asked`, `language_asked`, `language_chosen` as in the head
    and first step.
    """

    changed = Signal(object)
    sign_asked = Signal()
    finished = Signal()
    help_asked = Signal()
    later_asked = Signal()
    language_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, session: "Session", outside: Outside) -> None:
        super().__init__()
        self._speech = Speech("en")
        self._form = Form()
        self._name = ""
        self._large = self._low = False
        self.head, self.foot = Head(), Foot()
        self.copies = Copies(session, outside)
        self.organisation, self.person = OrganisationStep(session), PersonStep()
        self.declaration, self.signature = DeclarationStep(), SignatureStep()
        self.thanks = ThanksStep(self.copies)
        self.steps: tuple[Step, ...] = (
            self.organisation,
            self.person,
            self.declaration,
            self.signature,
            self.thanks,
        )
        self._asides: dict[Step, QWidget] = {
            self.organisation: self.organisation.aside,
            self.person: self.person.aside,
            self.declaration: self.declaration.aside,
            self.thanks: self.thanks.aside,
        }
        self._afterwards = QTimer(self, singleShot=True, interval=_A_MOMENT)
        self._afterwards.timeout.connect(self._after_thanks)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.trouble = MessageBar("", Tone.ATTENTION, style=SIGNING)
        self.trouble.hide()
        self._stack = QStackedLayout()
        self._holders: list[QWidget] = []
        for step in self.steps:
            scrolls = step not in (self.declaration, self.signature)
            holder = ScrollArea(step) if scrolls else step
            self._holders.append(holder)
            self._stack.addWidget(holder)
        for aside in self._asides.values():
            self.foot.middle.addWidget(aside)
        self._main = QVBoxLayout()
        self._main.addWidget(self.trouble)
        self._main.addLayout(self._stack, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addLayout(self._main, 1)
        self._column.addWidget(self.foot)

    def _connect(self) -> None:
        for step in self.steps:
            step.changed.connect(self.changed)
            step.judged.connect(self.show_readiness)
            step.done.connect(self.go_on)
            step.help_asked.connect(self.help_asked)
        self.head.help_asked.connect(self.help_asked)
        self.head.later_asked.connect(self.later_asked)
        self.head.language_asked.connect(self.language_asked)
        self.organisation.language_chosen.connect(self.language_chosen)
        self.foot.back_asked.connect(self.go_back)
        self.foot.on_asked.connect(self.go_on)
        self.thanks.over.connect(self.finished)

    # what is filled in

    def show_table(self, table: Table) -> None:
        """Ask what this table asks."""
        for step in self.steps:
            step.show_table(table)

    def show_form(self, form: Form, inks: Mapping[str, Ink], files: Mapping[str, Attachment]) -> None:
        """Show a draft at the step to which it has come."""
        self._afterwards.stop()
        self._form = form
        for step in self.steps:
            step.show_form(form)
        self.signature.show_inks(inks)
        self.show_files(files)
        self.tell_trouble("")
        self._turn_to(form.step)

    def take_form(self, form: Form) -> None:
        """Know what is filled in now."""
        self._form = form
        for step in self.steps:
            step.take_form(form)

    def show_files(self, files: Mapping[str, Attachment]) -> None:
        """Show what is attached."""
        self.signature.show_files(files)
        self.person.mandate.show_file(files.get(MANDATE))

    def show_thanks(self, form: Form, signed: str, when: "datetime", ink: Ink | None) -> None:
        """Thank for a signature that is on disk; its paper is made from now on."""
        self.thanks.show_signed(form, signed, when, ink)
        self.copies.begin(signed, form.email.strip())
        self._turn_to(THANKS)
        self._form = Form(language=form.language)
        self._afterwards.start()

    def _after_thanks(self) -> None:
        """Do what nobody waits for: make the paper, forget what was filled in."""
        self.copies.make()
        self._forget(self._form.language)

    def wipe(self, form: Form) -> None:
        """Forget the guest."""
        self._afterwards.stop()
        self.thanks.wipe()
        self.tell_trouble("")
        self._forget(form.language)
        self._turn_to(ORGANISATION)

    def _forget(self, language: str) -> None:
        """Forget what was filled in."""
        self._form = Form(language=language)
        for step in self.steps[:-1]:
            step.show_form(self._form)
        for holder in self._holders:
            if isinstance(holder, ScrollArea):
                holder.verticalScrollBar().setValue(0)
        self.signature.show_inks({})
        self.show_files({})

    def finish(self) -> None:
        """Keep what is still being composed."""
        self.current.finish()

    # steps

    @property
    def current(self) -> Step:
        """The step that is shown."""
        return self.steps[self._stack.currentIndex()]

    def begin(self) -> None:
        """Let the keyboard be where the step begins."""
        self.current.begin()
        holder, now = self._holders[self._stack.currentIndex()], self.focusWidget()
        if (
            holder is not self._holders[THANKS]
            and isinstance(holder, ScrollArea)
            and now is not None
            and holder.isAncestorOf(now)
        ):
            QTimer.singleShot(0, self, lambda: holder.ensureWidgetVisible(now))  # once it is laid out

    def go_on(self) -> None:
        """Go on, within the step or to the next one; from the fourth by signing, from the last to the end."""
        step = self.current
        step.finish()
        if step is self.thanks:
            self.finished.emit()
        elif step.blocker() is not None or step.go_on():
            self.show_readiness()
        elif step is self.signature:
            self.sign_asked.emit()
        else:
            self._go_to(self._stack.currentIndex() + 1)

    def go_back(self) -> None:
        """Go back, within the step or to the one before, with everything kept."""
        step = self.current
        if step is self.thanks:
            return
        step.finish()
        if step.go_back():
            self.show_readiness()
        elif step is not self.organisation:
            self._go_to(self._stack.currentIndex() - 1)

    def _go_to(self, place: int) -> None:
        self._turn_to(place)
        self.changed.emit({"step": place})

    def _turn_to(self, place: int) -> None:
        self.current.finish()
        self._stack.setCurrentIndex(place)
        for step, aside in self._asides.items():
            aside.setVisible(step is self.current)
        self.foot.back.setVisible(place not in (ORGANISATION, THANKS))
        self._show_head()
        self.show_readiness()
        if self.isVisible():
            self.begin()

    def _show_head(self) -> None:
        place = self._stack.currentIndex()
        has_room = place > ORGANISATION or self._large
        signs = place < THANKS
        self.head.show_step(place, self._speech, language=has_room and signs and self._has_languages, later=signs)
        name = self._name
        if place in (DECLARATION, SIGNATURE):
            name = self._speech.say("For {organisation}", organisation=self._form.organisation_name)
        self.head.show_name(name)

    @property
    def _has_languages(self) -> bool:
        table = self.organisation.table
        return table is not None and len(table.languages) > 1

    def show_readiness(self) -> None:
        """Let the way on wake when nothing blocks it; else say what does."""
        step, foot = self.current, self.foot
        blocker = step.blocker()
        words, icon = step.way_on()
        foot.on.keep_room(*(said for said, _icon in step.ways_on()))
        foot.on.setText(words)
        foot.on.set_icon(icon)
        foot.on.set_icon_after(step is not self.signature or icon != "pen-line")
        had_focus = foot.on.hasFocus()
        foot.on.setEnabled(blocker is None)
        foot.on.setVisible(not (step is self.organisation and self.organisation.goes_on_by_itself))
        said, mistake = blocker or ("", False)
        silent = step in (self.declaration, self.thanks)
        foot.say(said, mistake, silent=silent, keeps=not silent and self.trouble.isHidden())
        if had_focus and not foot.on.hasFocus():
            step.begin()

    def tell_trouble(self, words: str) -> None:
        """Say what went wrong, above the step; "" nothing."""
        if words:
            self.trouble.tell(words, Tone.ATTENTION)
        shown = bool(words)
        if shown != self.trouble.isVisible():
            self.trouble.setVisible(shown)
            self.show_readiness()  # it takes the room of what may be said in the foot
        if shown:
            self.trouble.announce()

    # words and looks

    def retranslate(self, speech: Speech, language: str, name: str) -> None:
        """Say everything in the guest's language; `name` is the coalition's."""
        self._speech = speech
        self.head.retranslate(speech, language)
        self._name = name
        self.foot.back.setText(speech.say("Back"))
        for step in self.steps:
            step.retranslate(speech)
        self._show_head()
        self.show_readiness()

    def set_large(self, large: bool, *, low: bool) -> None:
        """Stand otherwise where the text is large, or the screen `low`."""
        self._large, self._low = large, low
        self.head.set_large(large)
        self.foot.set_large(large)
        for step in self.steps:
            step.set_large(large)
        self._show_head()
        self.show_readiness()
        self.use_theme(self.theme())

    @override
    def use_theme(self, theme: Theme) -> None:
        side = 24 if self._large else 48
        above = 12 if self._large or self._low else 28
        self._main.setContentsMargins(theme.px(side), theme.px(above), theme.px(side), theme.px(8))
        self._main.setSpacing(theme.px(12))
