"""The network's summary: a cover, its coalitions side by side and together, its bodies, and the method."""

from collections.abc import Callable
from datetime import datetime

from aca_desktop.documents.about_journal import journal_facts, journal_name
from aca_desktop.documents.evidence_rows import moment
from aca_desktop.documents.from_record import Drawn, from_record
from aca_desktop.documents.network_bodies import draw_bodies
from aca_desktop.documents.network_table import draw_comparison
from aca_desktop.documents.summary_pages.method_columns import Hash, Piece, draw_columns
from aca_desktop.documents.summary_pages.method_note import (
    Section,
    Sources,
    cite_figures,
    dated,
    operators_section,
    places_section,
)
from aca_desktop.documents.summary_pages.summary_charts import draw_title
from aca_desktop.documents.summary_pages.summary_claims import spans_of
from aca_desktop.documents.summary_pages.summary_cover import Cover, draw_cover
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.summary_pages.summary_method import draw_end
from aca_desktop.documents.typesetting.finish import Facts
from aca_desktop.documents.typesetting.page import Limits, Pages
from aca_desktop.documents.typesetting.press import Press
from aca_desktop.documents.typesetting.running import draw_open_feet, draw_running_head
from aca_desktop.domain.papers.summary_papers import NetworkPaper
from aca_desktop.i18n import Speech


def draw(paper: NetworkPaper, limits: Limits | None = None) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    return from_record(paper, _laid_out, limits)


def _laid_out(paper: NetworkPaper, limits: Limits | None) -> Drawn:
    press = Press(Pages(paper.page_size, limits), Speech(paper.language, paper.coalition.country))
    speech, day = press.speech, datetime.fromisoformat(paper.at).date()
    kicker = speech.say("Network summary · {day}", day=speech.day(day))
    with press.pages.group("Sect"):
        head = paper.headline
        draw_cover(
            press, Cover(paper.coalition, kicker, spans_of(head.runs), head.proof, paper.numbers, paper.foreword)
        )
    right = speech.say("Network summary, {day}", day=speech.day(day))

    def turn_page() -> None:
        press.pages.next_page()
        draw_running_head(press, paper.coalition, right, SUMMARY_MARGIN, read=press.pages.count == 2)

    if paper.columns:
        turn_page()
        with press.pages.group("Sect"):
            draw_comparison(press, paper, turn_page)
    if paper.bodies:
        turn_page()
        with press.pages.group("Sect"):
            draw_bodies(press, paper.bodies, turn_page)
    turn_page()
    with press.pages.group("Sect"):
        _draw_method(press, paper, turn_page)
    _draw_feet(press, paper)
    return press.pages, _facts(press, paper)


def _note(speech: Speech, paper: NetworkPaper) -> list[Piece]:
    sources = Sources(
        speech, [speech.say("The journals of the coalitions, as they stood on the laptop that made this summary.")]
    )
    counted = speech.say(
        "Organisations with a signature in force on {moment} in one of the coalitions. One that signed in "
        "several counts once.",
        moment=moment(speech, paper.at),
    )
    same = speech.say(
        "Organisations are one where a shared identifier (LEI …) or a coordinator says so; else a name in two "
        "coalitions counts twice. Our own rule."
    )
    note: list[Piece] = [Section(speech.say("What is counted"), (counted, same, dated(speech)))]
    if paper.people is not None:
        note.append(places_section(speech, sources, paper.method))
    note.append(operators_section(speech))
    cite_figures(sources, paper.method)
    return [*note, sources.section(), Hash(speech.say("Digest of the journals (SHA-256)"), paper.journal_sha256)]


def _draw_method(press: Press, paper: NetworkPaper, turn_page: Callable[[], None]) -> None:
    speech = press.speech
    draw_title(press, speech.say("Method and check"))
    y = draw_columns(press, _note(speech, paper), 54.0, turn_page)
    day = datetime.fromisoformat(paper.at).date()
    draw_end(press, paper.coalition, paper.seal, day, y, turn_page)


def _draw_feet(press: Press, paper: NetworkPaper) -> None:
    left = press.speech.say(
        "{code}, network summary · {language}",
        code=paper.coalition.code.upper(), language=press.speech.language_name(paper.language),
    )  # fmt: skip
    centre = journal_name(press, paper)
    draw_open_feet(press, paper.coalition, left, centre, SUMMARY_MARGIN)


def _facts(press: Press, paper: NetworkPaper) -> Facts:
    title = press.speech.say("{coalition}: network summary", coalition=paper.coalition.name)
    return journal_facts(paper, title, press.speech.say("Summary of the network"))
