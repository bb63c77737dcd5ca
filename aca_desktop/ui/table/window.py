"""The window that is handed to a guest: full screen, five steps, left by the staff's PIN alone.

It is light or of high contrast, whatever the desk wears, and speaks the guest's language. Every field and stroke
goes to a draft as it comes; a signature is on disk before anybody is thanked, and the paper is made beside it.
"""

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, override

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedLayout, QVBoxLayout, QWidget

from aca_desktop.domain.attachments import PAGES, PICTURES, Attachment
from aca_desktop.domain.ink import Ink
from aca_desktop.domain.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.focus import FocusRing
from aca_desktop.ui.session import Session
from aca_desktop.ui.table.asking import table_of, walk_in
from aca_desktop.ui.table.controls import LARGE_TEXT
from aca_desktop.ui.table.copies import Outside
from aca_desktop.ui.table.covers import HelpCover, HiddenCover, IdleCover, LanguageCover, NoticeCover, RestCover
from aca_desktop.ui.table.file_cover import FileCover
from aca_desktop.ui.table.flow import Flow
from aca_desktop.ui.table.form import MANDATE, SEAL, Form, form_of, kept, record_of
from aca_desktop.ui.table.idle import Idle
from aca_desktop.ui.table.keeping import Keeper
from aca_desktop.ui.table.paper_cover import PaperCover
from aca_desktop.ui.table.pin_cover import PinCover
from aca_desktop.ui.table.ribbon import Ribbon
from aca_desktop.ui.table.step import Table, speech_of
from aca_desktop.ui.table.stick_cover import StickCover
from aca_desktop.ui.theme.look import Look, wear
from aca_desktop.ui.theme.tokens import HIGH_CONTRAST
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.services.drafts import DraftAbout, KeptDraft
    from aca_desktop.services.signing import Signed
    from aca_desktop.services.staff import PinAnswer
    from aca_desktop.services.workspaces import Workspace
    from aca_desktop.ui.background import Progress

_WIDE, _HIGH, _MOST = 1280, 800, 1.75
"""For this screen the table was designed; on larger ones everything grows, up to so many times."""

type Guest = Literal["nobody", "signing", "thanked"]

GRACE_SECONDS = 30
BACK_KEYS = "Alt+Left"
"""By these staff goes back one step, with everything kept."""


