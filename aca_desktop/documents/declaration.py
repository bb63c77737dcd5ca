"""An organisation's signed declaration: page 1 to frame, then the evidence."""

from aca_desktop.documents.colours import GREEN, QUIET
from aca_desktop.documents.finish import Facts, finish
from aca_desktop.documents.fonts import Manner
from aca_desktop.documents.lines import set_lines
from aca_desktop.documents.page import MM, Pages
from aca_desktop.documents.pieces import plain
from aca_desktop.domain.evidence import evidence
from aca_desktop.domain.papers import DeclarationPaper
from aca_desktop.domain.text import Paragraph, parse


def draw(paper: DeclarationPaper) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    pages = Pages(paper.page_size, paper.language)
    manner = Manner(paper.language)
    with pages.element("H1"):
        pages.line(32, 68, set_lines(plain(paper.declaration.title), Manner(paper.language, 300), 27, 146 * MM)[0])
    y = 92.0
    for block in parse(paper.declaration.text).blocks:
        items = (block.spans,) if isinstance(block, Paragraph) else block.items
        for spans in items:
            with pages.element("P"):
                for line in set_lines(spans, manner, 11.5, 146 * MM, justified=manner.japanese):
                    pages.line(32, y, line)
                    y += 11.5 * 1.58 / MM
            y += 3
    words = (paper.signature.signer, paper.signature.title, paper.signature.organisation, paper.entry.id)
    for n, text in enumerate(words):
        with pages.element("P"):
            pages.line(
                32, 245 + 5 * n, set_lines(plain(text or "–"), manner, 9.5, 146 * MM)[0], QUIET if n else GREEN
            )
    pages.seal_field((144, 229, 178, 263), paper.seal.laptop)
    return finish(pages, _facts(paper))


def _facts(paper: DeclarationPaper) -> Facts:
    return Facts(
        title=paper.declaration.title, author=paper.coalition.name, subject=paper.signature.organisation,
        language=paper.language, at=paper.entry.at,
        evidence=evidence(
            kind="declaration", coalition=paper.coalition_id, entry=paper.entry.id, header=paper.entry.header,
            text_sha256=paper.declaration.text_sha256, version_sha256=paper.declaration.version_sha256,
        ),
    )  # fmt: skip
