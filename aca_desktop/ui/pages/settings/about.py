"""The program: its version, its licence, and those of everything that it brings along, with their texts."""

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import override

from aca_desktop import __version__
from aca_desktop.paths import resources
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Labelled
from aca_desktop.ui.parts.fields.text_area import TextArea
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.scrolling import thin_bars
from aca_desktop.ui.parts.text import Text, quiet, section_title


@dataclass(frozen=True, slots=True)
class Component:
    """A part of others: its name, its licence (SPDX), where texts lie under resources if not in its own wheel.

    `kind`: "library", from a wheel of its own; "native", compiled into the one that `within` names; "runtime",
    Python itself; "data", fonts, icons and tables.
    """

    name: str
    kind: str
    licence: str
    within: str = ""
    texts: tuple[str, ...] = ()


def components() -> list[Component]:
    """Return everything that is brought along, in the order of the table in resources."""
    table = json.loads((resources() / "licences" / "components.json").read_text(encoding="utf-8"))
    return [Component(**{**row, "texts": tuple(row.get("texts", ()))}) for row in table]


def licence_text(component: Component) -> str:
    """Return a component's name and licences."""
    if component.texts:
        texts = [(resources() / place).read_text(encoding="utf-8") for place in component.texts]
    else:
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in _licences_of(component.name)]
    return "\n\n".join([component.name, *texts])


def bill_of_materials() -> str:
    """Return the SBOM that a package was made with, "" in a checkout."""
    path = resources() / "sbom.cdx.json"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _licences_of(distribution: str) -> list[Path]:
    try:
        found = files(distribution) or []
    except PackageNotFoundError:
        return []
    named = [one for one in found if Path(one.name).stem.upper().startswith(("LICEN", "COPYING", "NOTICE"))]
    return [path for path in (Path(str(one.locate())) for one in named) if path.is_file()]


class AboutPart(Part):
    """Version, licence, and a choice of the texts of others' licences."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title, self._version, self._own = section_title("ACA Desktop"), Text(""), quiet("", wraps=True)
        self._others = section_title("")
        self.which, self.text = Combo(), TextArea()
        self._which_label = Labelled("", self.which, lines=0)
        self.text.setReadOnly(True)
        thin_bars(self.text)
        self.text.setMinimumHeight(280)
        self.which.currentIndexChanged.connect(lambda _n: self._show())
        own, others = Card(padding=24), Card(padding=24)
        for words in (self._title, self._version, self._own):
            own.body.addWidget(words)
        for widget in (self._others, Row(self._which_label, None), self.text):
            others.body.addWidget(widget)
        self.box.addWidget(own)
        self.box.addWidget(others, 1)
        for component in components():
            self.which.addItem(f"{component.name}: {component.licence}", component)
        if bill_of_materials():
            self.which.addItem("SBOM (CycloneDX)", None)

    def _show(self) -> None:
        component = self.which.currentData()
        self.text.setPlainText(licence_text(component) if component else bill_of_materials())

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._version.setText(speech.say("Version {version}", version=__version__))
        self._own.setText(
            speech.say("Free software under the MIT licence. It sends nothing to anybody and needs no internet.")
        )
        self._others.setText(speech.say("What it is made with"))
        self._which_label.set_label(speech.say("Library, font or icons"))
        self.text.setAccessibleName(speech.say("Text of the licence"))
        self._show()
