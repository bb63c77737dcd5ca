"""The evidence: what was signed, by whom and by what right, and how anybody can check it without asking."""

from collections.abc import Sequence
from dataclasses import dataclass

from aca_desktop.documents.evidence_rows import Hash, InkRow, Row, Section, Tick, sections
from aca_desktop.documents.images import qr
from aca_desktop.documents.images.vectors import filled, rectangle, rounded, segment, stroked, tick
from aca_desktop.documents.signature_block import InkBox, draw_ink
from aca_desktop.documents.typesetting.colours import GREEN, INK, LINE, QUIET, Colour
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.panel import Panel
from aca_desktop.documents.typesetting.press import Press, Style, shortened
from aca_desktop.documents.typesetting.running import draw_running_head
from aca_desktop.documents.typesetting.structure import Element
from aca_desktop.domain.papers.papers import DeclarationPaper

EVIDENCE_MARGIN = 24.0
_KEY, _VALUE = 40.0, 77.0
_INK_WIDE, _INK_HIGH = 48.0, 15.0
_HASH_CELL = 16.6
_OPENING, _LATER = 69.0, 32.0
_LEADS = (14.0, 13.6, 13.2, 12.8, 12.4, 12.0, 11.6, 11.2, 10.8, 10.4)
_SIZE = 8.8


def draw_evidence(press: Press, paper: DeclarationPaper) -> None:
    """Draw the evidence on new pages: one, unless names, consents or hashes are too many."""
    with press.pages.group("Sect"):
        _Evidence(press, paper).draw()


@dataclass(frozen=True, slots=True)
class _Spacing:
    """How close rows stand, in mm: lead, room under a section's rule, and over the next one."""

    lead: float

    @property
    def under(self) -> float:
        return self.lead * 1.053

    @property
    def over(self) -> float:
        return self.lead * 0.93


