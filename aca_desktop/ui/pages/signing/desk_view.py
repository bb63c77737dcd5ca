"""Staff's side of the table: what is chosen, who is next, the queue, what was signed today. It does nothing."""

from datetime import datetime
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.sentences.privacy_notice import no_notice
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.signing.before_start import BeforeStart
from aca_desktop.ui.pages.signing.looking import Day
from aca_desktop.ui.pages.signing.queue.next_card import NextCard
from aca_desktop.ui.pages.signing.queue.queue_view import QueueView
from aca_desktop.ui.pages.signing.signed_view import SignedView
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, page_title
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET

if TYPE_CHECKING:
    from aca_desktop.services.coalition.declarations import Publication


def not_enrolled(speech: Speech) -> str:
    """Return what to do so that the signatures of a laptop that is not enrolled count."""
    return speech.say(
        "**This laptop isn’t enrolled yet.** Its signatures are saved, and their documents show that the laptop "
        "isn’t enrolled. The signatures count once a coordinator enrols it: on the Laptops page, write a join "
        "file and give it to a coordinator."
    )


_BESIDE = 1000
"""How wide the page must be for the card before the first signer to stand beside the next one."""

_WIDEST = 320
"""A combo's width at most: what is longer ends with an ellipsis, and its list shows it whole."""


