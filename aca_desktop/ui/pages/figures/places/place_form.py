"""A place described or changed: its codes, what it lies in or is made of, its figures with their sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt

from aca_desktop.domain.figures.places import Place
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import LANGUAGES, mark
from aca_desktop.sentences.telling import problem
from aca_desktop.services.figures.place_edits import TypedFigure, judged_place, place_here, write_place
from aca_desktop.services.journal.field_conflicts import newest_entry
from aca_desktop.ui.pages.figures.figures_part import fill
from aca_desktop.ui.pages.figures.form import Form
from aca_desktop.ui.pages.figures.rows_field import CellKind, RowsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import side_by_side
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.fields import Field
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import quiet, section_title

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress

_LABELS: Mapping[str, str] = {
    "code": mark("Code"),
    "kind": mark("Kind of place"),
    "within": mark("Lies in"),
    "members": mark("Is the set of"),
}


@dataclass(frozen=True, slots=True)
class _Begun:
    place: Place | None
    code: str


class PlaceForm(Form):
    """`open` a place by its code, or a new one with None. What is wrong among the others is said while typing."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._is_begun = False
        self._shown: Place | None = None
        self._title, self._names_title = section_title(""), section_title("")
        self._note = quiet("", wraps=True)
        for name in _LABELS:
            self.add_field(name)
        for tag in LANGUAGES:
            self.add_field(f"names.{tag}")
        self.figures = RowsField(
            CellKind("measure", 2, chosen=True), CellKind("year"), CellKind("value", 2), CellKind("currency"),
            CellKind("source", 3),
        )  # fmt: skip
        self.codes = RowsField(CellKind("scheme"), CellKind("code"))
        self._build()

    def _build(self) -> None:
        of = self.fields
        what, names, figures = (Card(padding=24) for _ in range(3))
        fill(
            what,
            self._title,
            side_by_side(of["code"], of["kind"]),
            of["within"],
            of["members"],
            self.codes,
        )
        fill(names, self._names_title, *(of[f"names.{tag}"] for tag in LANGUAGES))
        figures.body.addWidget(self.figures)
        left, right = Column(self._other, what, None, gap=16), Column(names, None, gap=16)
        both = Row(left, right, gap=16)
        both.box.setStretch(0, 60)
        both.box.setStretch(1, 40)
        self.box.addWidget(ScrollArea(Column(both, figures, None, gap=16)), 1)
        for rows in (self.figures, self.codes):
            rows.edited.connect(self.changed_one)

    def open(self, code: str | None) -> None:
        """Begin with a place as it is described, or with a new one."""
        self._id, self._is_begun = code, False
        self._start(None, code or "")

    @override
    def load(self) -> None:
        code = self._id
        self.show_writable()
        for rows in (self.figures, self.codes):
            rows.setEnabled(self.can_write)
        self.fields["code"].control.setEnabled(self.can_write and not code)

        self.read(
            "begin",
            lambda workspace, coalition, _progress: _Begun(
                None if code is None else place_here(workspace, coalition, code), code or ""
            ),
            self._begin,
        )

    def _begin(self, begun: _Begun) -> None:
        if self._is_begun:
            return
        self._is_begun = True
        self._start(begun.place, begun.code)
        first = self.fields["code" if not begun.code else f"names.{self.first_language}"].control
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, place: Place | None, code: str) -> None:
        self._shown = place
        said = Place(code) if place is None else place
        scheme, _, number = code.partition(":")
        others = {name: one for name, one in said.codes.items() if (name, one) != (scheme, number)}
        self.codes.begin([{"scheme": name, "code": one} for name, one in sorted(others.items())])
        self.figures.begin(
            [
                {
                    "measure": measure, "year": str(year), "value": format(figure.value, "f"),
                    "currency": figure.currency or "", "source": figure.source,
                }
                for (measure, year), figure in sorted(said.figures.items())
            ]
        )  # fmt: skip
        names = {f"names.{tag}": name for tag, name in said.names.items()}
        self.begin(
            {
                "code": code, "kind": said.kind or "", "within": said.within or "",
                "members": " ".join(said.members), **names,
            }
        )  # fmt: skip
        control = self.fields["code"].control
        if isinstance(control, Field):
            control.setEnabled(self.can_write and not code)

    @override
    def state(self) -> dict[str, str]:
        return {**super().state(), "figures": str(self.figures.values()), "codes": str(self.codes.values())}

    def _cancel(self) -> None:
        self._before = self.state()
        self.closed.emit()

    def _typed(self) -> "tuple[str, dict[str, str], list[TypedFigure]]":
        typed = {name: text for name, text in self.typed().items() if text}
        code = typed.pop("code", "")
        for name, one in (self._shown.names if self._shown is not None else {}).items():
            if name not in LANGUAGES:
                typed[f"names.{name}"] = one
        for said in self.codes.values():
            typed[f"codes.{said['scheme']}"] = said["code"]
        return code, typed, [TypedFigure(**said) for said in self.figures.values()]

    @override
    def judge(self) -> None:
        code, typed, figures = self._typed()

        def work(workspace: "Workspace", coalition: "Coalition", _progress: "Progress") -> Sequence[Problem]:
            found = judged_place(workspace, coalition, code, typed, figures)
            return [] if isinstance(found, Place) else found

        self.read("judge", work, lambda found: self.say_problems([one for one in found if one.code != "missing"]))

    @override
    def say_problems(self, problems: Sequence[Problem]) -> None:
        for rows in (self.figures, self.codes):
            rows.clear_mistakes()
        rest: list[Problem] = []
        places = [place for place, _said in self.figures.placed()]
        schemes = {said["scheme"]: place for place, said in self.codes.placed()}
        for one in problems:
            begin, _, key = one.field.partition(".")
            words = problem(self.speech, one)
            if begin == "figures" and (key.isdecimal() or not key):
                n = int(key or 0)
                self.figures.say_mistake(places[n] if n < len(places) else 0, words)
            elif begin == "codes" and key in schemes:
                self.codes.say_mistake(schemes[key], words)
            else:
                rest.append(one)
        super().say_problems(rest)

    @override
    def save_typed(self) -> None:
        self._pause.stop()
        code, typed, figures = self._typed()

        def writing(workspace: "Workspace", coalition: "Coalition") -> str | None:
            known = code if code.isascii() and ":" in code else "set:none"
            before = newest_entry(workspace, coalition, named_subject(known))
            after = newest_entry(
                workspace, coalition, named_subject(write_place(workspace, coalition, code, typed, figures))
            )
            return after if after != before else None

        self.save(writing, self.say_problems, self.done)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        speech = self.speech
        self._title.setText(speech.say("The place"))
        self._names_title.setText(speech.say("Its name"))
        self.say_languages("names", speech.say("Its name"))
        notes = {
            "code": speech.say("Scheme and code: iso3166-2:MX-JAL, set:AMG"),
            "within": speech.say("The code of the place that it lies in; ISO’s own subdivisions need none"),
            "members": speech.say("For a set alone: the codes of its places, with blanks between"),
        }
        self.say_labels(_LABELS, notes)
        self.figures.say(
            speech, speech.say("Figures"),
            speech.say("A row for each measure and year. Money needs its currency; every figure its source."),
            {
                "year": speech.say("Year"), "value": speech.say("Number"), "source": speech.say("Source"),
                "currency": speech.say("Currency"), "measure": speech.say("Measure"),
            },
            [("population", speech.say("Population")), ("gdp", speech.say("GDP"))],
        )  # fmt: skip
        self.codes.say(
            speech, speech.say("Codes in other schemes"), "",
            {"scheme": speech.say("Scheme (inegi)"), "code": speech.say("Code")},
        )  # fmt: skip
