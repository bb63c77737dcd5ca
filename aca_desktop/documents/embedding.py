"""How a bundled font is put into a PDF: ReportLab's TrueType subsets, with a table of characters that reads right.

ReportLab's own tables name unused codes, exceed the limit of a block and break beyond the basic plane.
"""

from collections.abc import Sequence
from contextlib import suppress
from threading import Lock
from typing import cast

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream, PDFTrueTypeFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_BLOCK = 100
_SPACE = 32

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFont(TTFont):
    """A TrueType font of which each document embeds only the characters that it shows."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False)
        self._one_at_a_time = Lock()

    def splitString(  # noqa: N802 - ReportLab calls it by this name
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return text as parts of one subset each and their codes there; at one go if all its codes are known."""
        state = self.state.get(doc)
        if state is not None and text:
            codes: dict[int, int] = vars(state)["assignments"]
            # One without a code yet, or one beyond the first subset, is ReportLab's.
            with suppress(KeyError, ValueError):
                return [(0, bytes(map(codes.__getitem__, map(ord, text))))]
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab calls it by this name
        """Add font, widths, subset and characters' table of each subset to a document that is being written."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(n, doc).removeprefix("/") for n in range(len(subsets))]
        with self._one_at_a_time:
            # Making a subset moves a reading position inside the font, which all documents share.
            super().addObjects(doc)
        for n, subset in enumerate(subsets):
            base = f"{SUBSETN(n).decode()}+{self.face.name.decode()}"
            stream = cast("PDFStream", doc.idToObject[f"toUnicodeCMap:{base}"])
            stream.content = unicode_table(subset)
            own = vars(cast("PDFTrueTypeFont", doc.idToObject[names[n]]))
            own["Widths"] = f"[{fp_str(own['Widths'].sequence)}]"  # at one go, not number by number


def unicode_table(subset: Sequence[int]) -> str:
    """Write the ToUnicode table of a subset (code to character), unused codes left out, in UTF-16BE."""
    lines = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character and (character != _SPACE or code == _SPACE)
    ]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    body = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return _HEAD + body + _TAIL
