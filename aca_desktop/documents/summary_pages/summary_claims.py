"""Public sentences in words and verdict, and those that are cited, with whose words they repeat."""

import re
from collections.abc import Callable, Sequence

from aca_desktop.documents.images.vectors import circle, filled, segment, stroked, tick
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.typesetting.colours import GREEN, LINE, QUIET, RED, SUN_TEXT, WHITE, Colour
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.coalition.emphasis import Span
from aca_desktop.domain.figures.claims import Run
from aca_desktop.domain.papers.summary_blocks import ClaimFace, ClaimVerdict
from aca_desktop.i18n import Speech, mark

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_COUNT = 8.0
_RADIUS = 2.3
_END = 28.0
_H2 = Style(11, 14, 600)
_WORDS, _PROOF_STYLE = Style(10.5, 13.4), Style(9, 12.6)

_VERDICTS: dict[ClaimVerdict, tuple[str, Colour]] = {
    "true": (mark("true"), GREEN),
    "false": (mark("false: not to be published"), RED),
    "not-any-more": (mark("true then, not any more"), SUN_TEXT),
    "not-provable": (mark("not provable"), SUN_TEXT),
    "cited": (mark("cited, not counted here"), QUIET),
}


def verdict_words(speech: Speech, verdict: ClaimVerdict) -> tuple[str, Colour]:
    """Return a verdict in words, and the colour that goes with it."""
    words, colour = _VERDICTS[verdict]
    return speech.say(words), colour


def draw_claims(press: Press, claims: Sequence[ClaimFace], y: float, turn_page: Callable[[], None]) -> float:
    """Draw sentences without figures from y on and return where they end, on the last page that they take."""
    pages = press.pages
    limit = pages.height - _END
    if y + 30 > limit:
        turn_page()
        y = 36.0
    with pages.element("H2"):
        title = press.speech.say("Public sentences that are not counted here")
        pages.line(SUMMARY_MARGIN, y, press.single(title, _H2, 160))
    y += 4.6
    for claim in claims:
        drawn = _Claim(press, claim)
        if y + drawn.height > limit:
            turn_page()
            y = 30.0
        drawn.draw(y)
        y += drawn.height
    return y + 4.0


def draw_badge(press: Press, verdict: ClaimVerdict, x: float, y: float, radius: float) -> None:
    """Draw a disc with a tick, an octagon with a cross, a ring with a dash: grey paper keeps their shapes."""
    pages = press.pages
    cx, cy, r = x * MM, pages.y(y), radius * MM
    width = 1.4 * radius / _RADIUS
    with pages.artifact():
        match verdict:
            case "true":
                mark_ = f"1 J 1 j {stroked(WHITE, width)} {tick(cx - 0.68 * r, cy - 0.7 * r, 1.36 * r)}"
                pages.draw(f"{filled(GREEN)} {circle(cx, cy, r)} f {mark_}")
            case "false":
                d, a = 0.42 * r, 0.414 * r
                corners = ((a, r), (r, a), (r, -a), (a, -r), (-a, -r), (-r, -a), (-r, a), (-a, r))
                path = " ".join(
                    f"{cx + dx:.2f} {cy + dy:.2f} {'m' if n == 0 else 'l'}" for n, (dx, dy) in enumerate(corners)
                )
                down = segment(cx - d, cy + d, cx + d, cy - d)
                up = segment(cx - d, cy - d, cx + d, cy + d)
                pages.draw(f"{filled(RED)} {path} h f 1 J {stroked(WHITE, width)} {up} {down}")
            case _:
                dash = segment(cx - 0.45 * r, cy, cx + 0.45 * r, cy)
                pages.draw(f"{stroked(_VERDICTS[verdict][1], 1.0)} {circle(cx, cy, r - 0.5)} S 1 J {dash}")


def spans_of(runs: Sequence[Run]) -> tuple[Span, ...]:
    """Return a sentence to be set: its figures, which alone are checked, are bold."""
    return tuple(Span(run.words, strong=run.is_checked) for run in runs)


def quoted(speech: Speech, runs: Sequence[Run]) -> tuple[Span, ...]:
    """Return a sentence to be set between the language's quotation marks."""
    before, _, after = speech.say("“{words}”", words="\0").partition("\0")
    return (Span(before), *spans_of(runs), Span(after))


class _Claim:
    """One sentence, set before it is drawn, so that its height is known."""

    def __init__(self, press: Press, claim: ClaimFace) -> None:
        self._press, self._claim = press, claim
        self._width = press.pages.width - 2 * SUMMARY_MARGIN
        says, self._colour = verdict_words(press.speech, claim.verdict)
        self._verdict = press.single(says, Style(9, 12, 600, self._colour), 60)
        room = self._width - _COUNT - self._verdict.width / MM - 6
        self._words = press.at_most(6, quoted(press.speech, claim.runs), _WORDS, room)
        lead = _PROOF_STYLE.lead / MM
        self._notes = [
            (address, press.at_most(4, note, _PROOF_STYLE, self._width - _COUNT))
            for address, note in _notes(press.speech, claim)
        ]
        self.height = 5.6 + (len(self._words) - 1) * _WORDS.lead / MM + 1.0 + 3.4
        self.height += sum(len(note) * lead for _address, note in self._notes)

    def draw(self, top: float) -> None:
        press, pages = self._press, self._press.pages
        x, right = SUMMARY_MARGIN, SUMMARY_MARGIN + self._width
        with pages.artifact():
            pages.draw(f"{stroked(LINE, 0.5)} {segment(x * MM, pages.y(top), right * MM, pages.y(top))}")
        y = top + 5.6
        draw_badge(press, self._claim.verdict, x + _RADIUS, y - 1.25, _RADIUS)
        with pages.element("H3"):
            last = press.write(self._words, x + _COUNT, y, _WORDS)
        with pages.element("P"):
            press.write_right(self._verdict, right, y, Style(9, 12, 600, self._colour))
        y = last + 5.0
        lead = _PROOF_STYLE.lead / MM
        for address, note in self._notes:
            if address is None:
                with pages.element("P"):
                    press.write(note, x + _COUNT, y, _PROOF_STYLE)
            else:
                with pages.group("P"):
                    placed = [(x + _COUNT, y + n * lead, line) for n, line in enumerate(note)]
                    pages.web_link(address, placed, _PROOF_STYLE.colour)
            y += len(note) * lead


def _notes(speech: Speech, claim: ClaimFace) -> list[tuple[str | None, str]]:
    """Return whose words a cited sentence repeats, with the address."""
    said: list[tuple[str | None, str]] = []
    if claim.verdict == "cited":
        mail = _MAIL.search(claim.source or "")
        source = speech.say("Its source: {source}", source=claim.source or "–")
        said.append((f"mailto:{mail[0]}" if mail else None, source))
        if claim.link is not None and claim.seen is not None:
            seen = speech.say("{link}, seen on {day}", link=claim.link, day=speech.day(claim.seen))
            said.append((claim.link, seen))
    return said
