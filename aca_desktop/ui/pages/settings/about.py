"""The program: its version, its licence, and those of everything that it brings along, with their texts."""

from importlib.metadata import PackageNotFoundError, files, metadata
from pathlib import Path
from typing import override

from aca_desktop import __version__
from aca_desktop.paths import resources
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.combos import Combo
from aca_desktop.ui.parts.fields import Labelled
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.scrolling import thin_bars
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.text_area import TextArea

_LIBRARIES = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("PySide6_Pdf", "LGPL-3.0"),
    ("babel", "BSD-3-Clause"),
    ("click", "BSD-3-Clause"),
    ("cryptography", "Apache-2.0 / BSD-3-Clause"),
    ("pikepdf", "MPL-2.0"),
    ("pillow", "MIT-CMU"),
    ("platformdirs", "MIT"),
    ("pyhanko", "MIT"),
    ("pyhanko-certvalidator", "MIT"),
    ("asn1crypto", "MIT"),
    ("lxml", "BSD-3-Clause"),
    ("pyrage", "MIT"),
    ("python-stdnum", "LGPL-2.1"),
    ("rapidfuzz", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("resvg_py", "MIT (resvg: Apache-2.0 or MIT)"),
    ("sqlcipher3", "Zlib (SQLCipher: BSD-3-Clause; OpenSSL: Apache-2.0)"),
    ("sqlite-utils", "Apache-2.0"),
    ("xlsxwriter", "BSD-2-Clause"),
    ("zstandard", "BSD-3-Clause"),
)
"""What the program brings along, and under which licence; some name none in their own metadata."""

_FILES = (
    ("Noto Sans", "OFL-1.1", "fonts/OFL-NotoSans.txt"),
    ("Noto Sans JP", "OFL-1.1", "fonts/OFL-NotoSansJP.txt"),
    ("Lucide", "ISC", "icons/LICENSE"),
    ("ISO 3166-2 (pycountry)", "LGPL-2.1", "places/LGPL-2.1.txt"),
)
_LGPL_3 = "https://www.gnu.org/licenses/lgpl-3.0.txt"


class AboutPart(Part):
    """Version, licence, and a choice of the texts of others' licences."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title, self._version, self._own = section_title("ACA Desktop"), Text(""), quiet("", wraps=True)
        self._others = section_title("")
        self.which, self.text = Combo(), TextArea()
        self._which_label = Labelled("", self.which)
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
        for name, licence, _file in _FILES:
            self.which.addItem(f"{name}: {licence}", name)
        for name, licence in _LIBRARIES:
            self.which.addItem(f"{name}: {licence}", name)

    def _show(self) -> None:
        name = self.which.currentData()
        file = next((place for known, _licence, place in _FILES if known == name), None)
        if file is not None:
            self.text.setPlainText((resources() / file).read_text(encoding="utf-8"))
        elif name is not None:
            self.text.setPlainText(_text_of(str(name)) or self._where(str(name)))

    def _where(self, name: str) -> str:
        """Say where the text is, of a library that brings none of its own."""
        licence = dict(_LIBRARIES)[name]
        return f"{name}: {licence}\n{_LGPL_3}" if licence.startswith("LGPL-3") else f"{name}: {licence}"

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


def _text_of(name: str) -> str:
    """Return the licences' texts that a library brings along, "" if it brings none."""
    try:
        found = files(name) or []
        named = [one for one in found if Path(one.name).stem.upper().startswith(("LICEN", "COPYING"))]
        texts = [Path(str(one.locate())).read_text(encoding="utf-8", errors="replace") for one in named[:3]]
    except (PackageNotFoundError, OSError):
        return ""
    return "\n\n".join([str(metadata(name)["Name"]), *texts]) if texts else ""
