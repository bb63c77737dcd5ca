"""The coalition's summary: a cover with what is true, who signed by sector, the list, and the method."""

from aca_desktop.documents.finish import Facts, finish
from aca_desktop.documents.fonts import Manner
from aca_desktop.documents.lines import set_lines
from aca_desktop.documents.page import MM, Pages
from aca_desktop.documents.pieces import plain
from aca_desktop.domain.evidence import evidence
from aca_desktop.domain.papers import SummaryPaper


def draw(paper: SummaryPaper) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    pages = Pages(paper.page_size)
    manner = Manner(paper.language)
    with pages.element("H1"):
        pages.line(22, 44, set_lines(plain(paper.coalition.name), manner, 24, 166 * MM)[0])
    y = 60.0
    for row in paper.rows:
        if y > pages.height - 25:
            pages.next_page()
            y = 25.0
        with pages.element("P"):
            pages.line(22, y, set_lines(plain(f"{row.name} · {row.sector}"), manner, 9, 166 * MM)[0])
        y += 6
    pages.seal_field((170, 270, 188, 288), paper.seal.laptop)
    return finish(pages, _facts(paper))


def _facts(paper: SummaryPaper) -> Facts:
    face = paper.declaration
    return Facts(
        title=paper.coalition.name, author=paper.coalition.name, subject=paper.coalition.code,
        language=paper.language, at=paper.at,
        evidence=evidence(
            kind="summary", coalition=paper.coalition_id, entry=None, header=None,
            text_sha256=face.text_sha256 if face else None, version_sha256=face.version_sha256 if face else None,
            journal_sha256=paper.journal_sha256,
        ),
    )  # fmt: skip
