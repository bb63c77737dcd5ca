"""The network's summary: a cover, its coalitions side by side and together, its bodies, and the method."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from aca_desktop.documents.about_journal import journal_facts, journal_name
from aca_desktop.documents.evidence_rows import moment
from aca_desktop.documents.from_record import Drawn, from_record
from aca_desktop.documents.images.vectors import circle, diamond, filled, rounded, segment, stroked
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
from aca_desktop.documents.typesetting.colours import GREEN, INK, LINE, QUIET, SUN_TEXT
from aca_desktop.documents.typesetting.finish import Facts
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM, Limits, Pages
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import draw_open_feet, draw_running_head
from aca_desktop.domain.coalition.network import BodyRole
from aca_desktop.domain.papers.summary_papers import NetworkBody, NetworkPaper
from aca_desktop.i18n import Speech, mark

_WHAT_ROLES_ARE: Mapping[BodyRole, str] = {
    "advancing-organisation": mark("advances the network as a whole, by work or money"),
    "national-coordinator": mark("coordinates a coalition in its country"),
    "partner": mark("works with the network without advancing or coordinating it"),
}

_NAME_WIDE, _ROLE_WIDE, _COUNTRY_WIDE, _WEBSITE_WIDE = 62.0, 44.0, 26.0, 34.0
_MARK_WIDE, _RADIUS = 5.0, 1.5
_END, _AGAIN = 26.0, 34.0
_NAME, _CELL = Style(9, 12, 600), Style(8.6, 12)
_HEAD = Style(7.8, 10, 400, QUIET)
_TERM, _TOLD = Style(8.4, 12, 600, GREEN), Style(8.2, 11.5)
_BAND_PADDING = 5.0

type _Cell = tuple[tuple[Line, ...], Style]


def draw_bodies(press: Press, bodies: Sequence[NetworkBody], turn_page: Callable[[], None]) -> None:
    """Draw the bodies on the current page and as many more as it takes, then what their roles are."""
    speech = press.speech
    draw_title(press, speech.say("Who does what in the network"))
    lead = Style(10, press.either(15.5, 17.5))
    told = speech.say(
        "These organisations carry the network without signing. None of them is counted in a figure, "
        "unless it has signed itself."
    )
    with press.pages.element("P"):
        y = press.write(press.set(told, lead, 150), SUMMARY_MARGIN, 52.5, lead)
    y = _Bodies(press, turn_page).draw(bodies, y + 11)
    _draw_band(press, {one.role: one.role_words for one in bodies}, y + 10, turn_page)


class _Bodies:
    def __init__(self, press: Press, turn_page: Callable[[], None]) -> None:
        self._press, self._pages, self._turn = press, press.pages, turn_page
        self._right = press.pages.width - SUMMARY_MARGIN
        wides = (_NAME_WIDE, _ROLE_WIDE, _COUNTRY_WIDE, _WEBSITE_WIDE)
        self._lefts = [SUMMARY_MARGIN + sum(wides[:n]) for n in range(len(wides))]
        self._wides = [wide - 3 for wide in wides]
        self._y = 0.0

    def draw(self, bodies: Sequence[NetworkBody], top: float) -> float:
        """Draw the head and a row for each body, and return where they end."""
        self._y = top
        with self._pages.group("Table"):
            self._draw_head(first=True)
            for one in bodies:
                self._draw_row(one)
        return self._y

    def _draw_head(self, *, first: bool) -> None:
        """Draw the columns' names over a rule; read once, decoration on later pages."""
        speech, pages = self._press.speech, self._pages
        role = speech.say("Role in the network")
        names = (speech.say("Organisation"), role, speech.say("Country"), speech.say("Website"))
        lines = [self._press.single(name, _HEAD, 40) for name in names]
        if first:
            with pages.group("TR"):
                for x, line in zip(self._lefts, lines, strict=True):
                    with pages.element("TH", scope="Column"):
                        pages.line(x, self._y, line, QUIET)
        else:
            with pages.artifact("Header"):
                placed = zip(self._lefts, lines, strict=True)
                pages.lines(((x, self._y, line) for x, line in placed), QUIET)
        self._y += 2.4
        self._rule(f"{stroked(INK, 0.8)}")

    def _draw_row(self, body: NetworkBody) -> None:
        press, pages = self._press, self._pages
        said = (body.name, body.role_words, body.country or "–", _shown(body.website))
        rooms = (3, 2, 2, 2)
        cells: list[_Cell] = []
        for n, (words, most) in enumerate(zip(said, rooms, strict=True)):
            style = _NAME if n == 0 else _CELL
            wide = self._wides[n] - (_MARK_WIDE if n == 1 else 0)
            cells.append((press.at_most(most, words, style, wide), style))
        high = max(len(lines) * style.lead for lines, style in cells) / MM + 3.6
        if self._y + high > pages.height - _END:
            self._turn()
            self._y = _AGAIN
            self._draw_head(first=False)
        base = self._y + 5.4
        with pages.artifact():
            pages.draw(_role_mark(body.role, (self._lefts[1] + _RADIUS) * MM, pages.y(base - 1.1)))
        with pages.group("TR"):
            for n, (lines, style) in enumerate(cells):
                if n == len(cells) - 1 and body.website is not None:
                    with pages.group("TD"):
                        lead = style.lead / MM
                        placed = [(self._lefts[n], base + k * lead, line) for k, line in enumerate(lines)]
                        pages.web_link(body.website, placed)
                    continue
                with pages.element("TD" if n else "TH", scope=None if n else "Row"):
                    press.write(lines, self._lefts[n] + (_MARK_WIDE if n == 1 else 0), base, style)
        self._y += high
        self._rule(f"{stroked(LINE, 0.35)}")

    def _rule(self, pen: str) -> None:
        pages = self._pages
        with pages.artifact():
            rule = segment(SUMMARY_MARGIN * MM, pages.y(self._y), self._right * MM, pages.y(self._y))
            pages.draw(f"{pen} {rule}")


