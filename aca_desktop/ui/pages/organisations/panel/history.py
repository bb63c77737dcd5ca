"""What happened with an organisation, the newest on top, with Undo where that is possible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, override

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.journal.kinds import NOT_UNDOABLE
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.words import ABSENT, KINDS, WHY
from aca_desktop.services.journal.undoing import undo
from aca_desktop.ui.pages.organisations.panel.field_words import field_words, value_words
from aca_desktop.ui.pages.organisations.panel.organisation_part import OrganisationPart
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.painting.paragraph import Run
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import quiet
from aca_desktop.ui.parts.timeline import TimelineEntry

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisations import HistoryEntry


type Values = dict[str, Json | Absent]

_MOST_FIELDS = 3
_LONGEST = 60

_ICONS: Mapping[str, str] = {
    "organisation": "pencil",
    "signature": "pen-line",
    "ratification": "stamp",
    "withdrawal": "undo-2",
    "review": "check-check",
    "consent": "user-check",
    "copy": "copy",
    "erasure": "eraser",
    "undo": "undo-2",
    "same": "copy",
    "commitment": "target",
}

_PLAIN: Mapping[str, str] = {
    "ratification": mark("Signature ratified"),
    "withdrawal": mark("Signature withdrawn"),
    "consent": mark("Consents changed"),
    "copy": mark("Copy handed over"),
    "erasure": mark("Personal data erased"),
    "undo": mark("A record undone"),
}

_SAME: Mapping[object, str] = {
    True: mark("Said to be the same as another organisation"),
    False: mark("Said to be another organisation than one like it"),
    None: mark("Not said any more whether it is the same as another"),
}

_DECISIONS: Mapping[object, str] = {
    "approved": mark("Signature approved"),
    "rejected": mark("Signature rejected"),
    None: mark("Review taken back"),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the history: its entry, an icon, what it did, when and by whom, and whether it can be undone.

    `adds`: the organisation began with it, so that it stays while somebody has signed.
    """

    id: str
    icon: str
    what: tuple[Run, ...]
    when: str
    undoable: bool
    adds: bool


def told(history: "Sequence[HistoryEntry]", speech: Speech, coalition: "Coalition", newest: int) -> list[Happened]:
    """Return the newest entries, newest first."""
    before: Values = {}
    has_signed = any(one.kind == "signature" and not one.undone and one.void is None for one in history)
    lines = []
    for one in history:
        lines.append((one, dict(before) if one.kind == "organisation" else {}))
        if one.kind == "organisation" and one.void is None:
            before.update(one.values)
    happened = [_happened(one, earlier, speech, coalition) for one, earlier in reversed(lines[-newest:])]
    return [replace(one, undoable=False) if one.adds and has_signed else one for one in happened]


def _happened(one: "HistoryEntry", before: Values, speech: Speech, coalition: "Coalition") -> Happened:
    is_first = one.kind == "organisation" and not before and not one.over
    what = list(_what(one, before, speech, coalition, first=is_first))
    if one.undone:
        what = [Run(run.words, run.strong, "quiet", struck=True) for run in what]
        what.append(Run(" " + speech.say("undone"), tone="quiet"))
    if one.void is not None:
        reason = speech.say(WHY.get(one.void, one.void))
        what.append(Run(" " + speech.say("without effect: {why}", why=reason), tone="sun_ink"))
    undoable = not one.undone and one.void is None and one.kind not in NOT_UNDOABLE and one.kind in KINDS
    undoable = undoable and not _is_erased_signature(one)
    icon = "plus" if is_first else _ICONS.get(one.kind, "file-text")
    return Happened(one.id, icon, tuple(what), _when(one, speech), undoable, is_first)


