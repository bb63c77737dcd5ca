"""The network's summary: a cover, its coalitions side by side, what they are together, and how that is counted."""

from datetime import datetime

from aca_desktop.documents.evidence_rows import moment
from aca_desktop.documents.finish import Facts, finish
from aca_desktop.documents.network_table import draw_comparison
from aca_desktop.documents.page import Pages
from aca_desktop.documents.press import Press, shortened
from aca_desktop.documents.running import draw_footer, draw_running_head, draw_sample
from aca_desktop.documents.summary_charts import draw_title
from aca_desktop.documents.summary_cover import Cover, draw_cover
from aca_desktop.documents.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.summary_method import Column, check_panel, draw_method_seal
from aca_desktop.domain.evidence import evidence
from aca_desktop.domain.papers import NetworkPaper
from aca_desktop.i18n import Speech


def draw(paper: NetworkPaper) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    press = Press(Pages(paper.page_size), Speech(paper.language, paper.coalition.country))
    speech, day = press.speech, datetime.fromisoformat(paper.at).date()
    kicker = speech.say("Network summary · {day}", day=speech.day(day))
    with press.pages.group("Sect"):
        head = paper.headline
        draw_cover(press, Cover(paper.coalition, kicker, head.words, head.proof, paper.numbers, paper.foreword))
    right = speech.say("Network summary, {day}", day=speech.day(day))

    def turn_page() -> None:
        press.pages.next_page()
        draw_running_head(press, paper.coalition, right, SUMMARY_MARGIN, read=press.pages.count == 2)

    if paper.columns:
        turn_page()
        with press.pages.group("Sect"):
            draw_comparison(press, paper, turn_page)
    turn_page()
    with press.pages.group("Sect"):
        _draw_method(press, paper)
    _draw_feet(press, paper)
    return finish(press.pages, _facts(press, paper))


def _draw_method(press: Press, paper: NetworkPaper) -> None:
    speech = press.speech
    draw_title(press, speech.say("Method and check"))
    left = Column(press, SUMMARY_MARGIN, 54.0)
    left.section(
        speech.say("What is counted"),
        speech.say(
            "Organisations with a signature in force on {moment} in one of the coalitions. One that signed in "
            "several counts once.",
            moment=moment(speech, paper.at),
        ),
        speech.say("People are those of the places that governments stand for; no place is counted twice."),
    )
    right = Column(press, SUMMARY_MARGIN + 87.5, 54.0)
    right.section(
        speech.say("Sources"),
        speech.say("[1] The journals of the coalitions, as they stood on the laptop that made this summary."),
    )
    right.hash(speech.say("Digest of the journals (SHA-256)"), paper.journal_sha256)
    day = datetime.fromisoformat(paper.at).date()
    y = draw_method_seal(press, paper.coalition, paper.seal, day, max(left.y, right.y))
    panel = check_panel(press, press.pages.width - 2 * SUMMARY_MARGIN, listed=False)
    panel.draw(SUMMARY_MARGIN, min(y + 10, press.pages.height - 22 - panel.height))


def _draw_feet(press: Press, paper: NetworkPaper) -> None:
    left = press.speech.say(
        "{code}, network summary · {language}",
        code=paper.coalition.code.upper(), language=press.speech.language_name(paper.language),
    )  # fmt: skip
    centre = press.speech.say("Journal {id}", id=shortened(paper.journal_sha256))
    for page in range(press.pages.count):
        press.pages.turn_to(page)
        draw_footer(press, left, centre, page, SUMMARY_MARGIN, framed=False)
        if paper.coalition.sample:
            draw_sample(press, page, framed=False)


def _facts(press: Press, paper: NetworkPaper) -> Facts:
    speech = press.speech
    return Facts(
        title=speech.say("{coalition}: network summary", coalition=paper.coalition.name),
        author=paper.coalition.name, subject=speech.say("Summary of the network"), language=paper.language,
        at=paper.at,
        evidence_words=speech.say("What the seal is about, for programs"),
        evidence=evidence(
            kind="network", coalition=paper.coalition_id, entry=None, header=None, text_sha256=None,
            version_sha256=None, journal_sha256=paper.journal_sha256,
        ),
    )  # fmt: skip
