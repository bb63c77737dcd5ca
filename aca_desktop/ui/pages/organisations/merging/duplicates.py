"""Duplicates: two records side by side that may be one organisation; a coordinator says whether they are."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import mark
from aca_desktop.sentences.duplicates import why
from aca_desktop.services.organisations.duplicates import Answers, duplicates, names_of_pairs
from aca_desktop.services.organisations.organisations import show
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.ui.background import Job, Progress
from aca_desktop.ui.frame.messages import Message, undo_action
from aca_desktop.ui.pages.one_by_one import OneByOne, Said, Titles
from aca_desktop.ui.pages.organisations.merging.duplicate_pair import DuplicatePair
from aca_desktop.ui.pages.organisations.merging.record_card import RecordCard
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import SAVED
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.domain.organisations.identity import Pair
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.duplicates import Twin
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.pages.organisations.merging.duplicate_pair import Records

type Names = Mapping[str, Mapping[str, Json]]

_SAID = {
    True: (mark("One organisation"), mark("They count as one organisation from now on.")),
    False: (mark("Two organisations"), mark("They are two organisations.")),
}


class DuplicatesView(OneByOne["Twin", "Pair", "Records"]):
    """`organisation_asked`: all of a record is wanted, by its id."""

    organisation_asked = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.search: Job | None = None
        self._names: Names = {}
        self._looking = self._stopped = False
        self._kept, self._only = Text("", BODY, "quiet"), quiet("", wraps=True)
        self.again = Button("")
        self.again.clicked.connect(self._look_again)
        self._pair = DuplicatePair()
        self._pair.asked.connect(self.organisation_asked)
        self.same = self.act(
            mark("The same organisation"), "check", "S", mark("They are the same organisation"),
            partial(self._say, same=True), Kind.PRIMARY,
        )  # fmt: skip
        self.two = self.act(
            mark("Two organisations"), "x", "T", mark("They are two organisations"), partial(self._say, same=False)
        )
        self.later = self.act(mark("Later"), "clock", "L", mark("Decide it later"), self.put_off)
        foot = Card(gap=8)
        foot.setObjectName(ACTION_ROW)
        foot.body.addWidget(Flow(self.same, self.two, self.later, gap=12))
        foot.body.addWidget(self._only)
        right = Column(self._pair, foot, gap=16)
        right.box.setStretch(0, 1)
        titles = Titles(mark("Organisations"), mark("Duplicates"), mark("Organisations that may be there twice"))
        self.lay_out(titles, right, self._kept, empty=EmptyState("", "circle-check", button=self.again))

    @property
    def cards(self) -> list[RecordCard]:
        """The two records that are shown."""
        return self._pair.cards

    def names(self, twin: "Twin") -> tuple[str, str]:
        """Return what the two of a pair are called."""
        languages = (self.speech.language, *self.tags, "en")
        one, other = (name_of(self._names.get(id_, {}), languages) or "—" for id_ in twin.ids)
        return one, other

    @override
    def key(self, item: "Twin") -> "Pair":
        return item.ids

    @override
    def title(self, item: "Twin") -> str:
        return " · ".join(dict.fromkeys(self.names(item)))

    @override
    def said(self, item: "Twin") -> Said:
        if item.ids in self.decided:
            return Said(self.speech.say(_SAID[self.decided[item.ids]][0]), "circle-check", quiet=True)
        icon = "triangle-alert" if item.contradicted else None
        if item.ids not in self.open:
            return Said(self.speech.say("Follows from the others"), icon, quiet=True)
        if item.contradicted:
            return Said(self.speech.say("Said to be two, counts as one"), icon)
        words = why(self.speech, item)
        return Said(words[:1].upper() + words[1:])

    @override
    def open_rows(self) -> "dict[Pair, int]":
        """Return the rows that wait: nothing was said of them, nor of others from which it follows."""
        answers, rows = Answers(self.decided), self.rows.rows
        waits = super().open_rows().items()
        return {both: row for both, row in waits if rows[row].said is not None or not answers.settles(both)}

    @override
    def look(self, workspace: "Workspace", coalition: "Coalition", item: "Twin") -> "Records":
        return show(workspace, coalition, item.ids[0]), show(workspace, coalition, item.ids[1])

    @override
    def refresh(self) -> None:
        session, coalition = self.session, self.coalition
        if session is None or coalition is None:
            return
        self._searched += 1
        number = self._searched
        self._looking, self._stopped = True, False
        self.tell()
        if self.back.isVisible():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)  # until there is a list to take the keyboard

        def work(workspace: "Workspace", _progress: Progress) -> "tuple[list[Twin], Names]":
            found = duplicates(workspace, coalition)
            return found, names_of_pairs(workspace, coalition, found)

        def done(found: "tuple[list[Twin], Names]") -> None:
            if number == self._searched:
                self._looking = False
                self.show_found(*found)

        def ended() -> None:
            if number == self._searched and self._looking:  # somebody pressed Cancel, or it failed
                self._looking, self._stopped = False, True
                self.tell()

        name = self.speech.say("Looking for duplicates")
        self.search = session.read(self, work, done, self._tell_trouble, ended, name=name, bulk=True)

    @override
    def show_found(self, found: "Sequence[Twin]", names: Names | None = None) -> None:
        self._names = names or {}
        super().show_found(found)

    def _look_again(self) -> None:
        self.show_session(self.session)

    @override
    def show_seen(self, item: "Twin", seen: "Records") -> None:
        coalition = self.coalition
        if coalition is not None:
            self._pair.show_pair(item, self.names(item), seen, coalition, self.speech)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._kept.setText(speech.say("Nothing is lost: both records stay"))
        self._only.setText(speech.say("A coordinator’s laptop says whether they are one."))
        self.again.setText(speech.say("Look again"))
        super().retranslate()

    @override
    def wake(self) -> None:
        item = self.now
        self._only.setVisible(not self.can_write)
        self._kept.setVisible(bool(self.rows.rows))
        self.again.setVisible(self._stopped)
        # until it is seen, the pair before is, and a key must not answer for it
        waits = item is not None and self.seen is not None and self.can_write and item.ids not in self.decided
        self.same.setEnabled(waits)
        self.two.setEnabled(waits and item is not None and not item.contradicted)
        self.later.setEnabled(bool(self.open))

    @override
    def nothing_words(self) -> str:
        if self._looking:
            return self.speech.say("Looking for organisations that may be there twice …")
        if self._stopped:
            return self.speech.say("It was stopped before all were compared.")
        return self.speech.say("No organisation seems to be there twice.")

    def _say(self, *, same: bool) -> None:
        item = self.now
        if item is None:
            return
        both = item.ids

        def written(entry: str) -> None:
            undo = undo_action(lambda: self.take_back(both, entry, self.tell_undone))
            self.told.emit(Message(lambda speech: speech.say(_SAID[same][1]), Tone.GOOD, (undo,), key=SAVED))

        self.decide(same, lambda workspace, coalition: say(workspace, coalition, *both, same=same), written)
