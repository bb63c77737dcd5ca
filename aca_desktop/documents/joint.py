"""The joint declaration: a text to frame with the number of its signatories, then all of them, page after page."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from aca_desktop.documents import words
from aca_desktop.documents.about_journal import journal_facts, journal_name
from aca_desktop.documents.from_record import Drawn, from_record
from aca_desktop.documents.images.pictures import Picture
from aca_desktop.documents.images.seal_picture import coalition_seal, draw_seal
from aca_desktop.documents.images.vectors import segment, stroked
from aca_desktop.documents.signature_block import InkBox, draw_ink
from aca_desktop.documents.typesetting.bilingual import BILINGUAL_MARGIN
from aca_desktop.documents.typesetting.colours import GREEN, HEAD_RULE, INK, PEN, QUIET, SUN_TEXT
from aca_desktop.documents.typesetting.finish import Facts
from aca_desktop.documents.typesetting.framed import MARGIN, FramedWords, Framing, draw_text, seal_centre
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM, Limits, Pages
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import draw_footer, draw_running_head, draw_sample
from aca_desktop.domain.papers.papers import CoalitionFace, JointCell, JointGroup, JointPaper, JointText
from aca_desktop.i18n import Speech

_MARGIN, _GUTTER, _ACROSS = 24.0, 7.0, 3
_ROW, _LINE, _INK_HIGH = 40.0, 19.5, 15.5
_FIRST, _HEAD_DOWN, _HEAD_RULE = 27.8, 7.0, 3.4
_END_UP = 21.0
_HEAD = Style(10.5, 13, 600, GREEN)
_COUNT = Style(10.5, 13, 400, QUIET)
_NOTE = Style(7.6, 10.2, 400, QUIET)
_STEP = 1.4
_TYPED = Style(13, 16, 300, PEN)


@dataclass(frozen=True, slots=True)
class _Set:
    """A cell's words, set: the organisation, who signed, and what its status says, if anything."""

    cell: JointCell
    name: tuple[Line, ...]
    signer: tuple[Line, ...]
    status: tuple[Line, ...]
    height: float


