"""A declaration's text before it is published: framed as it will be, and saying that it cannot be signed."""

from aca_desktop.documents.images.vectors import segment, stroked
from aca_desktop.documents.signature_block import LINE_LONG, LINE_UP
from aca_desktop.documents.typesetting.colours import INK, QUIET
from aca_desktop.documents.typesetting.finish import Facts, finish
from aca_desktop.documents.typesetting.frame import DRAFT
from aca_desktop.documents.typesetting.framed import MARGIN, FramedWords, Framing, draw_text
from aca_desktop.documents.typesetting.page import MM, Pages
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import draw_footer, draw_sample
from aca_desktop.domain.papers.papers import DraftPaper
from aca_desktop.i18n import Speech


def draw(paper: DraftPaper) -> bytes:
    """Return the finished PDF, which is never sealed; the same record gives the same bytes."""
    speech = Speech(paper.language, paper.coalition.country)
    press = Press(Pages(paper.page_size), speech)
    framing = Framing(
        paper.coalition, DRAFT, speech.say("The text is in review: it cannot be signed or published.")
    )
    words = FramedWords(speech.say("Declaration"), paper.title, paper.text)
    draw_text(press, framing, words, lambda: _draw_place_for_signature(press))
    left = speech.say(
        "{code}, draft · {language}",
        code=paper.coalition.code.upper(), language=speech.language_name(paper.language),
    )  # fmt: skip
    for page in range(press.pages.count):
        press.pages.turn_to(page)
        draw_footer(press, left, "", page, MARGIN, framed=True)
        if paper.coalition.sample:
            draw_sample(press, page, framed=True)
    return finish(
        press.pages,
        Facts(
            title=speech.say("{title}: draft", title=paper.title), author=paper.coalition.name,
            subject=speech.say("Draft of a declaration"), language=paper.language, at=paper.at,
        ),
    )  # fmt: skip


def _draw_place_for_signature(press: Press) -> None:
    """Draw the line on which people will sign, and what will stand under it."""
    pages, y = press.pages, press.pages.height - LINE_UP
    with pages.artifact():
        rule = segment(MARGIN * MM, pages.y(y), (MARGIN + LINE_LONG) * MM, pages.y(y))
        pages.draw(f"{stroked(INK, 0.6)} {rule}")
    rows = (
        (press.speech.say("Name of who signs"), Style(11, 13.3, 600)),
        (press.speech.say("Role"), Style(9.5, 13.3)),
        (press.speech.say("Organisation"), Style(9.5, 13.3, 600)),
        (press.speech.say("Place and date"), Style(9.5, 13.3, 400, QUIET)),
    )
    for n, (words, style) in enumerate(rows):
        with pages.element("P"):
            pages.line(MARGIN, y + 6.2 + 4.7 * n, press.single(words, style, LINE_LONG), style.colour)