class TableWindow(QMainWindow):
    """`signed`: a signature's entry id and the organisation's name. `left`: staff has taken the laptop back.

    `about` is what is signed here and, where it names them, by whom; `draft` one that is taken up again.
    """

    signed = Signal(str, str)
    left = Signal()

    def __init__(self, room: Room, session: Session, about: "DraftAbout", draft: str | None = None) -> None:
        super().__init__()
        self._room, self._session, self._about = room, session, about
        self.table: Table = table_of(session, about)
        self.form = Form()
        self._percent, self._contrast = 100, False
        self._may_leave = False
        self._was_active = False
        self._signing = False
        self._guest: Guest = "nobody"
        self._files: dict[str, Attachment] = {}
        self._wanted_file = ""
        self._after_pin = self._leave
        self._focus: QWidget | None = None
        self.speech = room.speech.now
        self.keeper = Keeper(session, session)
        self.outside = Outside(self)
        self.flow = Flow(session, self.outside)
        self.hidden, self.warning, self.rest = HiddenCover(), IdleCover(), RestCover()
        self.help, self.languages, self.notice = HelpCover(), LanguageCover(), NoticeCover()
        self.pin, self.paper, self.files = PinCover(), PaperCover(), FileCover(self.outside.sticks)
        self.sticks = StickCover()
        self.idle = Idle(self, self.table.settings.idle_seconds, GRACE_SECONDS)
        self._tick = QTimer(self, interval=1_000)
        self._build()
        self._connect()
        self.flow.show_table(self.table)
        self.flow.copies.get_ready()
        if draft is None:
            self.next_guest(about)
        else:
            self.take_up(draft)

    def _build(self) -> None:
        self.setWindowTitle("ACA Desktop")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        inside = QWidget()
        self._stack = QStackedLayout()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._ribbon = Ribbon()
        self._ribbon.setVisible(self.table.which.sample)
        column.setSpacing(0)
        column.addWidget(self._ribbon)
        column.addLayout(self._stack)
        self._covers = (
            self.hidden, self.warning, self.rest, self.help, self.languages, self.notice, self.pin, self.paper,
            self.files,
            self.sticks,
        )  # fmt: skip
        for page in (self.flow, *self._covers):
            self._stack.addWidget(page)
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
        flow.finished.connect(self.wipe)
        signature = flow.signature
        signature.drawn.connect(
            lambda pad, number, stroke, size: self.keeper.keep_stroke(pad, number, stroke, size)
        )
        signature.taken_back.connect(lambda pad: self.keeper.drop_strokes(pad, last_only=True))
        signature.emptied.connect(lambda pad: self.keeper.drop_strokes(pad, last_only=False))
        signature.file_wanted.connect(self._ask_for_file)
        signature.file_removed.connect(lambda name: self._keep_file(name, None))
        flow.person.notice_asked.connect(self._show_notice)
        flow.person.mandate.wanted.connect(lambda: self._ask_for_file(MANDATE))
        flow.person.mandate.removed.connect(lambda: self._keep_file(MANDATE, None))
        flow.copies.preview_asked.connect(self._show_paper)
        flow.copies.choice_asked.connect(self._choose_stick)
        self._connect_covers()

    def _connect_covers(self) -> None:
        for cover in (self.hidden, self.help, self.notice, self.pin, self.paper, self.files, self.sticks):
            cover.back_asked.connect(self._uncover)
        self.warning.stay_asked.connect(self._uncover)
        self.rest.next_asked.connect(lambda: self.next_guest(self._for_anybody()))
        for asking in (self.rest, self.help):
            asking.staff_asked.connect(lambda: self.ask_for_pin(self._leave))
        self.help.size_chosen.connect(self.set_size)
        self.help.contrast_chosen.connect(self.set_contrast)
        self.languages.chosen.connect(self._on_language)
        self.pin.tried.connect(self._try_pin)
        self.paper.print_asked.connect(self._print)
        self.files.chosen.connect(self._on_file)
        self.sticks.chosen.connect(self._on_stick)
        self.files.staff_asked.connect(lambda: self.ask_for_pin(self._choose_file))
        self.idle.warned.connect(self._warn)
        self.idle.touched.connect(self._uncover)
        self.idle.felt.connect(self._on_felt)
        self.idle.over.connect(self._on_idle)
        self._tick.timeout.connect(self._tell_left)
        self.keeper.troubled.connect(self._on_trouble)
        self._room.appearance.changed.connect(self.dress)

    def show_table(self) -> None:
        """Open the window over the whole screen."""
        self.setGeometry(self.screen().geometry())  # for systems that do not do it
        self.showFullScreen()
        self.activateWindow()

    # who signs

    def next_guest(self, about: "DraftAbout") -> None:
        """Begin with somebody new, of whom nothing is filled in but what staff knew."""
        self._renew_keeper()
        self.keeper.begin(about)
        language = about.language if about.language in self.table.languages else self.table.languages[0]
        shown = self.table.name_of(self._session, about.organisation, language)
        form = Form(language=language, organisation=about.organisation if shown else None, shown=shown)
        if name := walk_in(self._session, about):
            form = dataclasses.replace(form, new=True, new_name=name, new_country=self.table.which.record.country)
        self._show(form, {}, {})
        self.keeper.keep(kept(form))

    def take_up(self, draft: str) -> None:
        """Go on with a draft that was left."""
        self._renew_keeper()

        def done(found: "KeptDraft") -> None:
            form = form_of(found.form)
            if form.language not in self.table.languages:
                form = dataclasses.replace(form, language=self.table.languages[0])
            self._show(form, found.inks, found.files)

        def failed(_error: AcaError) -> None:
            self.wipe()

        self._cover(self.hidden)
        self.keeper.take_up(draft, done, failed)

    def _renew_keeper(self) -> None:
        """Let each guest have a keeper of their own: what still waits for the one before is theirs alone."""
        self.keeper.troubled.disconnect(self._on_trouble)
        self._let_go(self.keeper)
        self.keeper = Keeper(self._session, self._session)
        self.keeper.troubled.connect(self._on_trouble)

    @staticmethod
    def _let_go(keeper: Keeper) -> None:
        """Let a keeper go when it has written what it has; until then it outlives even the window."""
        if keeper.is_idle or keeper.is_stuck:
            keeper.deleteLater()
        else:
            keeper.rested.connect(keeper.deleteLater)

    def _for_anybody(self) -> "DraftAbout":
        """Return what the next guest signs, of whom staff knows nothing."""
        return dataclasses.replace(self._about, arrival=None, organisation=None, over=())

    def _show(self, form: Form, inks: Mapping[str, Ink], files: Mapping[str, Attachment]) -> None:
        self.form = form
        self._guest = "signing"
        self._files = dict(files)
        self.set_size(100)
        self.set_contrast(False)
        self._speak(form.language)
        self.flow.show_form(form, inks, files)
        self._uncover()
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
            self.keeper.keep(different)

    def choose_language(self, language: str) -> None:
        """Read and speak another language; everything that is filled in stays."""
        self.flow.finish()
        self._on_changed({"language": language})
        self._speak(language)

    def _speak(self, language: str) -> None:
        desk = self._room.speech.now.language
        self.speech = speech_of(language, self.table.which.record.country, desk)
        self.dress()
        own = Speech(self.speech.language).language_name(language).capitalize()
        self.flow.retranslate(self.speech, own, self.table.name(language))
        self._ribbon.retranslate(self.speech)
        for cover in self._covers:
            cover.retranslate(self.speech)
        self.rest.show_name(self.table.name(language))

    def _keep_file(self, name: str, file: Attachment | None) -> None:
        self.keeper.keep_file(name, file)
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
        if self._signing or self.keeper.draft is None:
            return
        self.flow.finish()
        inks = self.flow.signature.inks
        record = record_of(self.form, self.table.asked, inks, self._files)
        if isinstance(record, list):
            self.flow.tell_trouble(problem(self.speech, record[0]))
            return
        self._signing = True
        form = self.form

        def done(signed: "Signed") -> None:
            self._guest = "thanked"
            ink = inks.get("signer") if form.way == "hand" else None
            self.flow.show_thanks(form, signed.signature, self._room.context.now(), ink)
            self.idle.run(warns=False)
            self.rest.show_clock(behind=signed.clock_behind is not None)
            self.signed.emit(signed.signature, form.organisation_name)

        def failed(error: AcaError) -> None:
            if error.code == "draft-gone":
                self.flow.tell_trouble(
                    self.speech.say("This has been signed already, or was put away. Ask the staff.")
                )
            elif isinstance(error, Refused):
                self.flow.tell_trouble(problem(self.speech, error.problems[0]))
            else:
                self.flow.tell_trouble(sentence(self.speech, error))

        def ended() -> None:
            self._signing = False
            self.flow.show_readiness()

        self.keeper.sign(record, self._room.speech.now.say("Signing"), done, failed, ended)

    def go_back(self) -> None:
        """Go back one step, with everything kept."""
        if self._stack.currentWidget() is self.flow:
            self.flow.go_back()

    def wipe(self) -> None:
        """Forget the guest, and wait for the next one or for staff."""
        self.idle.rest()
        self._tick.stop()
        self._guest = "nobody"
        self._renew_keeper()
        if QGuiApplication.clipboard().ownsClipboard():
            QGuiApplication.clipboard().clear()  # what was copied here goes too
        self.form, self._files = Form(language=self.table.languages[0]), {}
        self.set_size(100)
        self.set_contrast(False)
        self.flow.wipe(self.form)
        self.paper.wipe()
        self._speak(self.form.language)
        self._focus = None
        self._cover(self.rest)

    # idle

    def _on_felt(self) -> None:
        """Let the thanks stay while somebody is there."""
        if self._guest == "thanked":
            self.flow.thanks.restart()

    def _warn(self) -> None:
        self.warning.show_left(self.idle.seconds_left, self.idle.grace)
        self._tick.start()
        self._cover(self.warning)

    def _tell_left(self) -> None:
        self.warning.show_left(self.idle.seconds_left, self.idle.grace)

    def _on_idle(self) -> None:
        """Put the draft away: the next guest sees nothing of it, staff can take it up again."""
        self.flow.finish()
        self.keeper.park()
        self.wipe()

    # what lies over the steps

    def _cover(self, page: QWidget) -> None:
        if self._stack.currentWidget() is self.flow:
            self._focus = self.focusWidget()
        self._stack.setCurrentWidget(page)
        begin = getattr(page, "begin", None)
        if begin is not None:
            begin()

    def _uncover(self) -> None:
        """Show the steps again, or, between two guests, that the table is free."""
        self._tick.stop()
        self.files.rest()
        if self._guest == "nobody":
            self._cover(self.rest)
            return
        focus, self._focus = self._focus, None
        self._stack.setCurrentWidget(self.flow)
        if focus is not None and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.flow.begin()

    def _ask_for_help(self) -> None:
        self.help.show_size(self._percent, contrast=self._contrast)
        self._cover(self.help)

    def _ask_for_language(self) -> None:
        self.languages.offer(self.table.languages, self.form.language)
        self._cover(self.languages)

    def _on_language(self, language: str) -> None:
        self.choose_language(language)
        self._uncover()

    def _show_notice(self) -> None:
        self.notice.show_notice(self.table.notice(self.form.language))
        self._cover(self.notice)

    def _show_paper(self) -> None:
        paper = self.flow.copies.paper
        if paper is not None:
            self.paper.show_paper(paper)
            self._cover(self.paper)

    def _choose_stick(self, found: object) -> None:
        self.sticks.offer(found)  # type: ignore[arg-type]  # what copies has found
        self._cover(self.sticks)

    def _on_stick(self, folder: object) -> None:
        if isinstance(folder, Path):
            self.flow.copies.save_into(folder)
        self._uncover()

    def _print(self) -> None:
        self.flow.copies.print_on(None)
        self._uncover()

    def _ask_for_file(self, name: str) -> None:
        self._wanted_file = name
        self.files.ask(PICTURES if name == SEAL else PAGES)
        self._cover(self.files)

    def _on_file(self, file: Attachment) -> None:
        self._keep_file(self._wanted_file, file)
        self._uncover()

    def _choose_file(self) -> None:
        """Let staff choose a file of this laptop."""
        from aca_desktop.ui.choosing import file_to_open

        path = file_to_open(self, self.speech.say("Which file?"), "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg)")
        self._cover(self.files)
        if path is not None:
            self.files.take(path)

    # how it looks

    def set_size(self, percent: int) -> None:
        """Show all text in another size."""
        self._percent = percent
        self.dress()

    def set_contrast(self, strong: bool) -> None:
        """Wear high contrast, or what the desk's table wears."""
        self._contrast = strong
        self.dress()

    def dress(self) -> None:
        """Wear the size of the window and of the text."""
        fit = min(max(min(self.width() / _WIDE, self.height() / _HIGH), 1.0), _MOST)
        tokens = HIGH_CONTRAST if self._contrast else self._room.appearance.signing_tokens
        size = self._percent / 100
        wear(self, Look(tokens, fit * size, self.speech.language))
        large = size >= LARGE_TEXT
        self._ribbon.set_large(large)
        self.flow.set_large(large, low=self.height() < _HIGH * fit)
        for cover in self._covers:
            cover.set_large(large)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dress()

    # who may leave

    def ask_for_pin(self, then: Callable[[], None]) -> None:
        """Ask for the staff's PIN; where none is set, nobody is asked."""
        from aca_desktop.services.staff import pin_is_set

        if not pin_is_set(self._session.reader):
            then()
            return
        self._after_pin = then
        self._cover(self.pin)

    def _try_pin(self, pin: str) -> None:
        def work(workspace: "Workspace", _progress: "Progress") -> "PinAnswer":
            from aca_desktop.services.staff import check_pin

            return check_pin(workspace, pin)

        def done(answer: "PinAnswer") -> None:
            if answer.right:
                self._after_pin()
            else:
                self.pin.answer(wait=answer.wait_seconds, left=answer.tries_left)

        def failed(error: AcaError) -> None:
            self.pin.fail(sentence(self.speech, error))

        self._session.write(self, "", work, done, failed, quiet=True)

    def _leave(self) -> None:
        """Go back to the desk, as soon as all of the draft is kept, or cannot be."""
        self.flow.finish()
        self.idle.rest()
        if self._guest == "signing":
            self.keeper.park()
        self._may_leave = True
        if self.keeper.is_idle or self.keeper.is_stuck:
            self.close()
            return
        self.keeper.rested.connect(self.close)  # what waits in the keeper would go with it
        self.keeper.troubled.connect(lambda _error: self.close())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close what lies over the steps, and nothing else."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() in (
            self.help,
            self.languages,
            self.notice,
            self.paper,
            self.files,
            self.pin,
        ):
            self._uncover()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, and ask for the PIN, unless staff has given it."""
        if not self._may_leave:
            event.ignore()
            self.ask_for_pin(self._leave)
            return
        self.outside.close()
        self._let_go(self.keeper)
        self.left.emit()
        super().closeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange:
            return
        if self.isActiveWindow():
            self._was_active = True
            if self._stack.currentWidget() is self.hidden:
                self._uncover()
        elif self._was_active and self._stack.currentWidget() is not self.rest:
            self.flow.finish()
            self._cover(self.hidden)
