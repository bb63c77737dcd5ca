"""The sheet that a volunteer keeps beside the laptop: five steps from joining to handing in, on one page.

It holds nothing secret and is never sealed.
"""

from aca_desktop.documents.images.vectors import circle, stroked
from aca_desktop.documents.typesetting.colours import GREEN, QUIET
from aca_desktop.documents.typesetting.finish import Facts, finish
from aca_desktop.documents.typesetting.page import MM, Pages
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import draw_footer, draw_running_head, draw_sample
from aca_desktop.domain.papers.papers import GuidePaper
from aca_desktop.i18n import Speech, mark

_MARGIN, _TEXT = 22.0, 36.0
_TITLE, _QUIET = Style(24, 30, 300, GREEN), Style(10.5, 15, 400, QUIET)
_HEAD, _BODY, _NUMBER = Style(14, 18, 600), Style(11, 15), Style(12, 14, 600, GREEN)

BUTTONS = {
    "join": mark("Join with a kit…"),
    "start": mark("Start signing"),
    "end": mark("End the day…"),
    "save": mark("Save file…"),
}
"""The window's own words for the buttons that the steps name."""

_STEPS = (
    (
        mark("Join with the event kit"),
        mark("Ask the coordinator for the event kit, a file, and for its passphrase."),
        mark("Start ACA Desktop, choose “{join}” and open the kit. Give the laptop a name, such as Table 3."),
    ),
    (
        mark("Start the signing table"),
        mark("Choose “{start}”. The first time, choose a PIN. Only staff may know it."),
        mark("The laptop now belongs to the signer. Only the PIN leads back to the staff’s page."),
    ),
    (
        mark("Help a signer"),
        mark("Let signers read, choose and sign by themselves. Never sign or accept anything for them."),
        mark(
            "If a signer is stuck, answers are saved: go back one step, or hold the signature and continue later."
        ),
        mark("At the end, offer the PDF: on a USB stick, printed, or later by email."),
    ),
    (
        mark("Take a break"),
        mark("Enter the PIN and lock the screen or close the laptop. Keep the laptop in sight."),
        mark(
            "If the power fails or the program closes, start it again. Everything that was entered is still there."
        ),
    ),
    (
        mark("Hand in the signatures"),
        mark("When everybody has signed, choose “{end}”. Finish or delete what is unfinished."),
        mark(
            "Plug in a USB stick, choose “{save}” and take the stick to the coordinator. No passphrase is needed."
        ),
        mark("Do not erase the laptop before its screen says that you may."),
    ),
)
"""Each with its title and what to do."""


def draw(paper: GuidePaper) -> bytes:
    """Return the finished PDF, one page; the same record gives the same bytes."""
    press = Press(Pages(paper.page_size), Speech(paper.language, paper.coalition.country))
    speech = press.speech
    draw_running_head(press, paper.coalition, speech.say("Guide for volunteers"), _MARGIN, read=True)
    measure = press.pages.width - 2 * _MARGIN
    y = press.paragraph(speech.say("At the signing table"), _TITLE, _MARGIN, 42, measure, role="H1")
    if paper.occasion:
        lines = press.at_most(2, paper.occasion, _QUIET, measure)
        with press.pages.element("P"):
            y = press.write(lines, _MARGIN, y + 0.5, _QUIET) + _QUIET.lead / MM
    for number, step in enumerate(_STEPS, 1):
        y = _draw_step(press, number, step, y + 5)
    left = speech.say("{code}, guide for volunteers", code=paper.coalition.code.upper())
    draw_footer(press, left, speech.say("Nothing secret stands here"), 0, _MARGIN, framed=False)
    if paper.coalition.sample:
        draw_sample(press, 0, framed=False)
    return finish(
        press.pages,
        Facts(
            title=speech.say("Guide for volunteers: {coalition}", coalition=paper.coalition.name),
            author=paper.coalition.name, subject=speech.say("Guide for volunteers"),
            language=paper.language, at=paper.at,
        ),
    )  # fmt: skip


def _draw_step(press: Press, number: int, step: tuple[str, ...], y: float) -> float:
    """Draw a step's number, title and sentences from y (mm) on; return where the next thing may begin."""
    pages, speech = press.pages, press.speech
    title, *sentences = step
    buttons = {name: speech.say(words).rstrip("…") for name, words in BUTTONS.items()}
    measure = pages.width - _MARGIN - _TEXT
    with pages.artifact():
        ring = circle((_MARGIN + 4.6) * MM, pages.y(y - 0.6), 4.6 * MM)
        pages.draw(f"{stroked(GREEN, 0.9)} {ring} S")
        press.write_centred(press.set(speech.number(number), _NUMBER, 10)[0], _MARGIN + 4.6, y + 0.9, _NUMBER)
    y = press.paragraph(speech.say(title), _HEAD, _TEXT, y + 0.9, measure, role="H2")
    for sentence in sentences:
        y = press.paragraph(speech.say(sentence, **buttons), _BODY, _TEXT, y + 0.6, measure)
    return y
