"""The sheet for signing by pen: a row for each organisation, whose code ties a scan of it to the record."""

from aca_desktop.documents.images import qr
from aca_desktop.documents.images.marks import draw_mark, wider
from aca_desktop.documents.images.vectors import filled, rectangle, rounded, segment, stroked
from aca_desktop.documents.typesetting.colours import INK, LINE, QUIET
from aca_desktop.documents.typesetting.finish import Facts, finish
from aca_desktop.documents.typesetting.page import MM, Pages
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import FOOT, draw_sample
from aca_desktop.domain.coalition.emphasis import spans
from aca_desktop.domain.papers.papers import SheetPaper, SheetRow
from aca_desktop.i18n import Speech

_MARGIN, _TOP, _ROW, _FOOT = 16.0, 55.0, 31.0, 21.0
_CODE = 15.0
_FIELDS, _FIELD_WIDE = 38.0, 72.0
_BOX_WIDE, _BOX_HIGH, _BOX_DOWN = 78.0, 24.0, 3.2
_CORNER, _SQUARE = 7.0, 5.0
_LABEL = Style(6.8, 9, 400, QUIET)
_TICK = 2.4


def draw(paper: SheetPaper) -> bytes:
    """Return the finished PDF, which is never sealed; the same record gives the same bytes."""
    press = Press(Pages(paper.page_size), Speech(paper.language, paper.coalition.country))
    on_each = rows_on_a_page(press.pages.height)
    sheets = [paper.rows[n : n + on_each] for n in range(0, len(paper.rows), on_each)] or [()]
    for n, rows in enumerate(sheets):
        if n:
            press.pages.next_page()
        _draw_corners(press)
        _draw_head(press, paper, n, len(sheets))
        with press.pages.group("L"):
            for k, row in enumerate(rows):
                with press.pages.group("LI"), press.pages.group("LBody"):
                    _draw_row(press, row, _TOP + k * _ROW, is_last=k == len(rows) - 1)
        _draw_foot(press, paper, n, len(sheets))
        if paper.coalition.sample:
            draw_sample(press, n, framed=False)
    return finish(press.pages, _facts(press, paper))


def rows_on_a_page(height: float) -> int:
    """Return how many rows a page of that height (mm) holds."""
    return int((height - _TOP - _FOOT) / _ROW)


def sheet_name(paper: SheetPaper, sheet: int) -> str:
    """Return what one sheet (from 0) is called: H-0605-02."""
    return f"H-{paper.label}-{sheet + 1:02}"


def _draw_corners(press: Press) -> None:
    """Draw the squares by which a scan is set straight; the solid one is at the top left."""
    pages = press.pages
    far_x, far_y = pages.width - _CORNER - _SQUARE, pages.height - _CORNER - _SQUARE
    with pages.artifact():
        for x, y in ((_CORNER, _CORNER), (far_x, _CORNER), (_CORNER, far_y), (far_x, far_y)):
            side = _SQUARE * MM
            code = f"{filled(INK)} {rectangle(x * MM, pages.y(y + _SQUARE), side, side)} f"
            if (x, y) != (_CORNER, _CORNER):
                hole = rectangle((x + 1.25) * MM, pages.y(y + _SQUARE - 1.25), side / 2, side / 2)
                code += f" 1 1 1 rg {hole} f"
            pages.draw(code)


def _draw_head(press: Press, paper: SheetPaper, sheet: int, sheets: int) -> None:
    pages, speech = press.pages, press.speech
    end = pages.width - _MARGIN
    draw_mark(press, paper.coalition, 21.9, 24.7, 11.6, said=sheet == 0)
    more = wider(press, paper.coalition, 11.6)
    beside = 31.6 + more
    strong, quiet = Style(8.5, 11, 600), Style(7.8, 10, 400, QUIET)
    with pages.element("P"):
        pages.line(beside, 23.2, press.single(paper.coalition.name, strong, 118 - more), INK)
    with pages.element("P"):
        pages.line(beside, 27.8, press.single(paper.occasion, quiet, 118 - more), QUIET)
    number = speech.say("Sheet {number} of {count}", number=speech.number(sheet + 1), count=speech.number(sheets))
    with pages.element("P"):
        press.write_right(press.set(number, strong, 60)[0], end, 23.2, strong)
        press.write_right(press.set(sheet_name(paper, sheet), quiet, 60)[0], end, 27.8, quiet)
    title = Style(20, 26, 300, track=press.either(-0.2 / 20, 0.02))
    with pages.element("H1"):
        pages.line(_MARGIN, 44.4, press.single(speech.say("Signing sheet"), title, 58), INK)
    text = Style(8, press.either(11.4, 12.4))
    says = speech.say(
        "By signing I accept in my organisation’s name the declaration **{title}**, version {version}, which I "
        "have read in {language}. Sign inside the box, in dark ink. One row for each organisation.",
        title=paper.declaration.title.replace("*", "\\*"), version=paper.declaration.version,
        language=speech.language_name(paper.language),
    )  # fmt: skip
    lines = press.set(spans(says), text, end - 78)
    if len(lines) > 4:
        text = text.scaled(0.82)
        lines = press.set(spans(says), text, end - 78)[:5]
    with pages.element("P"):
        press.write(lines, 78, 50.0 - (len(lines) - 1) * text.lead / MM, text)
    _draw_rule(press, _TOP, 0.8)


