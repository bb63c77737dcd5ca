"""One of two records that may be one organisation: what it says otherwise, and who signed. Writes nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.laptops.conflicts.differences import marked
from aca_desktop.ui.pages.organisations.panel.field_words import field_words, value_words
from aca_desktop.ui.pages.organisations.panel.signature_words import (
    STATUSES,
    method_words,
    office_words,
    signer_words,
)
from aca_desktop.ui.painting.paragraph import Run
from aca_desktop.ui.parts.buttons import link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.marks import InkFrame
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.theme.type import BODY, QUIET, SECTION

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisations import OrganisationDetail

_SILENT = ("contacts.", "notes", "next", "answer", "logo", "lists.")
"""Fields that say nothing about who somebody is."""
_FIRST = ("names.", "legal.", "short", "reading", "identifiers.", "sector", "country", "place", "represents")


class RecordCard(Card):
    """`asked`: the whole record is wanted (its id)."""

    asked = Signal(str)

    def __init__(
        self,
        name: str,
        other_name: str,
        records: "tuple[OrganisationDetail, OrganisationDetail]",
        coalition: "Coalition",
        speech: Speech,
    ) -> None:
        super().__init__(padding=20, gap=8)
        detail, other = records
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)
        shown = Text("", SECTION, wraps=True)
        shown.set_runs(marked(name, other_name))
        word, tone, icon = STATUSES[detail.status]
        self.body.addWidget(shown)
        self.body.addWidget(Row(Chip(speech.say(word), tone, icon=icon), None))
        self._add_fields(name, (detail, other), coalition, speech)
        self.body.addWidget(Rule())
        self._add_signatures(detail, speech)
        self.body.addStretch(1)
        self.open = link(speech.say("All about it"), icon="arrow-right")
        self.open.setAccessibleDescription(name)
        self.open.clicked.connect(lambda: self.asked.emit(detail.id))
        self.body.addWidget(Row(self.open, None))

    def _add_fields(
        self,
        title: str,
        records: "tuple[OrganisationDetail, OrganisationDetail]",
        coalition: "Coalition",
        speech: Speech,
    ) -> None:
        detail, other = records
        for name in differing_fields(detail, other):
            if name.startswith("names.") and detail.fields.get(name) == title:
                continue  # it stands above already
            mine, theirs = (
                value_words(name, one.fields[name], speech, coalition) if name in one.fields else ""
                for one in (detail, other)
            )
            value = Text("", BODY, wraps=True)
            value.set_runs(
                marked(mine, theirs) if mine and theirs else [Run(mine or "—", tone=None if mine else "quiet")]
            )
            self.body.addWidget(Column(Text(field_words(name, speech), QUIET, "quiet", wraps=True), value, gap=0))

    def _add_signatures(self, detail: "OrganisationDetail", speech: Speech) -> None:
        if not detail.signatures:
            self.body.addWidget(quiet(speech.say("Nobody has signed for it."), wraps=True))
        for shown in reversed(detail.signatures):
            read = shown.read
            name = signer_words(read, speech)
            if read.ink is not None:
                self.body.addWidget(
                    Row(InkFrame(speech.say("Signature of {name}", name=name), read.ink, size=(200, 72)), None)
                )
            who = Text(name, BODY.strong, wraps=True)
            word, _tone, _icon = STATUSES[shown.status]
            about = (office_words(read, speech), method_words(read, speech), speech.say(word))
            self.body.addWidget(Column(who, *(quiet(words, wraps=True) for words in about if words), gap=2))


def differing_fields(detail: "OrganisationDetail", other: "OrganisationDetail") -> list[str]:
    """Return the fields in which two records differ, those first that say most about who they are."""
    names = [name for name in {**detail.fields, **other.fields} if not name.startswith(_SILENT)]
    return sorted((name for name in names if detail.fields.get(name) != other.fields.get(name)), key=_place)


def equal_fields(detail: "OrganisationDetail", other: "OrganisationDetail") -> Sequence[str]:
    """Return the fields in which two records say the same."""
    names = [name for name, value in detail.fields.items() if other.fields.get(name) == value]
    return sorted((name for name in names if not name.startswith(_SILENT)), key=_place)


def _place(name: str) -> tuple[int, str]:
    found = [place for place, first in enumerate(_FIRST) if name.startswith(first)]
    return (found[0] if found else len(_FIRST), name)