class _Evidence:
    def __init__(self, press: Press, paper: DeclarationPaper) -> None:
        self._press, self._paper, self._pages = press, paper, press.pages
        self._width = press.pages.width - 2 * EVIDENCE_MARGIN
        self._end = press.pages.height - 21.0
        self._sections = sections(press.speech, paper)
        self._panel = _panel(press, self._width)
        self._space = self._choose()
        self._y = 0.0

    def draw(self) -> None:
        self._turn_page(first=True)
        self._draw_opening()
        self._y = _OPENING
        for section in self._sections:
            self._draw_section(section)
        if self._y + 1.6 + self._panel.height > self._end:
            self._turn_page()
        self._panel.draw(EVIDENCE_MARGIN, self._y + 1.6)

    # -- how much room things take

    def _choose(self) -> _Spacing:
        """Take the widest spacing in which everything stands on one page, else the widest of all."""
        room = self._end - _OPENING - 1.6 - self._panel.height
        wanted = [self._room(row) for section in self._sections for row in section.rows]
        for lead in _LEADS:
            space = _Spacing(lead / MM)
            rows = sum(fixed + space.lead * lines for fixed, lines in wanted)
            if rows + len(self._sections) * (space.under + space.over - space.lead) <= room:
                return space
        return _Spacing(_LEADS[0] / MM)

    def _height(self, row: Row, space: _Spacing) -> float:
        fixed, lines = self._room(row)
        return fixed + space.lead * lines

    def _room(self, row: Row) -> tuple[float, float]:
        """Return how much room a row takes whatever the lead (mm), and how many lines besides."""
        if isinstance(row, InkRow):
            return _INK_HIGH, 0.57
        if isinstance(row, Hash):
            return 0.0, max(2, len(self._key(row.key)))
        if isinstance(row, Tick):
            return 0.0, len(self._tick_words(row))
        return 0.0, max(len(self._value(row.value)), len(self._key(row.key)))

    def _key(self, key: str) -> tuple[Line, ...]:
        return self._press.set(key, Style(_SIZE, colour=QUIET), _VALUE - _KEY - 3)

    def _value(self, value: str) -> tuple[Line, ...]:
        return self._press.set(value, Style(_SIZE), self._width - _VALUE)

    def _tick_words(self, row: Tick) -> tuple[Line, ...]:
        return self._press.set(row.words, Style(_SIZE), self._width - _KEY - 5.2)

    # -- pages and their parts

    def _turn_page(self, *, first: bool = False) -> None:
        self._pages.next_page()
        right = self._press.speech.say(
            "Declaration {version} · {organisation}",
            version=self._paper.declaration.version, organisation=self._paper.signature.organisation,
        )  # fmt: skip
        draw_running_head(self._press, self._paper.coalition, right, EVIDENCE_MARGIN, read=first)
        self._y = _LATER

    def _draw_opening(self) -> None:
        press, pages = self._press, self._pages
        title = Style(26, 33, 300, track=press.either(-0.2 / 26, 0.6 / 26))
        lead = Style(10, press.either(15.5, 17.5), 400, QUIET)
        with pages.element("H1"):
            pages.line(EVIDENCE_MARGIN, 39.4, press.set(press.speech.say("Evidence"), title, 120)[0])
        says = press.speech.say(
            "What was signed, who signed it, by what right, and how to check it without asking."
        )
        with pages.element("P"):
            press.write(press.set(says, lead, 100, shape="name"), EVIDENCE_MARGIN, 47.8, lead)
        self._draw_code(EVIDENCE_MARGIN + self._width - 33, 30.0, 33)

    def _draw_code(self, x: float, y: float, side: float) -> None:
        press, pages = self._press, self._pages
        holds = f"ACA-DESKTOP:1:{self._paper.coalition.code.upper()}:{self._paper.entry.id.upper()}"
        name = press.speech.say("Record {id}", id=shortened(self._paper.entry.id))
        with pages.element("Figure", alt=press.speech.say("QR code with the record’s id, for checking")) as figure:
            pages.draw(f"{filled(INK)} {qr.path(holds, x * MM, pages.y(y + side), side * MM)}")
            figure.box = (x * MM, pages.y(y + side), (x + side) * MM, pages.y(y))
        style = Style(7, 9, 400, QUIET)
        with pages.artifact():
            press.write_centred(press.single(name, style, side + 6), x + side / 2, y + side + 3.5, style)

    # -- sections

    def _draw_section(self, section: Section) -> None:
        pages, space = self._pages, self._space
        first = self._height(section.rows[0], space)
        if self._y + space.under + first - space.lead > self._end:
            self._turn_page()
        self._draw_rule()
        baseline = self._y + space.under
        with pages.group("Sect"):
            with pages.element("H2"):
                self._write_title(section.title, baseline)
            is_list = isinstance(section.rows[0], Tick)
            with pages.group("L" if is_list else "Table"):
                for row in section.rows:
                    baseline = self._draw_row(section, row, baseline)
        self._y = baseline - space.lead + space.over

    def _draw_rule(self) -> None:
        y = self._pages.y(self._y)
        with self._pages.artifact():
            rule = segment(EVIDENCE_MARGIN * MM, y, (EVIDENCE_MARGIN + self._width) * MM, y)
            self._pages.draw(f"{stroked(LINE, 0.5)} {rule}")

    def _write_title(self, title: str, baseline: float) -> None:
        style = Style(_SIZE, self._space.lead * MM, 600, GREEN)
        self._press.write(self._press.set(title, style, _KEY - 3), EVIDENCE_MARGIN, baseline, style)

    def _draw_row(self, section: Section, row: Row, baseline: float) -> float:
        """Draw a row with its first baseline there and return the next row's."""
        lead = self._space.lead
        if baseline + min(self._height(row, self._space), 6 * lead) - lead > self._end:
            baseline = self._go_on(section)
        if isinstance(row, Tick):
            return self._draw_tick(section, row, baseline)
        with self._pages.group("TR"):
            with self._pages.element("TH", scope="Row"):
                key = self._key(row.key)
                self._press.write(key, EVIDENCE_MARGIN + _KEY, baseline, Style(_SIZE, lead * MM, colour=QUIET))
            if isinstance(row, InkRow):
                self._draw_ink(row, baseline)
            elif isinstance(row, Hash):
                self._draw_hash(row, baseline)
            else:
                lines, x = self._value(row.value), EVIDENCE_MARGIN + _VALUE
                if row.address and baseline + (len(lines) - 1) * lead <= self._end:
                    with self._pages.group("TD"):
                        placed = [(x, baseline + n * lead, line) for n, line in enumerate(lines)]
                        self._pages.web_link(row.address, placed, row.colour)
                    baseline += len(lines) * lead
                else:
                    with self._pages.element("TD") as cell:
                        pass
                    baseline = self._draw_lines(section, lines, x, baseline, row.colour, cell)
                return max(baseline, baseline + (len(key) - len(lines)) * lead)
        return baseline + self._height(row, self._space)

    def _draw_lines(
        self, section: Section, lines: Sequence[Line], x: float, baseline: float, colour: Colour, node: Element
    ) -> float:
        """Draw lines as a node's content, on further pages if need be, and return the next baseline."""
        lead = self._space.lead
        while lines:
            here = max(1, min(len(lines), int((self._end - baseline) / lead + 1.001)))
            with self._pages.more(node):
                self._pages.lines([(x, baseline + n * lead, line) for n, line in enumerate(lines[:here])], colour)
            baseline += here * lead
            lines = lines[here:]
            if lines:
                baseline = self._go_on(section)
        return baseline

    def _go_on(self, section: Section) -> float:
        """Turn the page inside a section, repeat its title, and return the first baseline there."""
        self._turn_page()
        self._draw_rule()
        with self._pages.artifact():
            self._write_title(section.title, self._y + self._space.under)
        return self._y + self._space.under

    def _draw_hash(self, row: Hash, baseline: float) -> None:
        style = Style(8.3, track=0.25 / 8.3)
        groups = [row.value[n : n + 8] for n in range(0, len(row.value), 8)]
        x, lead = EVIDENCE_MARGIN + _VALUE, self._space.lead
        with self._pages.element("TD"), self._pages.spoken(row.value):
            self._pages.lines(
                (x + n % 4 * _HASH_CELL, baseline + n // 4 * lead, self._press.digits(group, style))
                for n, group in enumerate(groups)
            )

    def _draw_ink(self, row: InkRow, baseline: float) -> None:
        pages, x, y = self._pages, EVIDENCE_MARGIN + _VALUE, baseline - 2.3
        with pages.artifact():
            box = rectangle(x * MM, pages.y(y + _INK_HIGH), _INK_WIDE * MM, _INK_HIGH * MM)
            pages.draw(f"{stroked(LINE, 0.5)} {box} S")
        with pages.group("TD"), pages.element("Figure", alt=row.alt) as figure:
            inner = InkBox(x + 4, y + 2.2, _INK_WIDE - 8, _INK_HIGH - 4.4, 0.4, 1.25, centred=True)
            draw_ink(self._press, row.value, inner)
            figure.box = (x * MM, pages.y(y + _INK_HIGH), (x + _INK_WIDE) * MM, pages.y(y))

    def _draw_tick(self, section: Section, row: Tick, baseline: float) -> float:
        pages, x = self._pages, EVIDENCE_MARGIN + _KEY
        given = self._press.speech.say("Given") if row.given else self._press.speech.say("Not given")
        left, bottom = x * MM, pages.y(baseline + 0.45)
        with pages.group("LI"):
            with pages.element("Lbl"), pages.spoken(given):
                box = rounded(left, bottom, 7.6, 7.6, 1.5)
                pages.draw(f"{stroked(GREEN if row.given else QUIET, 0.8)} {box} S")
                if row.given:
                    pages.draw(f"1 J 1 j {stroked(GREEN, 1.2)} {tick(left, bottom, 7.6)}")
            with pages.element("LBody") as body:
                pass
            colour = INK if row.given else QUIET
            return self._draw_lines(section, self._tick_words(row), x + 5.2, baseline, colour, body)


def _panel(press: Press, width: float) -> Panel:
    speech = press.speech
    steps = (
        speech.say(
            "Open the file in a PDF reader: its panel of signatures must say that nothing has changed "
            "since sealing."
        ),
        speech.say(
            "Ask the coalition for its root certificate, ROOT.pem, and compare its fingerprint with the one above."
        ),
        speech.say(
            "Or by the program: {command}. The attached file {file} holds the record.",
            command="aca-desktop verify FILE.pdf --trust ROOT.pem", file="evidence-1.json",
        ),
    )  # fmt: skip
    aside = speech.say(
        "Whose hand it was, or that the signer may bind the organisation: both were declared when signing. "
        "The time is the laptop’s own. The seal is the coalition’s, not an electronic signature of the signer."
    )
    return Panel(press, width, speech.say("How to check it"), steps, speech.say("What it does not prove"), aside)