def _draw_rule(press: Press, y: float, width: float) -> None:
    pages = press.pages
    with pages.artifact():
        rule = segment(_MARGIN * MM, pages.y(y), (pages.width - _MARGIN) * MM, pages.y(y))
        pages.draw(f"{stroked(INK if width > 0.5 else LINE, width)} {rule}")


def _draw_row(press: Press, row: SheetRow, top: float, *, is_last: bool) -> None:
    pages, speech = press.pages, press.speech
    with pages.element("Figure", alt=speech.say("QR code of the row {code}", code=row.code)) as figure:
        x, y = _MARGIN, top + 4.4
        code = qr.path(row.holds, x * MM, pages.y(y + _CODE), _CODE * MM)
        pages.draw(f"{filled(INK)} {code}")
        figure.box = (x * MM, pages.y(y + _CODE), (x + _CODE) * MM, pages.y(y))
    strong = Style(6.8, 9, 600)
    with pages.element("P"):
        line = press.set(row.code, strong, 40)[0]
        press.write_centred(line, _MARGIN + _CODE / 2, top + 23.2, strong)
    if row.organisation is None:
        _draw_field(press, speech.say("Organisation"), top + 9.0)
    else:
        _draw_organisation(press, row.organisation, top)
    _draw_field(press, speech.say("Name"), top + 18.6)
    _draw_field(press, speech.say("Role"), top + 27.4)
    _draw_box(press, top + _BOX_DOWN)
    _draw_rule(press, top + _ROW, 0.8 if is_last else 0.35)


def _draw_organisation(press: Press, name: str, top: float) -> None:
    style = Style(9, 11.2, 600)
    lines = press.set(name, style, _FIELD_WIDE)
    if len(lines) > 2:
        style = style.scaled(0.8)
        lines = press.at_most(3, name, style, _FIELD_WIDE)
    with press.pages.element("P"):
        press.write(lines, _FIELDS, top + 6.2 - (0.8 if len(lines) > 2 else 0.0), style)


def _draw_field(press: Press, label: str, y: float) -> None:
    """Draw a line to write on, what belongs there small over its beginning."""
    pages = press.pages
    with pages.element("P"):
        pages.line(_FIELDS, y - 2.6, press.single(label, _LABEL, _FIELD_WIDE), QUIET)
    with pages.artifact():
        rule = segment(_FIELDS * MM, pages.y(y), (_FIELDS + _FIELD_WIDE) * MM, pages.y(y))
        pages.draw(f"{stroked(QUIET, 0.4)} {rule}")


def _draw_box(press: Press, top: float) -> None:
    """Draw the box for the signature, with the consent to its publication inside."""
    pages, speech = press.pages, press.speech
    right = pages.width - _MARGIN
    left = right - _BOX_WIDE
    with pages.artifact():
        box = rectangle(left * MM, pages.y(top + _BOX_HIGH), _BOX_WIDE * MM, _BOX_HIGH * MM)
        y = pages.y(top + 18)
        dotted = segment((left + 4) * MM, y, (right - 5) * MM, y)
        pages.draw(f"{stroked(INK, 0.7)} {box} S {stroked(QUIET, 0.5, '[0.6 2.2] 0')} {dotted}")
    with pages.element("P"):
        pages.line(left + 2, top + 3.6, press.set(speech.say("Signature"), _LABEL, 40)[0], QUIET)
    small = Style(6.8, 9)
    words = press.single(speech.say("publish this signature"), small, 44)
    start = right - 6 - words.width / MM
    with pages.artifact():
        tick = rounded((start - 4) * MM, pages.y(top + 4.0), _TICK * MM, _TICK * MM, 1.2)
        pages.draw(f"{stroked(INK, 0.7)} {tick} S")
    with pages.element("P"):
        pages.line(start, top + 3.6, words, INK)


def _draw_foot(press: Press, paper: SheetPaper, sheet: int, sheets: int) -> None:
    pages, speech = press.pages, press.speech
    first = speech.say(
        "{code}, signing sheet · {language} · {sheet} · page {page} of {pages}",
        code=paper.coalition.code.upper(), language=speech.language_name(paper.language),
        sheet=sheet_name(paper, sheet), page=speech.number(sheet + 1), pages=speech.number(sheets),
    )  # fmt: skip
    second = speech.say("Scan at 300 dpi, whole and uncropped: the four marks must be seen.")
    with pages.artifact("Footer"):
        for n, words in enumerate((first, second)):
            line = press.single(words, FOOT, pages.width - 2 * _MARGIN - 8)
            press.write_centred(line, pages.width / 2, pages.height - 15.6 + 3.8 * n, FOOT)


def _facts(press: Press, paper: SheetPaper) -> Facts:
    speech = press.speech
    return Facts(
        title=speech.say("{title}: signing sheet", title=paper.declaration.title), author=paper.coalition.name,
        subject=speech.say("Sheet for signing on paper"), language=paper.language, at=paper.at,
    )  # fmt: skip