def _what(
    one: "HistoryEntry", before: Values, speech: Speech, coalition: "Coalition", *, first: bool
) -> Sequence[Run]:
    if first:
        return [Run(speech.say("Organisation added"))]
    if one.kind == "organisation":
        return _changes(one, before, speech, coalition)
    if one.kind == "review":
        decision = next(iter(one.values.values()), None)
        known = decision if isinstance(decision, str) and decision in _DECISIONS else None
        return [Run(speech.say(_DECISIONS[known]))]
    if one.kind == "same":
        said = next(iter(one.values.values()), None)
        return [Run(speech.say(_SAME[said if isinstance(said, bool) else None]))]
    if one.kind == "signature":
        return _signed(one, speech)
    words = speech.say(_PLAIN[one.kind]) if one.kind in _PLAIN else speech.say(KINDS.get(one.kind, one.kind))
    return [Run(words), *_reason(one, speech)]


def _changes(one: "HistoryEntry", before: Values, speech: Speech, coalition: "Coalition") -> list[Run]:
    """Return each changed field with what it said before, struck through, and what it says."""
    runs: list[Run] = []
    for name in one.fields[:_MOST_FIELDS]:
        if runs:
            runs.append(Run(" · "))
        runs.append(Run(field_words(name, speech)))
        earlier, now = before.get(name), one.values.get(name)
        if earlier is not None:
            runs += [
                Run(" "),
                Run(_short(value_words(name, earlier, speech, coalition)), tone="quiet", struck=True),
            ]
        if now is not None:
            runs += [Run(" "), Run(_short(value_words(name, now, speech, coalition)), strong=True)]
    more = len(one.fields) - _MOST_FIELDS
    if more > 0:
        runs.append(Run(" " + speech.say_count("and {count} more", "and {count} more", more), tone="quiet"))
    return runs


def _signed(one: "HistoryEntry", speech: Speech) -> list[Run]:
    signer = one.values.get("signer")
    name = signer.get("name") if isinstance(signer, Mapping) else None
    if isinstance(name, str):
        return [Run(speech.say("Signed by {name}", name=name))]
    return [Run(speech.say("Signature given"))]


def _is_erased_signature(one: "HistoryEntry") -> bool:
    """Undo beside one would look as if it brought back what was erased."""
    values = one.values.values()
    return one.kind == "signature" and any(isinstance(now, Absent) and now.why == "erased" for now in values)


def _reason(one: "HistoryEntry", speech: Speech) -> list[Run]:
    reason = one.values.get("request" if one.kind == "erasure" else "reason")
    if reason is None:
        return []
    words = speech.say(ABSENT[reason.why]) if isinstance(reason, Absent) else str(reason)
    return [Run(f": {_short(words)}", tone="quiet")]


def _when(one: "HistoryEntry", speech: Speech) -> str:
    at = datetime.fromisoformat(one.at)
    return f"{speech.short_day_and_hour(at)} · {one.laptop or '—'}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_NEWEST = 100


class HistoryPart(OrganisationPart):
    """Nothing is ever taken out of the history: Undo writes a new entry."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.entries: list[TimelineEntry] = []
        self._column = Column(gap=0)
        self._older = quiet("", wraps=True)
        self.box.addWidget(self._column)
        self.box.addWidget(self._older)
        self.box.addStretch(1)

    @override
    def refresh(self) -> None:
        detail, coalition = self.detail, self.coalition
        for old in self.entries:
            self._column.box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.entries = []
        if detail is None or coalition is None:
            return
        undo = self.speech.say("Undo")
        happened = told(detail.history, self.speech, coalition, _NEWEST)
        for place, one in enumerate(happened):
            entry = TimelineEntry(
                one.icon, one.what, one.when,
                undo=undo if one.undoable and self.can_edit else "", last=place == len(happened) - 1,
            )  # fmt: skip
            entry.undo_pressed.connect(lambda id_=one.id: self.take_back(id_))
            self._column.box.addWidget(entry)
            self.entries.append(entry)
        older = len(detail.history) - len(happened)
        self._older.setText(self.speech.say_count("{count} older record", "{count} older records", older))
        self._older.setVisible(older > 0)

    @override
    def retranslate(self) -> None:
        self.refresh()

    def take_back(self, id_: str) -> None:
        """Undo an entry."""

        self.save(lambda workspace, _which: undo(workspace, id_).id, undoable=False)
