"""The window that is handed to a guest: full screen, five steps, left by the staff's PIN alone.

It is light or of high contrast, whatever the desk's theme is, and speaks the guest's language. Every field and
stroke goes to a draft as it comes; a signature is on disk before anybody is thanked, and the paper is made beside
it.
"""

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.by_keyboard import ByKeyboard
from aca_desktop.ui.parts.focus import FocusRing
from aca_desktop.ui.session import Session
from aca_desktop.ui.table.asking import first_form, folder_of, form_again, table_of
from aca_desktop.ui.table.covers.covers import Covers
from aca_desktop.ui.table.covers.ribbon import Ribbon
from aca_desktop.ui.table.draft_writer import DraftWriter
from aca_desktop.ui.table.draft_writers import DraftWriters
from aca_desktop.ui.table.flow import Flow
from aca_desktop.ui.table.form import MANDATE, Form, kept
from aca_desktop.ui.table.gate import Gate
from aca_desktop.ui.table.guest_theme import GuestTheme, is_low
from aca_desktop.ui.table.idle import Idle
from aca_desktop.ui.table.signing import Signing
from aca_desktop.ui.table.steps.copies import Outside
from aca_desktop.ui.table.steps.step import Table, speech_of
from aca_desktop.ui.theme.theme import apply_theme
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.services.signing.drafts import DraftAbout, KeptDraft
    from aca_desktop.services.signing.signing import Signed

type Guest = Literal["nobody", "signing", "thanked"]

GRACE_SECONDS = 30
BACK_KEYS = "Alt+Left"
"""By these staff goes back one step, with everything kept."""