class DeskView(ThemedWidget, QWidget):
    """The parts and their buttons are public: the page acts on them."""

    def __init__(self) -> None:
        super().__init__()
        self._title = page_title("")
        self._event_label = Text("", BODY, "quiet", fixed=True)
        self._declaration_label = Text("", BODY, "quiet", fixed=True)
        self.event_, self.declaration = Combo(), Combo()
        self.before, self.next = BeforeStart(), NextCard()
        self.queue, self.signed = QueueView(), SignedView()
        self.try_out = Button("", Kind.PLAIN, icon="hand")
        self.practise = Button("", Kind.PLAIN, icon="flask-conical")
        self.sign_here = Button("", Kind.PLAIN, icon="file-pen-line")
        self.close_table = Button("", icon="archive")
        self._handed_in = Text("", QUIET, "quiet")
        self._is_settled = self._stays = False
        self._build()

    def _build(self) -> None:
        head = Row(
            self._title, None, self._event_label, self.event_, self._declaration_label, self.declaration, gap=12
        )
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._first.addWidget(self.before, 1)
        self._first.addWidget(self.next, 1)
        self._body = QHBoxLayout()
        self._body.addWidget(self.queue, 560)
        self._body.addWidget(self.signed, 448)
        foot = Row(self.try_out, self.practise, self.sign_here, None, self._handed_in, self.close_table, gap=8)
        foot.setObjectName(ACTION_ROW)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addLayout(self._first)
        self._inside.addLayout(self._body, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(head)
        self._column.addWidget(ScrollArea(inside), 1)  # in a small window the foot stays
        self._column.addWidget(foot)
        self._stand()

    def _stand(self) -> None:
        """Let the card before the first signer stand beside the next one, or above it in a narrow window."""
        asks, narrow = not self.before.isHidden(), self.width() < self.theme().px(_BESIDE)
        beside = asks and not narrow
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._first.setDirection(way)
        self.next.set_upright(upright=beside)
        self.before.set_narrow(narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.put_away()

    def put_away(self) -> None:
        """Let what is settled first go, now that nobody looks: going, it moves what is below."""
        if self._is_settled:
            self.before.hide()
        self._stays = False

    def show_day(self, day: Day, now: datetime, speech: Speech, *, may: bool) -> None:
        """Show how the table stands; `may`: signatures can be written here."""
        waiting = [one for one in day.arrivals if not one.parked]
        self._fill(day, speech)
        self._is_settled = day.folder_asked and day.has_pin
        stays = self._stays and not self.before.isHidden()
        self.before.setVisible(may and (stays or not self._is_settled))
        self._stays = True
        self.before.show_state(has_folder=day.folder_asked and day.folder is None, has_pin=day.has_pin)
        self._stand()
        self.next.show_next(waiting[0] if waiting else None, now, speech, may=may)
        self.queue.show_day(day, now, speech, may=may)
        self.signed.show_signed(day.today, day.typical_seconds, speech)
        saved = day.handed_in is not None and day.handed_in.whole
        self._handed_in.setText(speech.say("All saved for the coordinator") if saved else "")
        for button in (self.practise, self.sign_here, self.try_out):
            button.setEnabled(may)

    def _fill(self, day: Day, speech: Speech) -> None:
        from aca_desktop.services.coalition.coalitions import in_language

        languages = (speech.language, *day.which.record.languages)
        newest = sorted(day.publications, key=lambda one: (one.day, one.id), reverse=True)
        chosen = day.publication
        with QSignalBlocker(self.declaration):
            self.declaration.clear()
            several = len({one.declaration for one in newest}) > 1
            for one in newest:
                title = in_language(one.titles, languages) if several else None
                self.declaration.addItem(f"{one.label} · {title or _tongues(one, day, speech)}", one.id)
            self.declaration.setCurrentIndex(self.declaration.findData(chosen.id if chosen else None))
        with QSignalBlocker(self.event_):
            self.event_.clear()
            self.event_.addItem(speech.say("Not at an event"), None)
            for event in day.events:
                day_ = speech.short_day(datetime.fromisoformat(event.starts).date()) if event.starts else ""
                name = in_language(event.names, languages) or event.id
                self.event_.addItem(" · ".join(part for part in (name, day_) if part), event.id)
            self.event_.setCurrentIndex(max(0, self.event_.findData(day.chosen.event)))
        for combo in (self.declaration, self.event_):
            combo.updateGeometry()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._title.setText(speech.say("Signing table"))
        self._event_label.setText(speech.say("Event"))
        self._declaration_label.setText(speech.say("Declaration"))
        self.event_.setAccessibleName(speech.say("Event"))
        self.declaration.setAccessibleName(speech.say("Declaration"))
        self.try_out.setText(speech.say("Try pen and screen…"))
        self.practise.setText(speech.say("Practise"))
        self.sign_here.setText(speech.say("Open signing window…"))
        self.sign_here.setToolTip(speech.say("One person signs in a window over this page. No PIN is needed."))
        self.close_table.setText(speech.say("End the day…"))
        for part in (self.before, self.next, self.queue, self.signed):
            part.retranslate(speech)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(12))
        self._column.setSpacing(theme.px(16))
        for layout in (self._body, self._first, self._inside):
            layout.setSpacing(theme.px(16))
        self._stand()
        for combo in (self.event_, self.declaration):
            combo.setMaximumWidth(theme.px(_WIDEST))


def _tongues(one: "Publication", day: Day, speech: Speech) -> str:
    """Return a version's languages in words, the coalition's first one first."""
    own = [tag for tag in day.which.record.languages if tag in one.texts]
    tags = own + [tag for tag in one.languages if tag not in own]
    return speech.enumerate([speech.language_name(tag) for tag in tags])


def notices(day: Day) -> dict[Message, bool]:
    """Return what may be told of the laptop at the table, and whether it holds."""
    around = day.around

    def clock(speech: Speech) -> str:
        when = speech.day_and_hour(datetime.fromisoformat(around.newest)) if around.newest else ""
        words = (
            speech.say("**This laptop’s clock is behind:** its newest record is of {when}.", when=when)
            if around.clock == "behind"
            else speech.say("**Is this laptop’s clock right?** Its newest record is of {when}.", when=when)
        )
        rest = speech.say("Set the clock; what is signed until then stands, and says the time that it had.")
        return f"{words} {rest}"

    def disk(speech: Speech) -> str:
        free = speech.number(around.free // 2**20)
        return speech.say("**The disk is nearly full:** {free} MB are left. Make room first.", free=free)

    return {
        Message(no_notice, key="no-notice", icon="shield-check", lasting=True): day.which.record.notice is None,
        Message(not_enrolled, key="unenrolled", icon="badge-question-mark", lasting=True): not around.enrolled,
        Message(clock, key="clock", icon="clock", lasting=True): around.clock is not None and bool(around.newest),
        Message(disk, key="disk", icon="hard-drive", lasting=True): around.is_tight,
    }
