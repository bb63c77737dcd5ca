"""How the summary counts, where its numbers come from, how to check it, and its seal."""

from collections.abc import Callable
from datetime import date

from aca_desktop.documents.colours import GREEN, LINE, QUIET
from aca_desktop.documents.evidence_rows import moment
from aca_desktop.documents.page import MM
from aca_desktop.documents.panel import Panel
from aca_desktop.documents.press import Press, Style
from aca_desktop.documents.seal_picture import RADIUS, coalition_seal, draw_seal
from aca_desktop.documents.summary_charts import draw_title
from aca_desktop.documents.summary_claims import draw_claims
from aca_desktop.documents.summary_facts import SUMMARY_MARGIN, Tally, day_of
from aca_desktop.documents.vectors import segment, stroked
from aca_desktop.domain.papers import CoalitionFace, SealFace, SummaryPaper

_COLUMN, _GUTTER = 78.5, 9.0
_HASH = Style(8.3, 11.6, track=0.25 / 8.3)
_HASH_CELL = 17.0


def draw_method(press: Press, paper: SummaryPaper, counted: Tally, turn_page: Callable[[], None]) -> None:
    """Draw the method page, with the public sentences and their proofs, on as many more as these take."""
    draw_title(press, press.speech.say("Method and check"))
    left = Column(press, SUMMARY_MARGIN, 54.0)
    left.section(press.speech.say("What is counted"), *_counted(press, paper, counted))
    left.section(press.speech.say("What is not counted"), *_not_counted(press, paper))
    right = Column(press, SUMMARY_MARGIN + _COLUMN + _GUTTER, 54.0)
    right.section(press.speech.say("Sources"), *_sources(press, paper))
    right.hash(press.speech.say("Digest of the journal (SHA-256)"), paper.journal_sha256)
    if paper.declaration is not None:
        right.hash(
            press.speech.say("Hash of the declaration’s version (SHA-256)"), paper.declaration.version_sha256
        )
    if paper.claims:
        right.section(press.speech.say("Words"), *_operators(press))
    y = max(left.y, right.y)
    panel = check_panel(press, press.pages.width - 2 * SUMMARY_MARGIN)
    if paper.claims:
        y = draw_claims(press, paper.claims, y + 4, turn_page)
        if y + 2 * RADIUS + 26 + panel.height > press.pages.height - 22:
            turn_page()
            y = 30.0
    y = draw_method_seal(press, paper.coalition, paper.seal, day_of(paper), y)
    panel.draw(SUMMARY_MARGIN, min(y + 10, press.pages.height - 22 - panel.height))


def _operators(press: Press) -> list[str]:
    speech = press.speech
    return [
        speech.say("More than N: what is counted is greater than N. At least N: it is N or more."),
        speech.say("Nearly N: it is between 95% of N and N. Exactly N: it is N."),
    ]