def _shown(website: str | None) -> str:
    """Return a web address as one reads it on paper."""
    return "–" if website is None else website.removeprefix("https://").removesuffix("/")


def _role_mark(role: BodyRole, x: float, y: float) -> str:
    """Return a role's mark around a point: a disc leads, a ring advances, a diamond is neither."""
    r = _RADIUS * MM
    match role:
        case "national-coordinator":
            return f"{filled(GREEN)} {circle(x, y, r)} f"
        case "advancing-organisation":
            return f"{stroked(GREEN, 1.2)} {circle(x, y, r - 0.6)} S"
        case "partner":
            return f"{stroked(SUN_TEXT, 1.2)} {diamond(x, y, r)} S"


def _draw_band(press: Press, roles: Mapping[BodyRole, str], y: float, turn_page: Callable[[], None]) -> None:
    """Say in a tinted band what a coalition and each of the roles is."""
    pages, speech = press.pages, press.speech
    told = [(speech.say("Coalition"), speech.say("has a declaration and a list of signatories"))]
    told += [(words, speech.say(_WHAT_ROLES_ARE[role])) for role, words in roles.items()]
    whole = pages.width - 2 * SUMMARY_MARGIN
    wide = whole / len(told)
    terms = [press.set(term, _TERM, wide - 4) for term, _words in told]
    words = [press.set(words, _TOLD, wide - 4) for _term, words in told]
    head = max(map(len, terms)) * _TERM.lead / MM
    high = head + max(map(len, words)) * _TOLD.lead / MM + 2 * _BAND_PADDING
    if y + high > pages.height - _END:
        turn_page()
        y = _AGAIN
    with pages.artifact():
        left = (SUMMARY_MARGIN - 4) * MM
        box = rounded(left, pages.y(y + high), (whole + 8) * MM, high * MM, 2 * MM)
        pages.draw(f"{filled(GREEN.tint(0.06))} {box} f")
    for n, (term, lines) in enumerate(zip(terms, words, strict=True)):
        x = SUMMARY_MARGIN + n * wide
        with pages.element("P") as paragraph:
            press.write(term, x, y + _BAND_PADDING + 3, _TERM)
        with pages.more(paragraph):
            press.write(lines, x, y + _BAND_PADDING + 3 + head, _TOLD)


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
