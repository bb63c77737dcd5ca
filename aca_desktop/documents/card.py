"""The card that stands on a signing table: folded in the middle, so that both sides say the same."""

from aca_desktop.documents.images import qr
from aca_desktop.documents.images.marks import draw_mark, wider
from aca_desktop.documents.images.rings import on_deep
from aca_desktop.documents.images.vectors import circle, filled, rectangle, segment, stroked
from aca_desktop.documents.typesetting.colours import DEEP, GREEN, INK, ON_DEEP, QUIET, RINGS_ON_DEEP, SUN, WHITE
from aca_desktop.documents.typesetting.finish import Facts, finish
from aca_desktop.documents.typesetting.framed import draw_rings_within
from aca_desktop.documents.typesetting.page import MM, Pages
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import draw_sample
from aca_desktop.domain.papers.papers import CardPaper, TableFace
from aca_desktop.i18n import Speech, mark

_EDGE, _PANEL_WIDE = 8.0, 126.0
_LEFT = 17.0
_CODE = 52.0
_STEPS = (mark("Find your organisation"), mark("Read the declaration"), mark("Sign, take your PDF home"))


def draw(paper: CardPaper) -> bytes:
    """Return the finished PDF, which is never sealed, a page for each table."""
    press = Press(Pages(paper.page_size), Speech(paper.language, paper.coalition.country))
    for n, table in enumerate(paper.tables):
        if n:
            press.pages.next_page()
        with press.pages.group("Sect"):
            _draw_side(press, paper, table)
        with press.pages.upside_down():
            _draw_side(press, paper, table)
        _draw_fold(press)
        if paper.coalition.sample:
            draw_sample(press, n, framed=False)
    title = press.speech.say("Table card: {coalition}", coalition=paper.coalition.name)
    return finish(
        press.pages,
        Facts(
            title=title, author=paper.coalition.name, subject=press.speech.say("Table card"),
            language=paper.language, at=paper.at,
        ),
    )  # fmt: skip


def _draw_fold(press: Press) -> None:
    pages = press.pages
    y = pages.height / 2 * MM
    with pages.artifact():
        left, right = segment(0, y, 6 * MM, y), segment((pages.width - 6) * MM, y, pages.width * MM, y)
        pages.draw(f"{stroked(QUIET, 0.6, '[0.6 2.2] 0')} {left} {right}")


def _draw_side(press: Press, paper: CardPaper, table: TableFace) -> None:
    """Draw the lower half."""
    fold = press.pages.height / 2
    also = Speech(paper.beside, paper.coalition.country) if paper.beside else None
    _draw_panel(press, paper, fold)
    _draw_welcome(press, paper, also, fold)
    _draw_steps(press, also, fold)
    _draw_table(press, paper, table, fold)


def _draw_panel(press: Press, paper: CardPaper, fold: float) -> None:
    pages = press.pages
    box = (_EDGE, fold + _EDGE, _EDGE + _PANEL_WIDE, pages.height - _EDGE)
    left, top, right, bottom = box
    with pages.artifact():
        panel = rectangle(left * MM, pages.y(bottom), (right - left) * MM, (bottom - top) * MM)
        pages.draw(f"{filled(DEEP)} {panel} f")
    kind = on_deep(RINGS_ON_DEEP, DEEP)
    draw_rings_within(press, paper.coalition, (right - 12, bottom - 11), kind, box)


