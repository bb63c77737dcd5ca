"""Rates between currencies: what one unit was worth on a day, by whose word. Without one, nothing is converted."""

from collections.abc import Mapping, Sequence
from typing import override

from PySide6.QtCore import Qt

from aca_desktop.domain.figures.rates import rate_name, rate_of_text, rates_of
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.coalitions import change
from aca_desktop.ui.pages.figures.figures_part import fill
from aca_desktop.ui.pages.figures.form import Form
from aca_desktop.ui.pages.figures.rows_field import CellKind, RowsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.fields import Field
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.scrolling import ScrollArea


class RatesForm(Form):
    """`open` it to change the rates of the coalition."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._is_begun = False
        self.rates = RowsField(
            CellKind("of"), CellKind("to"), CellKind("day", 2), CellKind("value", 2), CellKind("source", 4)
        )
        card = Card(padding=24)
        fill(card, self.rates)
        self.box.addWidget(ScrollArea(Column(self._other, card, None, gap=16)), 1)
        self.rates.edited.connect(self.changed_one)

    def open(self) -> None:
        """Begin with the rates as they are written."""
        self._is_begun = False

    @override
    def load(self) -> None:
        coalition = self.coalition
        if self._is_begun or coalition is None:
            return
        self._is_begun = True
        known = rates_of({name: value for name, value in coalition.fields.items() if name.startswith("rates.")})
        self.rates.begin(
            [
                {
                    "of": one.of, "to": one.to, "day": one.day.isoformat(), "value": format(one.value, "f"),
                    "source": one.source,
                }
                for one in known
            ]
        )  # fmt: skip
        self.rates.setEnabled(self.can_write)
        self.begin({})
        first = next(iter(self.rates.findChildren(Field)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def state(self) -> dict[str, str]:
        return {"rates": str(self.rates.values())}

    def _cancel(self) -> None:
        self._before = self.state()
        self.closed.emit()

    def _typed(self) -> tuple[dict[str, Json], list[tuple[int, Problem]]]:
        """Return the rates that are typed, by their fields; and what is wrong, by the row."""
        found: dict[str, Json] = {}
        wrong: list[tuple[int, Problem]] = []
        for place, said in self.rates.placed():
            name = ".".join((said["of"].upper(), said["to"].upper(), said["day"]))
            if not rate_name(name):
                wrong.append((place, Problem("rates", "malformed-rate")))
                continue
            value = rate_of_text(f"rates.{name}", f"{said['value']} {said['source']}".strip())
            if isinstance(value, Problem):
                wrong.append((place, value))
            elif f"rates.{name}" in found:
                wrong.append((place, Problem("rates", "said-twice")))
            else:
                found[f"rates.{name}"] = value
        return found, wrong

    @override
    def judge(self) -> None:
        self._say_wrong(self._typed()[1])

    def _say_wrong(self, wrong: Sequence[tuple[int, Problem]]) -> None:
        self.rates.clear_mistakes()
        for place, one in wrong:
            self.rates.say_mistake(place, problem(self.speech, one))

    @override
    def save_typed(self) -> None:
        self._pause.stop()
        found, wrong = self._typed()
        self._say_wrong(wrong)
        coalition = self.coalition
        if wrong or coalition is None:
            return
        before = {name for name in coalition.fields if name.startswith("rates.")}
        fields: Mapping[str, Json] = {**dict.fromkeys(before - found.keys()), **found}

        self.save(lambda workspace, coalition: change(workspace, coalition, fields), self.say_problems, self.done)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        speech = self.speech
        self.rates.say(
            speech,
            speech.say("Rates between currencies"),
            speech.say(
                "A row for each: what one unit of a currency was worth in another on a day, and who says so. "
                "Without a rate, sums in different currencies are never added."
            ),
            {
                "of": speech.say("One"), "to": speech.say("In"), "day": speech.say("Day (2024-12-31)"),
                "value": speech.say("Is worth"), "source": speech.say("Source"),
            },
        )  # fmt: skip
