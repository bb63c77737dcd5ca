"""An organisation's signed declaration: the text and the signature to frame, then the evidence."""

from aca_desktop.documents import words
from aca_desktop.documents.body import Flow, Room, lay_out, paged
from aca_desktop.documents.colours import GREEN, QUIET
from aca_desktop.documents.evidence_page import EVIDENCE_MARGIN, draw_evidence
from aca_desktop.documents.finish import Facts, finish
from aca_desktop.documents.frame import INNER, MANIFESTS, draw_frame, draw_strip, draw_word_across
from aca_desktop.documents.lines import Line
from aca_desktop.documents.page import MM, Pages
from aca_desktop.documents.press import Press, Style, shortened
from aca_desktop.documents.rings import on_white, spread
from aca_desktop.documents.running import draw_footer, draw_mark, draw_running_head, draw_sample, growth
from aca_desktop.documents.seal_picture import RADIUS, SealWords, draw_seal
from aca_desktop.documents.signature_block import draw_signature
from aca_desktop.domain.evidence import evidence
from aca_desktop.domain.papers import DeclarationPaper
from aca_desktop.domain.text import parse
from aca_desktop.i18n import Speech

MARGIN = 32.0
_SEAL_UP = 51.0
_TITLE_SIZES = (1.0, 0.88, 0.76, 0.66, 0.56, 0.48)


def draw(paper: DeclarationPaper) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    press = Press(Pages(paper.page_size), Speech(paper.language, paper.coalition.country))
    framed = _Framed(press, paper).draw()
    draw_evidence(press, paper)
    _draw_feet(press, paper, framed)
    return finish(press.pages, _facts(press, paper))


def _draw_feet(press: Press, paper: DeclarationPaper, framed: int) -> None:
    left = press.speech.say(
        "{code}, declaration {version} · {language}",
        code=paper.coalition.code.upper(), version=paper.declaration.version,
        language=press.speech.language_name(paper.language),
    )  # fmt: skip
    centre = press.speech.say("Record {id}", id=shortened(paper.entry.id))
    for page in range(press.pages.count):
        press.pages.turn_to(page)
        margin = MARGIN if page < framed else EVIDENCE_MARGIN
        draw_footer(press, left, centre, page, margin, framed=page < framed)
        if paper.coalition.sample:
            draw_sample(press, page, framed=page < framed)


def _facts(press: Press, paper: DeclarationPaper) -> Facts:
    return Facts(
        title=press.speech.say(
            "{title}: {organisation}", title=paper.declaration.title, organisation=paper.signature.organisation
        ),
        author=paper.coalition.name, subject=press.speech.say("Signed declaration"), language=paper.language,
        at=paper.entry.at,
        evidence_words=press.speech.say("What the seal is about, for programs"),
        evidence=evidence(
            kind="declaration", coalition=paper.coalition_id, entry=paper.entry.id, header=paper.entry.header,
            text_sha256=paper.declaration.text_sha256, version_sha256=paper.declaration.version_sha256,
        ),
    )  # fmt: skip


