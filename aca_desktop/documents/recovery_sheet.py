"""The sheet that is kept with a recovery file: what the file is for, and lines to write on where it lies.

It holds nothing secret and is never sealed.
"""

from aca_desktop.documents.images.vectors import segment, stroked
from aca_desktop.documents.typesetting.colours import GREEN, INK, QUIET
from aca_desktop.documents.typesetting.finish import Facts, finish
from aca_desktop.documents.typesetting.page import MM, Pages
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import draw_footer, draw_running_head, draw_sample
from aca_desktop.domain.coalition.recovery_sheet import RecoverySheet
from aca_desktop.i18n import Speech, mark

_MARGIN = 26.0
_TITLE, _HEAD = Style(24, 30, 300, GREEN), Style(12.5, 17, 600)
_BODY, _LABEL, _VALUE = Style(10.5, 15.5), Style(9, 12, 400, QUIET), Style(11.5, 15, 600)

_WHAT_FOR = (
    mark("The recovery file holds the coalition’s root key. There is no other copy of it in any workspace."),
    mark(
        "With it and its passphrase, coordinators’ laptops are appointed and revoked: when somebody joins or "
        "leaves the coordination, and when a laptop is lost, stolen or broken."
    ),
    mark("It is not needed for signing, for papers, or for bringing laptops’ work together."),
)
_TROUBLE = (
    mark(
        "Lost, or the passphrase forgotten: coordinators’ laptops work on, but nobody can appoint or revoke one."
    ),
    mark("Stolen together with its passphrase: the coalition has to be founded anew. Tell everybody at once."),
)


def draw(sheet: RecoverySheet) -> bytes:
    """Return the finished PDF, one page; the same record gives the same bytes."""
    press = Press(Pages(sheet.page_size), Speech(sheet.language, sheet.coalition.country))
    speech = press.speech
    draw_running_head(press, sheet.coalition, speech.say("Recovery file"), _MARGIN, read=True)
    y = (
        press.paragraph(
            speech.say("Keep this sheet with the recovery file"), _TITLE, _MARGIN, 46, _measure(press), role="H1"
        )
        + 6
    )
    y = _draw_facts(press, sheet, y)
    y = _draw_section(press, speech.say("What the file is for"), [speech.say(one) for one in _WHAT_FOR], y + 6)
    y = _draw_section(press, speech.say("If something goes wrong"), [speech.say(one) for one in _TROUBLE], y + 5)
    y = _draw_section(
        press, speech.say("Where it lies"), [speech.say("Write by hand; two places are safer.")], y + 5
    )
    y = _draw_lines(press, (speech.say("First copy"), speech.say("Second copy")), y + 4)
    _draw_lines(
        press, (speech.say("Who knows where the passphrase is kept (never write the passphrase here)"),), y
    )
    left = speech.say("{code}, recovery file", code=sheet.coalition.code.upper())
    draw_footer(press, left, speech.say("Nothing secret stands here"), 0, _MARGIN, framed=False)
    if sheet.coalition.sample:
        draw_sample(press, 0, framed=False)
    return finish(
        press.pages,
        Facts(
            title=speech.say("Recovery file: {coalition}", coalition=sheet.coalition.name),
            author=sheet.coalition.name, subject=speech.say("Sheet about a recovery file"),
            language=sheet.language, at=sheet.at,
        ),
    )  # fmt: skip


def _measure(press: Press) -> float:
    return press.pages.width - 2 * _MARGIN


def _draw_section(press: Press, title: str, paragraphs: list[str], y: float) -> float:
    y = press.paragraph(title, _HEAD, _MARGIN, y + 3, _measure(press), role="H2")
    for words in paragraphs:
        y = press.paragraph(words, _BODY, _MARGIN, y + 1, _measure(press))
    return y


def _draw_facts(press: Press, sheet: RecoverySheet, y: float) -> float:
    speech = press.speech
    facts = (
        (speech.say("Coalition"), sheet.coalition.name),
        (speech.say("Check code of the root key"), sheet.root),
        (speech.say("File"), sheet.file),
        (speech.say("Founded on the laptop"), f"{sheet.laptop} · {speech.day(sheet.day)}"),
    )
    half = _measure(press) / 2
    for first, second in (facts[:2], facts[2:]):
        ends = []
        for x, (label, value) in ((_MARGIN, first), (_MARGIN + half, second)):
            below = press.paragraph(label, _LABEL, x, y + 1.2, half - 4)
            ends.append(press.paragraph(value, _VALUE, x, below + 0.6, half - 4))
        y = max(ends)
    return y


def _draw_lines(press: Press, labels: tuple[str, ...], y: float) -> float:
    """Draw lines to write on, each with what belongs there below it."""
    for label in labels:
        y += 8
        with press.pages.artifact():
            line = press.pages.y(y)
            rule = segment(_MARGIN * MM, line, (_MARGIN + _measure(press)) * MM, line)
            press.pages.draw(f"{stroked(INK, 0.4)} {rule}")
        y = press.paragraph(label, _LABEL, _MARGIN, y + 4, _measure(press))
    return y
