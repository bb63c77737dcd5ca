"""The three steps by which a table's day ends, as cards: what was signed, the file to hand in, the laptop."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.paragraph import literal
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card, Face
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.symbols import StepNumber, Symbol
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.theme.type import BODY, FIGURE, QUIET

if TYPE_CHECKING:
    from aca_desktop.services.signing.closing import Closing

MOST_NAMES = 6


class Step(Card):
    """A card with a step's number and title, and below the title what it holds."""

    def __init__(self, number: int, *widgets: QWidget) -> None:
        super().__init__(padding=20)
        self.number = StepNumber(number)
        self.title = section_title("")
        row = Row(Column(self.number, None), Column(self.title, *widgets, gap=10), gap=20)
        row.box.setStretch(1, 1)
        self.body.addWidget(row)


class SignedStep(Step):
    """How many signed, how many PDFs are saved, what is unfinished, who has no copy yet."""

    def __init__(self) -> None:
        self._figures = [(Text("", FIGURE), Text("", QUIET, "quiet")) for _ in range(3)]
        self.open, self.delete = Button("", icon="pen-line"), Button("", icon="trash-2")
        self._unfinished = Text("", BODY, wraps=True)
        self.unfinished = _beside(self._unfinished, self.open, self.delete)
        self.send, self.save = Button("", icon="mail"), Button("", icon="save")
        self._copies = Text("", BODY, wraps=True)
        figures = Row(*(Column(*pair, gap=0) for pair in self._figures), gap=24)
        super().__init__(1, figures, self.unfinished, _beside(self._copies, self.send, self.save))

    def show_day(self, now: "Closing", speech: Speech) -> None:
        """Show what a day came to."""
        self.title.setText(speech.say("Check what was signed"))
        counted = (
            (now.signed, speech.say("signed here today")),
            (now.saved, speech.say_count("PDF saved in the folder", "PDFs saved in the folder", now.saved)),
            (len(now.drafts), speech.say("unfinished")),
        )
        for (count, words), (figure, said) in zip(counted, self._figures, strict=True):
            figure.setText(speech.number(count))
            said.setText(words)
        self._figures[2][0].set_tone("sun_ink" if now.drafts else "text")
        self.number.set_state("attention" if now.drafts else "done" if now.signed else "to-do")
        self.unfinished.setVisible(bool(now.drafts))
        names = [one.organisation or speech.say("Nobody named yet") for one in now.drafts]
        self._unfinished.set_marked(
            speech.say(
                "Not signed yet: **{names}**. The file can be saved all the same: drafts stay on this laptop "
                "until they are finished or deleted.",
                names=speech.enumerate([literal(name) for name in _some(names, speech)]),
            )
        )
        self.open.setText(speech.say("Continue with “{name}”", name=_short(names[0])) if names else "")
        self.delete.setText(speech.say("Delete draft…"))
        self._copies.setText(_copies(now, speech))
        self.send.setVisible(bool(now.to_send))
        self.send.setText(speech.say("Prepare emails…"))
        self.save.setVisible(bool(now.without_copy))
        self.save.setText(speech.say("Save PDFs…"))


class FileStep(Step):
    """The file to hand in: without a passphrase if a coordinator's key is known. Its buttons are in the foot."""

    def __init__(self) -> None:
        self._words = Text("", BODY, wraps=True)
        self.save = Button("", Kind.PRIMARY, icon="save", keys="Ctrl+S")
        self.by_passphrase = Button("", Kind.TEXT, icon="key-round")
        super().__init__(2, self._words)

    def show_day(self, now: "Closing", speech: Speech) -> None:
        """Show for whom the file is, and whether everything that was signed is in one already."""
        saved = now.handed_in if now.handed_in is not None and now.handed_in.whole else None
        self.set_face(Face.USUAL if saved is not None else Face.NOW)
        self.number.set_state("done" if saved is not None else "now")
        self.title.setText(speech.say("Save the file for the coordinator"))
        for_whom = speech.enumerate(_some([_quoted(one, speech) for one in now.recipients], speech))
        self._words.setText(
            speech.say(
                "Saved as {file} in {folder} on {time}. It contains everything that was signed here. Take it to "
                "the coordinator.",
                file=saved.file,
                folder=_quoted(saved.folder, speech),
                time=speech.short_day_and_hour(datetime.fromisoformat(saved.at)),
            )
            if saved is not None
            else speech.say(
                "It contains everything that was signed here. It is encrypted for {laptops}, so nobody needs a "
                "passphrase.",
                laptops=for_whom,
            )
            if now.recipients
            else speech.say(
                "It contains everything that was signed here. No coordinator’s key is known on this laptop, so "
                "the file needs a passphrase. Write it down, and carry it apart from the file."
            )
        )
        self.save.setText(speech.say("Save file…"))
        self.by_passphrase.setText(speech.say("Use a passphrase…"))
        self.by_passphrase.setVisible(bool(now.recipients))


