"""The coalition's summary: a cover with what is true, who signs by sector, the list, and the method."""

from aca_desktop.documents.about_journal import journal_facts, journal_name
from aca_desktop.documents.finish import Facts
from aca_desktop.documents.from_record import Drawn, from_record
from aca_desktop.documents.page import Limits, Pages
from aca_desktop.documents.press import Press
from aca_desktop.documents.running import draw_open_feet, draw_running_head
from aca_desktop.documents.summary_charts import draw_charts
from aca_desktop.documents.summary_claims import spans_of
from aca_desktop.documents.summary_commitments import draw_commitments
from aca_desktop.documents.summary_cover import Cover, draw_cover
from aca_desktop.documents.summary_facts import SUMMARY_MARGIN, Tally, day_of, tally
from aca_desktop.documents.summary_list import draw_list
from aca_desktop.documents.summary_method import draw_method
from aca_desktop.documents.summary_totals import draw_totals
from aca_desktop.domain.emphasis import Span
from aca_desktop.domain.summary_blocks import KeyNumber
from aca_desktop.domain.summary_papers import SummaryPaper
from aca_desktop.i18n import Speech


def draw(paper: SummaryPaper, limits: Limits | None = None) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    return from_record(paper, laid_out, limits)


def laid_out(paper: SummaryPaper, limits: Limits | None = None) -> Drawn:
    """Draw all pages, which still want finishing."""
    press = Press(Pages(paper.page_size, limits, many=True), Speech(paper.language, paper.coalition.country))
    counted = tally(paper)
    with press.pages.group("Sect"):
        draw_cover(press, _cover(press, paper, counted))
    _draw_inside(press, paper, counted)
    _draw_feet(press, paper)
    return press.pages, _facts(press, paper)


def _cover(press: Press, paper: SummaryPaper, counted: Tally) -> Cover:
    """Return the cover's words: the headline given, else what the list alone proves."""
    speech = press.speech
    says: str | tuple[Span, ...]
    if paper.headline is not None:
        says, proof = spans_of(paper.headline.runs), paper.headline.proof
    else:
        says = _headline(press, counted)
        page = speech.number(3 + len(paper.totals) + (paper.commitments is not None))
        proof = (
            speech.say("Counted from the list that begins on page {page}: each organisation once.", page=page)
            if counted.signatories
            else speech.say("Counted from the journal of signatures.")
        )
    kicker = speech.say("Summary of the coalition · {day}", day=speech.day(day_of(paper)))
    shown = paper.numbers or _numbers(press, paper, counted)
    return Cover(paper.coalition, kicker, says, proof, shown, paper.pledge)


def _headline(press: Press, counted: Tally) -> str:
    """Say the one thing that the list proves."""
    if not counted.signatories:
        return press.speech.say("No organisation has signed yet.")
    return press.speech.say_count(
        "{count} organisation has signed to act on the climate.",
        "{count} organisations have signed to act on the climate.",
        counted.signatories,
    )


def _numbers(press: Press, paper: SummaryPaper, counted: Tally) -> tuple[KeyNumber, ...]:
    """Return up to four numbers with their labels; what is nought is not shown, but for the first."""
    speech = press.speech
    signatories = speech.say_count("signatory", "signatories", counted.signatories)
    if counted.founding:
        signatories = speech.say_count(
            "signatories, {count} of them a founder", "signatories, {count} of them founders", counted.founding
        )
    found = [
        (counted.signatories, signatories),
        (len(counted.sectors), speech.say_count("sector", "sectors", len(counted.sectors))),
        (counted.places, speech.say_count("place", "places", counted.places)),
        (paper.provisional, speech.say_count("awaits ratification", "await ratification", paper.provisional)),
    ]
    return tuple(
        KeyNumber(speech.number(count), words) for n, (count, words) in enumerate(found) if count or not n
    )


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
            draw_commitments(press, paper.commitments)
    if counted.signatories:
        turn_page()
        with press.pages.group("Sect"):
            draw_list(press, paper, turn_page)
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