def _draw_welcome(press: Press, paper: CardPaper, also: Speech | None, fold: float) -> None:
    pages = press.pages
    draw_mark(press, paper.coalition, _LEFT + 8.8, fold + 26, 17, WHITE, said=True)
    more = wider(press, paper.coalition, 17)
    style = Style(11.5, 14.2, 600, WHITE)
    lines = press.set(paper.coalition.name, style, 72 - more / 2, shape="name")
    for factor in (0.88, 0.76, 0.66):
        if len(lines) <= 3:
            break
        style = Style(11.5, 14.2, 600, WHITE).scaled(factor)
        lines = press.at_most(4, paper.coalition.name, style, 88 - more)
    with pages.element("P"):
        press.write(lines, _LEFT + 20.9 + more, fold + 27.2 - (len(lines) - 1) * style.lead / MM / 2, style)
    big = Style(press.either(45, 38), 50, 300, WHITE, track=press.either(-0.01, 0.03))
    with pages.element("H1"):
        pages.line(_LEFT, fold + 66, press.single(press.speech.say("Sign here"), big, 108), WHITE)
    if also is not None:
        second = Press(pages, also)
        style = Style(21, 26, 300, ON_DEEP)
        with pages.group("Sect", language=also.language), pages.element("P"):
            pages.line(_LEFT, fold + 77.2, second.single(also.say("Sign here"), style, 108), ON_DEEP)


def _draw_steps(press: Press, also: Speech | None, fold: float) -> None:
    pages = press.pages
    strong, small, number = Style(12.5, 16, 600, WHITE), Style(9.4, 12, 400, ON_DEEP), Style(9, 11, 600, SUN)
    second = Press(pages, also) if also is not None else None
    room = _EDGE + _PANEL_WIDE - 4 - _LEFT - 10
    lines = [press.single(press.speech.say(step), strong, room * (0.6 if second else 1.0)) for step in _STEPS]
    beside = _LEFT + 10 + max(line.width / MM for line in lines) + 5
    with pages.group("L"):
        for n, (step, line) in enumerate(zip(_STEPS, lines, strict=True)):
            y = fold + 94.4 + 10.1 * n
            with pages.group("LI"):
                with pages.element("Lbl"):
                    ring = circle((_LEFT + 3.4) * MM, pages.y(y - 1.3), 3.4 * MM)
                    pages.draw(f"{stroked(SUN, 0.9)} {ring} S")
                    press.write_centred(press.set(str(n + 1), number, 10)[0], _LEFT + 3.4, y - 0.25, number)
                with pages.group("LBody"):
                    with pages.element("P"):
                        pages.line(_LEFT + 10, y, line, WHITE)
                    if second is not None:
                        words = second.single(second.speech.say(step), small, _EDGE + _PANEL_WIDE - 3 - beside)
                        with pages.group("Sect", language=second.speech.language), pages.element("P"):
                            pages.line(beside, y, words, ON_DEEP)


def _draw_table(press: Press, paper: CardPaper, table: TableFace, fold: float) -> None:
    """Draw beside the panel which table it is, its QR code, and the event."""
    pages, speech = press.pages, press.speech
    middle = (_EDGE + _PANEL_WIDE + pages.width) / 2 - 1.5
    room = pages.width - _EDGE - _PANEL_WIDE - 10
    word, number = Style(13, 16, 400, QUIET), Style(54, 60, 300, GREEN)
    for _ in range(8):
        if press.width(table.name, number) <= room:
            break
        number = number.scaled(0.78)
    with pages.element("P"):
        press.write_centred(press.single(speech.say("Table"), word, room), middle, fold + 19.6, word)
        press.write_centred(press.single(table.name, number, room), middle, fold + 39.7, number)
    left, top = middle - _CODE / 2, fold + 66.7
    with pages.element("Figure", alt=speech.say("QR code of the table {table}", table=table.name)) as figure:
        code = qr.path(table.holds, left * MM, pages.y(top + _CODE), _CODE * MM, "Q")
        pages.draw(f"{filled(INK)} {code}")
        figure.box = (left * MM, pages.y(top + _CODE), (left + _CODE) * MM, pages.y(top))
    strong, quiet = Style(10, 12.4, 600), Style(9.4, 12, 400, QUIET)
    y = top + _CODE + 5.8
    if paper.event:
        lines = press.at_most(2, paper.event, strong, room)
        with pages.element("P"):
            for n, line in enumerate(lines):
                press.write_centred(line, middle, y + n * strong.lead / MM, strong)
        y += (len(lines) - 1) * strong.lead / MM + 4.4
    if paper.day:
        with pages.element("P"):
            press.write_centred(press.set(speech.day(paper.day), quiet, room)[0], middle, y, quiet)