class TableWindow(ByKeyboard, QMainWindow):
    """`signed`: a signature's entry id and the organisation's name. `left`: staff has taken the laptop back.

    `about` is what is signed here and, where it names them, by whom; `draft` one that is taken up again. With a
    `desk` staff takes one signature there, in a window over the desk's, which needs no PIN and closes afterwards.
    """

    signed = Signal(str, str)
    left = Signal()

    def __init__(
        self, room: Room, session: Session, about: "DraftAbout", draft: str | None = None, *,
        desk: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk)
        self._desk = desk
        self._room, self._session, self._about = room, session, about
        self.table: Table = table_of(session, about)
        self.form = Form()
        self._guest_theme = GuestTheme()
        self._may_leave = False
        self._was_active = False
        self._guest: Guest = "nobody"
        self._files: dict[str, Attachment] = {}
        self.speech = room.speech.now
        self._draft_writers = DraftWriters(session, self)
        self.outside = Outside(self)
        self.flow = Flow(session, self.outside)
        self.idle = Idle(self, self.table.settings.idle_seconds, GRACE_SECONDS)
        self.covers = Covers(self.flow, self.outside.sticks, self.idle)
        self._gate = Gate(session, self.covers, self, is_open=desk is not None)
        self._signing = Signing(self.flow, self.table.asked, self)
        self._build()
        self._connect()
        self.flow.show_table(self.table)
        self.covers.rest.show_table(self.table)
        self.flow.copies.keep_in(folder_of(session, self.table.which))
        self.flow.copies.get_ready()
        if draft is not None:
            self.take_up(draft)
        elif desk is None and about.arrival is None and about.organisation is None:
            self.wipe()  # whoever comes is welcomed first
        else:
            self.next_guest(about)

    def _build(self) -> None:
        self.setWindowTitle("ACA Desktop")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._desk is None:
            self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        else:
            self.setWindowModality(Qt.WindowModality.WindowModal)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._ribbon = Ribbon()
        self._ribbon.setVisible(self.table.which.sample)
        column.setSpacing(0)
        column.addWidget(self._ribbon)
        column.addLayout(self.covers)
        inside.setMinimumSize(1, 1)  # it is as large as the screen, and never larger
        self.setCentralWidget(inside)
        self._ring = FocusRing(self)
        QShortcut(QKeySequence(BACK_KEYS), self, self.go_back)

    def _connect(self) -> None:
        flow = self.flow
        flow.changed.connect(self._on_changed)
        flow.sign_asked.connect(self.sign)
        flow.help_asked.connect(self._ask_for_help)
        flow.language_asked.connect(self._ask_for_language)
        flow.language_chosen.connect(self.choose_language)
        flow.finished.connect(self.wipe if self._desk is None else self._leave)
        signature = flow.signature
        signature.drawn.connect(
            lambda pad, number, stroke, size: self.draft_writer.keep_stroke(pad, number, stroke, size)
        )
        signature.taken_back.connect(lambda pad: self.draft_writer.drop_strokes(pad, last_only=True))
        signature.emptied.connect(lambda pad: self.draft_writer.drop_strokes(pad, last_only=False))
        signature.file_removed.connect(lambda name: self._keep_file(name, None))
        flow.person.notice_asked.connect(self._show_notice)
        flow.person.mandate.removed.connect(lambda: self._keep_file(MANDATE, None))
        self._signing.signed.connect(self._on_signed)
        self._draft_writers.troubled.connect(self._on_trouble)
        self._connect_covers()

    def _connect_covers(self) -> None:
        covers, ask = self.covers, self._gate.ask
        covers.rest.next_asked.connect(lambda: self.next_guest(self._for_anybody()))
        for asking in (covers.rest, covers.help):
            asking.staff_asked.connect(lambda: ask(self._leave))
        covers.files.staff_asked.connect(lambda: ask(covers.choose_file))
        covers.attached.connect(self._keep_file)
        covers.later.later_asked.connect(self.put_aside)
        covers.help.size_chosen.connect(self.set_size)
        covers.help.contrast_chosen.connect(self.set_contrast)
        covers.languages.chosen.connect(self._on_language)
        self.idle.felt.connect(self._on_felt)
        self.idle.over.connect(self.put_aside)
        self._room.appearance.changed.connect(self.use_theme)

    def show_table(self) -> None:
        """Open the window over the whole screen, or over the desk."""
        self.setGeometry((self._desk or self.screen()).geometry())  # for systems that do not do it
        if self._desk is None:
            self.showFullScreen()
        else:
            self.show()
        self.activateWindow()

    # who signs

    @property
    def draft_writer(self) -> DraftWriter:
        """Who keeps what the guest fills in."""
        return self._draft_writers.now

    def next_guest(self, about: "DraftAbout") -> None:
        """Begin with somebody new, of whom nothing is filled in but what staff knew."""
        self._draft_writers.renew().begin(about)
        form = first_form(self._session, self.table, about)
        self._show(form, {}, {})
        self.draft_writer.keep(kept(form))

    def take_up(self, draft: str) -> None:
        """Go on with a draft that was left."""
        draft_writer = self._draft_writers.renew()

        def done(found: "KeptDraft") -> None:
            self._show(form_again(self.table, found.form), found.inks, found.files)

        self.covers.cover(self.covers.hidden)
        draft_writer.take_up(draft, done, lambda _error: self.wipe())

    def _for_anybody(self) -> "DraftAbout":
        """Return what the next guest signs, of whom staff knows nothing."""
        return dataclasses.replace(self._about, arrival=None, organisation=None, over=())

    def _show(self, form: Form, inks: Mapping[str, Ink], files: Mapping[str, Attachment]) -> None:
        self.form = form
        self._guest = "signing"
        self.covers.is_free = False
        self._files = dict(files)
        self._guest_theme = GuestTheme()
        self._speak(form.language)
        self.flow.show_form(form, inks, files)
        self.covers.uncover()
        self.idle.run()

    # what is filled in

    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Mapping) or self._guest != "signing":
            return
        before = self.form
        self.form = dataclasses.replace(before, **changes)
        self.flow.take_form(self.form)
        different = kept(self.form, before)
        if different:
            self.draft_writer.keep(different)

    def choose_language(self, language: str) -> None:
        """Read and speak another language; everything that is filled in stays."""
        self.flow.finish()
        self._on_changed({"language": language})
        self._speak(language)

    def _speak(self, language: str) -> None:
        desk = self._room.speech.now.language
        self.speech = speech_of(language, self.table.which.record.country, desk)
        self.use_theme()
        own = Speech(self.speech.language).language_name(language).capitalize()
        self.flow.retranslate(self.speech, own, self.table.name(language))
        self._ribbon.retranslate(self.speech)
        for room in (self.covers, self._gate, self._signing):
            room.retranslate(self.speech)

    def _keep_file(self, name: str, file: Attachment | None) -> None:
        self.draft_writer.keep_file(name, file)
        if file is None:
            self._files.pop(name, None)
        else:
            self._files[name] = file
        self.flow.show_files(self._files)

    def _on_trouble(self, error: AcaError) -> None:
        self.flow.tell_trouble(sentence(self.speech, error))

    # signing

    def sign(self) -> None:
        """Sign with what is filled in, or say what keeps from it."""
        if self._signing.is_busy or self.draft_writer.draft is None:
            return
        self.flow.finish()
        self._signing.sign(self.draft_writer, self.form, self._files, self._room.speech.now.say("Signing"))

    def _on_signed(self, form: Form, signed: "Signed", ink: Ink | None) -> None:
        self._guest = "thanked"
        self.flow.show_thanks(form, signed.signature, self._room.context.now(), ink)
        self.idle.run(warns=False)
        self.covers.rest.show_clock(behind=signed.clock_behind is not None)
        self.signed.emit(signed.signature, form.organisation_name)

    def go_back(self) -> None:
        """Go back one step, with everything kept."""
        if self.covers.shows_steps:
            self.flow.go_back()

    def wipe(self) -> None:
        """Forget the guest, and wait for the next one or for staff."""
        self.idle.rest()
        self._guest = "nobody"
        self._draft_writers.renew()
        if QGuiApplication.clipboard().ownsClipboard():
            QGuiApplication.clipboard().clear()  # what was copied here goes too
        self.form, self._files = Form(language=self.table.languages[0]), {}
        self._guest_theme = GuestTheme()
        self.flow.wipe(self.form)
        self._speak(self.form.language)
        self.covers.show_free()

    # idle

    def _on_felt(self) -> None:
        """Let the thanks stay while somebody is there."""
        if self._guest == "thanked":
            self.flow.thanks.restart()

    def put_aside(self) -> None:
        """Put the draft away: the next guest sees nothing of it, staff can take it up again."""
        if self._desk is not None:
            self._leave()
            return
        self.flow.finish()
        self.draft_writer.park()
        self.wipe()

    # what lies over the steps

    def _ask_for_help(self) -> None:
        self.covers.help.show_size(self._guest_theme.percent, contrast=self._guest_theme.strong)
        self.covers.cover(self.covers.help)

    def _ask_for_language(self) -> None:
        self.covers.languages.offer(self.table.languages, self.form.language)
        self.covers.cover(self.covers.languages)

    def _on_language(self, language: str) -> None:
        self.choose_language(language)
        self.covers.uncover()

    def _show_notice(self) -> None:
        self.covers.notice.show_notice(self.table.notice(self.form.language))
        self.covers.cover(self.covers.notice)

    # how it looks

    def set_size(self, percent: int) -> None:
        """Show all text in another size."""
        self._guest_theme = dataclasses.replace(self._guest_theme, percent=percent)
        self.use_theme()

    def set_contrast(self, strong: bool) -> None:
        """Use high contrast, or the usual theme of the table."""
        self._guest_theme = dataclasses.replace(self._guest_theme, strong=strong)
        self.use_theme()

    def use_theme(self) -> None:
        """Use the size of the window and of the text."""
        apply_theme(
            self, self._guest_theme.theme(self.size(), self._room.appearance.signing_tokens, self.speech.language)
        )
        large = self._guest_theme.is_large(self.size())
        self._ribbon.set_large(large)
        self.flow.set_large(large, low=is_low(self.size()))
        self.covers.set_large(large)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.use_theme()

    # who may leave

    def _leave(self) -> None:
        """Go back to the desk, as soon as all of the draft is kept, or cannot be."""
        self.flow.finish()
        self.idle.rest()
        if self._guest == "signing":
            self.draft_writer.park()
        self._may_leave = True
        self._draft_writers.once_done(self.close)  # what waits in the keeper would go with it

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close what lies over the steps."""
        if event.key() == Qt.Key.Key_Escape:
            self.covers.uncover_by_key()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, and ask for the PIN, unless staff has given it."""
        if not self._may_leave:
            event.ignore()
            self._gate.ask(self._leave)
            return
        self.flow.copies.rest()
        self.outside.close()
        self._draft_writers.let_go()
        self.left.emit()
        super().closeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange:
            return
        if self.isActiveWindow():
            self._was_active = True
            self.covers.reveal()
        elif self._was_active:
            self.covers.hide_all()