class _Framed:
    """The pages with the text: as a rule one."""

    def __init__(self, press: Press, paper: DeclarationPaper) -> None:
        self._press, self._paper, self._pages = press, paper, press.pages
        self._measure = press.pages.width - 2 * MARGIN
        self._manifest = MANIFESTS.get(paper.signature.status)

    def draw(self) -> int:
        """Draw text, signature and seal, and return how many pages they take."""
        title, style = self._title()
        top = self._press.either(68, 68.8)
        first = top + (len(title) - 1) * style.lead / MM + self._press.either(12.4, 14.0)
        height = self._pages.height
        room = Room(first, 52.0, height - 24, height - self._press.either(82, 86))
        blocks = parse(self._paper.declaration.text).blocks
        body = lay_out(self._press, blocks, self._measure, room.end_over_signature - first)
        flow = Flow(self._press, body)
        sheets = paged(body, room)
        for n, rows in enumerate(sheets):
            if n:
                self._pages.next_page()
            self._draw_ground(with_rings=n == len(sheets) - 1)
            if n == 0:
                self._draw_head()
                self._draw_title(title, style, top)
            else:
                draw_running_head(
                    self._press, self._paper.coalition, self._paper.declaration.title, MARGIN, down=10.0
                )
            flow.draw(rows, MARGIN, room.first if n == 0 else room.later)
        self._draw_signature_and_seal()
        return len(sheets)

    def _draw_ground(self, *, with_rings: bool) -> None:
        """Draw rings, the word across, the frame and the strip: what lies under the words, from below."""
        press, pages, status = self._press, self._pages, self._paper.signature.status
        if with_rings and (self._manifest is None or self._manifest.rings):
            x, y = self._seal_centre()
            inset = INNER + 0.6 / MM
            right, bottom = pages.width - inset - x, pages.height - inset - y
            clip = ((inset - x) * MM, -bottom * MM, right * MM, (y - inset) * MM)
            with pages.artifact():
                pages.form("Rings", spread(growth(self._paper.coalition), on_white(GREEN), clip), x, y, 0.1)
        if self._manifest is not None:
            draw_word_across(press, self._manifest)
        draw_frame(press, status)
        if self._manifest is not None:
            draw_strip(press, self._manifest, words.status(press.speech, self._paper.signature), MARGIN)

    def _draw_head(self) -> None:
        """Draw mark, name and subtitle, their middle level with the mark's."""
        press, face = self._press, self._paper.coalition
        below_style = Style(8, 10.4, 400, QUIET)
        draw_mark(press, face, MARGIN + 9.2, 35, 19.6)
        room = self._measure - 24
        name_style = Style(11.5, 14.2, 600)
        name = press.set(face.name, name_style, 68, shape="name")
        for factor in (1.0, 0.86, 0.74, 0.64, 0.54):
            if len(name) <= 2:
                break
            name_style = Style(11.5, 14.2, 600).scaled(factor)
            name = press.set(face.name, name_style, room)
        below = press.at_most(1, face.subtitle, below_style, room) if face.subtitle else ()
        lead, gap = name_style.lead / MM, press.either(4.8, 5.8)
        height = 2.9 + (len(name) - 1) * lead + (gap if below else 0)
        y = 35 - height / 2 + 2.9
        with self._pages.element("P"):
            y = press.write(name, MARGIN + 24, y, name_style)
        if below:
            with self._pages.element("P"):
                press.write(below, MARGIN + 24, y + gap, below_style)

    def _title(self) -> tuple[tuple[Line, ...], Style]:
        """Set the title as large as three lines allow."""
        press = self._press
        latin, japanese = Style(27, 33, 300, track=-0.2 / 27), Style(24, 35, 300, track=0.8 / 24)
        largest = japanese if press.japanese else latin
        for factor in _TITLE_SIZES:
            style = largest.scaled(factor)
            lines = press.set(self._paper.declaration.title, style, 0.86 * self._measure, shape="title")
            if len(lines) <= 3:
                break
        return lines, style

    def _draw_title(self, title: tuple[Line, ...], style: Style, y: float) -> None:
        press = self._press
        kicker = Style(press.either(8, 9), 10, 600, GREEN, track=press.either(0.13, 0.08))
        word = press.speech.say("Declaration")
        with self._pages.element("P"):
            line = press.set(word if press.japanese else word.upper(), kicker, self._measure)[0]
            self._pages.line(MARGIN, 57, line, kicker.colour)
        with self._pages.element("H1"):
            press.write(title, MARGIN, y, style)

    def _seal_centre(self) -> tuple[float, float]:
        return self._pages.width - MARGIN - RADIUS, self._pages.height - _SEAL_UP

    def _draw_signature_and_seal(self) -> None:
        press, paper = self._press, self._paper
        draw_signature(press, paper.signature, MARGIN)
        told = press.speech.say(
            "Electronic seal of {coalition}, made on the laptop {laptop}",
            coalition=paper.coalition.name, laptop=paper.seal.laptop,
        )  # fmt: skip
        seal = SealWords(words.seal_above(press.speech, paper), words.seal_below(press.speech, paper), told)
        x, y = self._seal_centre()
        draw_seal(press, x, y, growth(paper.coalition), self._manifest.seal if self._manifest else GREEN, seal)
