"""The coalition's summary: a cover with what is true, who signs by sector, the list, and the method."""

from collections.abc import Sequence

from aca_desktop.documents.about_journal import journal_facts, journal_name
from aca_desktop.documents.from_record import Drawn, from_record
from aca_desktop.documents.summary_pages.summary_charts import draw_charts
from aca_desktop.documents.summary_pages.summary_claims import spans_of
from aca_desktop.documents.summary_pages.summary_commitments import draw_commitments
from aca_desktop.documents.summary_pages.summary_cover import Cover, draw_cover
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN, day_of
from aca_desktop.documents.summary_pages.summary_list import draw_list
from aca_desktop.documents.summary_pages.summary_method import draw_method
from aca_desktop.documents.summary_pages.summary_proofs import draw_proofs
from aca_desktop.documents.summary_pages.summary_totals import draw_totals
from aca_desktop.documents.typesetting.finish import Facts
from aca_desktop.documents.typesetting.page import Limits, Pages
from aca_desktop.documents.typesetting.press import Press
from aca_desktop.documents.typesetting.running import draw_open_feet, draw_running_head
from aca_desktop.domain.papers.summary_papers import SummaryPaper
from aca_desktop.domain.papers.summary_tally import Tally, tally
from aca_desktop.i18n import Speech


def draw(paper: SummaryPaper, limits: Limits | None = None) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    return from_record(paper, laid_out, limits)


def laid_out(paper: SummaryPaper, limits: Limits | None = None) -> Drawn:
    """Draw all pages, which still want finishing."""
    press = Press(Pages(paper.page_size, limits, many=True), Speech(paper.language, paper.coalition.country))
    press.pages.limits.take(sum(len(slot.rows) for claim in paper.claims for slot in claim.slots))
    counted = tally(paper.rows)
    with press.pages.group("Sect"):
        draw_cover(press, _cover(press, paper))
    _draw_inside(press, paper, counted)
    _draw_feet(press, paper)
    return press.pages, _facts(press, paper)


def _cover(press: Press, paper: SummaryPaper) -> Cover:
    """Return the cover's words."""
    speech, head = press.speech, paper.headline
    kicker = speech.say("Summary of the coalition · {day}", day=speech.day(day_of(paper)))
    return Cover(paper.coalition, kicker, spans_of(head.runs), head.proof, paper.numbers, paper.pledge)


def _draw_inside(press: Press, paper: SummaryPaper, counted: Tally) -> None:
    right = press.speech.say("Summary, {day}", day=press.speech.day(day_of(paper)))

    def turn_page() -> None:
        press.pages.next_page()
        draw_running_head(press, paper.coalition, right, SUMMARY_MARGIN, read=press.pages.count == 2)

    for block in paper.totals:
        turn_page()
        with press.pages.group("Sect"):
            draw_totals(press, block, turn_page)
    if counted.signatories:
        turn_page()
        with press.pages.group("Sect"):
            draw_charts(press, counted, paper.milestones)
    if paper.commitments is not None and paper.commitments.rows:
        turn_page()
        with press.pages.group("Sect"):
            draw_commitments(press, paper.commitments, turn_page)
    pages_of: Sequence[int] = ()
    if counted.signatories:
        turn_page()
        with press.pages.group("Sect"):
            pages_of = draw_list(press, paper, turn_page)
    draw_proofs(press, paper, pages_of, turn_page)
    turn_page()
    with press.pages.group("Sect"):
        draw_method(press, paper, counted, turn_page)


def _draw_feet(press: Press, paper: SummaryPaper) -> None:
    left = press.speech.say(
        "{code}, summary · {language}",
        code=paper.coalition.code.upper(), language=press.speech.language_name(paper.language),
    )  # fmt: skip
    centre = journal_name(press, paper)
    draw_open_feet(press, paper.coalition, left, centre, SUMMARY_MARGIN)


def _facts(press: Press, paper: SummaryPaper) -> Facts:
    title = press.speech.say("{coalition}: summary", coalition=paper.coalition.name)
    subject = press.speech.say("Summary of the coalition")
    return journal_facts(paper, title, subject)