class LaptopStep(Step):
    """Whether this laptop may be erased, and what is to be done until it may."""

    def __init__(self) -> None:
        self._why = Text("", BODY, wraps=True)
        self._acts = [(Symbol(icon, 18, tone="sun_ink"), Text("", BODY, wraps=True)) for icon in _ACTS]
        self.open = Button("", icon="folder-open")
        rows = [Row(symbol, text, gap=12) for symbol, text in self._acts]
        for row in rows:
            row.box.setStretch(1, 1)
        self._rest = _beside(Column(*rows, gap=6), self.open)
        super().__init__(3, self._why, self._rest)

    def show_day(self, now: "Closing", speech: Speech) -> None:
        """Show whether everything has arrived."""
        held, may = now.held, now.may_be_wiped
        self.set_face(Face.CHOSEN if may else Face.ATTENTION)
        self.number.set_state("done" if may else "attention")
        self.title.setText(
            speech.say("You may erase this laptop") if may else speech.say("Do not erase this laptop yet")
        )
        if may and held is not None:
            self._why.set_marked(
                speech.say(
                    "“{laptop}” has confirmed everything that was entered and signed here.",
                    laptop=literal(held.laptop),
                )
            )
        else:
            self._why.set_marked(_why_kept(now, speech))
        self._rest.setVisible(not may)
        to = _quoted(held.laptop, speech) if held is not None else speech.say("a coordinator’s laptop")
        told = (
            speech.say("Take the file to {laptop} and import it there.", laptop=to),
            speech.say("Export a file on {laptop}, bring it here and open it.", laptop=to),
            speech.say("Once it has confirmed everything, this says “You may erase this laptop”."),
        )
        for (_symbol, text), words in zip(self._acts, told, strict=True):
            text.setText(words)
        self.open.setText(speech.say("Open the coordinator’s file…"))


_ACTS = ("usb", "file-down", "circle-check")


def _beside(words: QWidget, *buttons: Button) -> Row:
    """Return words with buttons at their right."""
    row = Row(words, *buttons, gap=12)
    row.box.setStretch(0, 1)
    return row


def _copies(now: "Closing", speech: Speech) -> str:
    said = []
    if not now.signed:
        said.append(speech.say("Nobody has signed here today yet."))
    elif not now.without_copy:
        said.append(speech.say("Everybody who signed today has a copy."))
    else:
        names = speech.enumerate(_some([one.name for one in now.without_copy], speech))
        said.append(speech.say("These signers have not been given their PDF yet: {names}.", names=names))
        if now.to_send:
            said.append(
                speech.say_count(
                    "{count} gave an email address.", "{count} gave an email address.", len(now.to_send)
                )
            )
    if now.due:
        said.append(
            speech.say_count(
                "{count} PDF could not be made yet: make it again at the queue.",
                "{count} PDFs could not be made yet: make them again at the queue.",
                now.due,
            )
        )
    if now.arrived:
        names = speech.enumerate(_some([one.name for one in now.arrived], speech))
        said.append(speech.say("Still in the queue: {names}.", names=names))
    return " ".join(said)


def _some(names: list[str], speech: Speech) -> list[str]:
    """Return names, the first few of many."""
    if len(names) <= MOST_NAMES:
        return names
    more = len(names) - MOST_NAMES
    return [*names[:MOST_NAMES], speech.say_count("{count} more", "{count} more", more)]


def _quoted(laptop: str, speech: Speech) -> str:
    return speech.say("“{laptop}”", laptop=laptop)


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23]}…"


def _why_kept(now: "Closing", speech: Speech) -> str:
    held = now.held
    if now.drafts:
        return speech.say_count(
            "**{count} signature is unfinished.** Finish it, or delete its draft.",
            "**{count} signatures are unfinished.** Finish them, or delete their drafts.",
            len(now.drafts),
        )
    if held is None:
        return speech.say("**No coordinator’s laptop has confirmed what was entered and signed here.**")
    if held.missing:
        missing = speech.say(
            "**“{laptop}” has not confirmed everything that was entered and signed here.**",
            laptop=literal(held.laptop),
        )
        newest = speech.say(
            "The newest file from it is of {time}.",
            time=speech.short_day_and_hour(datetime.fromisoformat(held.at)),
        )
        return f"{missing} {newest}"
    return speech.say(
        "**What was entered for {coalitions} has not reached a coordinator.**",
        coalitions=speech.enumerate(now.others),
    )