class Signatories:
    """Draws all groups on new pages."""

    def __init__(self, press: Press, face: CoalitionFace, text: JointText) -> None:
        self._press, self._pages, self._face, self._text = press, press.pages, face, text
        self._wide = (press.pages.width - 2 * _MARGIN - (_ACROSS - 1) * _GUTTER) / _ACROSS
        self._limit = press.pages.height - _END_UP
        self._name = Style(8.5, press.either(11, 12), 600)
        self._signer = Style(7.6, press.either(10.2, 11.2), 400, QUIET)
        self._y = 0.0

    def draw(self) -> None:
        """Draw group after group; the heading, its rule and one row stay together."""
        self._turn_page()
        for group in self._text.groups:
            if group.cells:
                self._draw_group(group)

    def _draw_group(self, group: JointGroup) -> None:
        rows = [
            [self._set(cell) for cell in group.cells[n : n + _ACROSS]] for n in range(0, len(group.cells), _ACROSS)
        ]
        heights = [max(cell.height for cell in row) for row in rows]
        head = _HEAD_DOWN + _HEAD_RULE if group.words else 3.0
        if self._y + head + heights[0] > self._limit:
            self._turn_page()
        goes_on = self._y + head + sum(heights) > self._limit
        with self._pages.group("Sect"):
            self._draw_head(group, goes_on=goes_on, again=False)
            for n, (row, height) in enumerate(zip(rows, heights, strict=True)):
                if n and self._y + height > self._limit:
                    self._turn_page()
                    still = self._y + head + sum(heights[n:]) > self._limit
                    self._draw_head(group, goes_on=still, again=True)
                self._draw_row(row)
                self._y += height

    def _turn_page(self) -> None:
        first = self._y == 0.0
        self._pages.next_page()
        draw_running_head(self._press, self._face, self._text.declaration.title, _MARGIN, read=first)
        self._y = _FIRST

    def _draw_head(self, group: JointGroup, *, goes_on: bool, again: bool) -> None:
        press, pages, speech = self._press, self._pages, self._press.speech
        if not group.words:
            self._y += 3.0
            return
        base, end = self._y + _HEAD_DOWN, pages.width - _MARGIN
        on = speech.say("continues on page {page}", page=speech.number(pages.count + 1)) if goes_on else ""
        aside = press.single(on, _NOTE, 50) if on else None
        title = speech.say("{sector} (continued)", sector=group.words) if again else group.words
        line = press.single(title, _HEAD, 100)
        with pages.artifact("Header") if again else pages.element("H2"):
            pages.line(_MARGIN, base, line, GREEN)
            if not again:
                count = sum(not cell.provisional for cell in group.cells)
                number = press.set(speech.number(count), _COUNT, 40)[0]
                pages.line(_MARGIN + line.width / MM + 2, base, number, QUIET)
        with pages.artifact():
            rule = segment(_MARGIN * MM, pages.y(base + _HEAD_RULE), end * MM, pages.y(base + _HEAD_RULE))
            pages.draw(f"{stroked(HEAD_RULE, 0.5)} {rule}")
            if aside is not None:
                press.write_right(aside, end, base, _NOTE)
        self._y = base + _HEAD_RULE

    def _set(self, cell: JointCell) -> _Set:
        press, speech = self._press, self._press.speech
        name = press.at_most(8, cell.organisation, self._name, self._wide)
        who = cell.signer or ""
        if cell.signer and cell.title:
            who = speech.say("{name}, {title}", name=cell.signer, title=cell.title)
        signer = press.at_most(6, who, self._signer, self._wide) if who else ()
        status: tuple[Line, ...] = ()
        if cell.provisional:
            status = press.at_most(2, speech.say("awaits ratification, not counted"), self._signer, self._wide)
        high = len(name) * self._name.lead + (len(signer) + len(status)) * self._signer.lead
        return _Set(cell, name, signer, status, max(_ROW, _LINE + 2 + high / MM + 6))

    def _draw_row(self, row: Sequence[_Set]) -> None:
        for n, cell in enumerate(row):
            self._draw_cell(cell, _MARGIN + n * (self._wide + _GUTTER))

    def _draw_cell(self, one: _Set, x: float) -> None:
        press, pages = self._press, self._pages
        y = self._y + _LINE
        self._draw_hand(one.cell, x, y)
        with pages.artifact():
            dash = "[] 0" if one.cell.published and not one.cell.provisional else "[0.6 2] 0"
            rule = segment(x * MM, pages.y(y), (x + self._wide) * MM, pages.y(y))
            pages.draw(f"{stroked(INK, 0.5, dash)} {rule}")
        with pages.element("H3"):
            at = press.write(one.name, x, y + 4.0, self._name)
        if one.signer:
            with pages.element("P"):
                at = press.write(one.signer, x, at + self._signer.lead / MM + 0.3, self._signer)
        if one.status:
            with pages.element("P"):
                lead = self._signer.lead / MM
                pages.lines(((x, at + (k + 1) * lead + 0.3, line) for k, line in enumerate(one.status)), SUN_TEXT)

    def _draw_hand(self, cell: JointCell, x: float, y: float) -> None:
        """Draw the hand's signature on its line, or say why there is none."""
        press, pages = self._press, self._pages
        who = cell.signer or cell.organisation
        picture = press.picture(cell.picture) if cell.picture is not None else None
        if cell.ink is not None:
            alt = press.speech.say("Handwritten signature of {name}", name=who)
            with pages.element("Figure", alt=alt) as figure:
                top = y + press.either(1.0, -0.8) - _INK_HIGH
                box = InkBox(x + 1.5, top, self._wide - 5, _INK_HIGH, 0.45, 1.55, step=_STEP)
                draw_ink(press, cell.ink, box)
                right = (x + self._wide) * MM
                figure.box = (x * MM, pages.y(top + _INK_HIGH), right, pages.y(top))
        elif picture is not None:
            self._draw_picture(picture, who, x, y)
        elif cell.published and cell.method == "typed" and cell.signer is not None:
            lines, style = press.whole(cell.typed or cell.signer, _TYPED, self._wide - 3, _INK_HIGH)
            with pages.element("P"):
                press.write(lines, x + 1.5, y - 2 - (len(lines) - 1) * style.lead / MM, style)
        else:
            style = Style(7.6, 10.2, 400, QUIET, italic=not press.japanese)
            lines = press.at_most(3, self._instead(cell), style, self._wide)
            with pages.element("P"):
                press.write(lines, x, y - 2 - (len(lines) - 1) * style.lead / MM, style)

    def _instead(self, cell: JointCell) -> str:
        speech = self._press.speech
        if not cell.published:
            return speech.say("Signed; signature and signer are not published")
        if cell.signer is None:
            return speech.say("Signed; name and signature are not here")
        return words.method_name(speech, cell.method)

    def _draw_picture(self, picture: Picture, who: str, x: float, y: float) -> None:
        pages = self._pages
        high = min(_INK_HIGH, (self._wide - 5) * picture.height / picture.width)
        wide, top = high * picture.width / picture.height, y - 1 - high
        alt = self._press.speech.say("Image of the seal of {name}", name=who)
        with pages.element("Figure", alt=alt) as figure:
            name = f"Image{hashlib.sha256(picture.pixels).hexdigest()[:16]}"
            pages.picture(name, picture, (x + 1.5, top, wide, high))
            figure.box = ((x + 1.5) * MM, pages.y(y - 1), (x + 1.5 + wide) * MM, pages.y(top))


_RULE_UP, _RULE_LONG = 67.0, 98.0
_MOST_SECTORS = 4


def draw(paper: JointPaper, limits: Limits | None = None) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    return from_record(paper, _laid_out, limits)


def _laid_out(paper: JointPaper, limits: Limits | None) -> Drawn:
    press = Press(Pages(paper.page_size, limits, many=True), Speech(paper.language, paper.coalition.country))
    framed: set[int] = set()
    for n, text in enumerate(paper.texts):
        if n:
            press.pages.next_page()
        first = press.pages.count - 1
        with press.pages.group("Sect"):
            _draw_framed(press, paper, text, sealed=n == 0)
        framed |= set(range(first, press.pages.count))
        if any(group.cells for group in text.groups):
            with press.pages.group("Sect"):
                Signatories(press, paper.coalition, text).draw()
    _draw_feet(press, paper, framed)
    return press.pages, _facts(press, paper)