class Column:
    """A narrow column of headed paragraphs."""

    def __init__(self, press: Press, x: float, y: float) -> None:
        self._press, self._x, self.y = press, x, y
        self._head = Style(9.5, 13, 600, GREEN)
        self._text = Style(9, press.either(13.3, 13.5))

    def section(self, title: str, *paragraphs: str) -> None:
        """Write a heading and its paragraphs."""
        with self._press.pages.element("H2"):
            self._press.pages.line(self._x, self.y, self._press.single(title, self._head, _COLUMN), GREEN)
        self.y += 6.0
        for words in paragraphs:
            with self._press.pages.element("P"):
                lines = self._press.set(words, self._text, _COLUMN)
                self.y = self._press.write(lines, self._x, self.y, self._text)
            self.y += 6.4
        self.y += 2.6

    def hash(self, title: str, digits: str) -> None:
        """Write a hash in groups under its name."""
        press, quiet = self._press, Style(8.2, 11, 400, QUIET)
        self.y -= 2.6
        with press.pages.element("P"):
            press.pages.line(self._x, self.y, press.single(title, quiet, _COLUMN), QUIET)
        groups = [digits[n : n + 8] for n in range(0, len(digits), 8)]
        with press.pages.element("P"), press.pages.spoken(digits):
            press.pages.lines(
                (self._x + n % 4 * _HASH_CELL, self.y + 4.8 + n // 4 * 4.4, press.set(group, _HASH, 40)[0])
                for n, group in enumerate(groups)
            )
        self.y += 4.8 + 4.4 * ((len(groups) - 1) // 4) + 9.0


def _counted(press: Press, paper: SummaryPaper, counted: Tally) -> list[str]:
    speech = press.speech
    said = [
        speech.say(
            "Organisations with a signature in force on {moment}: signed or approved, and not withdrawn, "
            "rejected or replaced. Several signatures of one organisation count once.",
            moment=moment(speech, paper.at),
        )
    ]
    if counted.founding:
        said.append(
            speech.say_count(
                "{count} of them is a founding member.", "{count} of them are founding members.", counted.founding
            )
        )
    return said


def _not_counted(press: Press, paper: SummaryPaper) -> list[str]:
    speech = press.speech
    said = []
    if paper.provisional:
        said.append(
            speech.say_count(
                "{count} organisation has signed provisionally: its own body has yet to ratify.",
                "{count} organisations have signed provisionally: their own bodies have yet to ratify.",
                paper.provisional,
            )
        )
    if paper.withdrawn:
        said.append(
            speech.say_count(
                "{count} organisation has withdrawn its signature.",
                "{count} organisations have withdrawn their signatures.",
                paper.withdrawn,
            )
        )
    if paper.expected:
        said.append(
            speech.say_count(
                "{count} organisation is expected and has not signed.",
                "{count} organisations are expected and have not signed.",
                paper.expected,
            )
        )
    if not paper.totals and paper.commitments is None:
        said.append(speech.say("This summary counts organisations alone: no people, no money, no targets."))
    return said


def _sources(press: Press, paper: SummaryPaper) -> list[str]:
    speech = press.speech
    said = [
        speech.say("[1] The coalition’s journal of signatures, as it stood on the laptop that made this summary.")
    ]
    face = paper.declaration
    if face is not None:
        said.append(
            speech.say(
                "[2] The declaration “{title}”, version {version}, published on {day}.",
                title=face.title, version=face.version, day=speech.day(face.published),
            )
        )  # fmt: skip
    return said


def _seal(press: Press, face: CoalitionFace, seal: SealFace) -> list[str]:
    speech = press.speech
    laptop = speech.say("{laptop} · check code {code}", laptop=seal.laptop, code=seal.check_code)
    if not seal.enrolled:
        return [laptop, speech.say("None yet: the coalition has not enrolled this laptop")]
    certificate = speech.say(
        "{code}, {laptop}; issued by {issuer}, valid until {day}",
        code=face.code.upper(), laptop=seal.laptop, issuer=seal.issuer,
        day=speech.day(seal.valid_until),
    )  # fmt: skip
    return [laptop, certificate]


def draw_method_seal(press: Press, face: CoalitionFace, own: SealFace, day: date, y: float) -> float:
    """Draw the seal with what is known of it beside it, under a rule, and return where this ends."""
    pages, speech = press.pages, press.speech
    with pages.artifact():
        end = (pages.width - SUMMARY_MARGIN) * MM
        pages.draw(f"{stroked(LINE, 0.5)} {segment(SUMMARY_MARGIN * MM, pages.y(y), end, pages.y(y))}")
    beside = Column(press, SUMMARY_MARGIN + 2 * RADIUS + _GUTTER, y + 11)
    beside.section(speech.say("Seal"), *_seal(press, face, own))
    beside.hash(speech.say("Root’s fingerprint"), own.root_sha256)
    middle = y + 8 + RADIUS
    seal = coalition_seal(press, face, own, day)
    draw_seal(press, SUMMARY_MARGIN + RADIUS, middle, face, GREEN, seal)
    return max(middle + RADIUS, beside.y - 9)


def check_panel(press: Press, width: float, *, listed: bool = True) -> Panel:
    """Return the panel that tells how a summary is checked; `listed`: it has a list that can be counted."""
    speech = press.speech
    count = [speech.say("Count the list: the number of its rows is the number on the cover.")] if listed else []
    steps = (
        speech.say(
            "Open the file in a PDF reader: its panel of signatures must say that nothing has changed "
            "since sealing."
        ),
        *count,
        speech.say(
            "Or by the program: {command}. The attached file {file} holds the record.",
            command="aca-desktop verify FILE.pdf --trust ROOT.pem", file="evidence-1.json",
        ),
    )  # fmt: skip
    aside = speech.say(
        "That every organisation meant what it signed, or does what it promised. Each signature has its own "
        "declaration with its own evidence."
    )
    return Panel(press, width, speech.say("How to check it"), steps, speech.say("What it does not prove"), aside)