def _draw_framed(press: Press, paper: JointPaper, text: JointText, *, sealed: bool) -> None:
    framing = Framing(paper.coalition)

    def foot() -> None:
        _draw_count(press, paper, text)
        if sealed:
            words = coalition_seal(press, paper.coalition, paper.seal, _day(paper))
            x, y = seal_centre(press, framing)
            draw_seal(press, x, y, paper.coalition, GREEN, words)

    face = text.declaration
    draw_text(press, framing, FramedWords(press.speech.say("Joint declaration"), face.title, face.text), foot)


def _draw_count(press: Press, paper: JointPaper, text: JointText) -> None:
    """Draw how many signed, in the place where one signature would stand."""
    pages, speech = press.pages, press.speech
    top = pages.height - _RULE_UP
    with pages.artifact():
        rule = segment(MARGIN * MM, pages.y(top), (MARGIN + _RULE_LONG) * MM, pages.y(top))
        pages.draw(f"{stroked(INK, 0.6)} {rule}")
    big, strong = Style(44, 48, 300, GREEN, track=-0.02), Style(11, 14, 600)
    largest = Style(9, press.either(13.6, 14.4), 400, QUIET)
    number = press.set(speech.number(text.signatories), big, 200)[0]
    beside = MARGIN + number.width / MM + 5.0
    room = MARGIN + _RULE_LONG - beside
    says = speech.say_count(
        "organisation signs this declaration", "organisations sign this declaration", text.signatories
    )
    lines = press.set(says, strong, room, shape="name")
    y = top + 9.7
    with pages.element("P"):
        pages.line(MARGIN, top + 18.6, number, GREEN)
        y = press.write(lines, beside, y, strong)
    with pages.element("P"):
        told = _told(press, paper, text)
        for factor in (1.0, 0.92, 0.84, 0.76):
            quiet, most = largest.scaled(factor), int(5.2 / factor)
            if len(press.set(told, quiet, room)) <= most:
                break
        press.write(press.at_most(most, told, quiet, room), beside, y + 5.2, quiet)


def _told(press: Press, paper: JointPaper, text: JointText) -> str:
    """Say who they are: by sector, or only where to find them; and who is left out of number or list."""
    speech = press.speech
    said = []
    if not any(group.cells for group in text.groups):
        said.append(speech.say("Nobody is listed."))
    elif paper.by_sector and len(text.groups) > 1:
        counts = sorted(((sum(not c.provisional for c in g.cells), g.words) for g in text.groups), reverse=True)
        named = [(count, words) for count, words in counts if count]
        shown = [
            speech.say("{sector}: {number}", sector=words, number=speech.number(count))
            for count, words in named[:_MOST_SECTORS]
        ]
        if rest := sum(count for count, _ in named[_MOST_SECTORS:]):
            shown.append(speech.say("others: {number}", number=speech.number(rest)))
        said.append(
            speech.say(
                "{list}. Their signatures follow, by sector.", list=("、" if press.japanese else "; ").join(shown)
            )
        )
    else:
        said.append(speech.say("Their signatures follow."))
    provisional = sum(cell.provisional for group in text.groups for cell in group.cells)
    if provisional:
        said.append(
            speech.say_count(
                "{count} more awaits ratification and is not counted.",
                "{count} more await ratification and are not counted.", provisional,
            )
        )  # fmt: skip
    if text.unnamed:
        said.append(
            speech.say_count(
                "{count} of them does not want to be named.", "{count} of them do not want to be named.",
                text.unnamed,
            )
        )  # fmt: skip
    return press.joined(said)


def _draw_feet(press: Press, paper: JointPaper, framed: set[int]) -> None:
    language = press.speech.language_name(paper.language)
    code = paper.coalition.code.upper()
    if len(paper.texts) == 1:
        version = paper.texts[0].declaration.version
        left = press.speech.say(
            "{code}, declaration {version} · {language}", code=code, version=version, language=language
        )
    else:
        left = press.speech.say("{code}, joint declaration · {language}", code=code, language=language)
    centre = journal_name(press, paper)
    for page in range(press.pages.count):
        press.pages.turn_to(page)
        is_framed = page in framed
        draw_footer(press, left, centre, page, MARGIN if is_framed else BILINGUAL_MARGIN, framed=is_framed)
        if paper.coalition.sample:
            draw_sample(press, page, framed=is_framed)


def _day(paper: JointPaper) -> date:
    return datetime.fromisoformat(paper.at).date()


def _facts(press: Press, paper: JointPaper) -> Facts:
    face = paper.texts[0].declaration if paper.texts else None
    title = press.speech.say("{title}: joint declaration", title=face.title if face else paper.coalition.name)
    return journal_facts(paper, title, press.speech.say("Joint declaration"))
