"""The hand's signature over its line, and under it who signed, for whom, where and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from aca_desktop.documents import words
from aca_desktop.documents.images.pictures import Picture
from aca_desktop.documents.images.vectors import filled, ink, segment, stroked
from aca_desktop.documents.typesetting.colours import INK, PEN, QUIET
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.coalition.emphasis import Span
from aca_desktop.domain.papers.papers import SignatureFace
from aca_desktop.domain.signing.ink import Trace
from aca_desktop.domain.signing.ink_outline import Pen, outline, points_box
from aca_desktop.i18n import Speech

LINE_UP = 58.0
LINE_LONG = 92.0
_BLOCK_HIGH = 36.0
_TYPED, _TYPED_HIGH = Style(22, 26, 300, PEN), 24.0
_SEAL_HIGH, _SEAL_WIDE = 21.0, 76.0
_LARGEST = 1.25
_MARKS_OF_A_STROKE, _MARKS_OF_A_DOT = 8, 5
_FACTORS = (1.0, 0.94, 0.88, 0.8, 0.72, 0.64, 0.56)


@dataclass(frozen=True, slots=True)
class InkBox:
    """Room for ink (left, top, width, height in mm), and its pen's narrowest and widest line in points.

    `step` is how near points are told apart on paper, in points: hundreds of small signatures want fewer of them.
    """

    left: float
    top: float
    width: float
    height: float
    thin: float
    thick: float
    centred: bool = False
    step: float | None = None


def draw_ink(press: Press, hand: Trace, box: InkBox) -> None:
    """Draw ink as large as the box allows, standing on its bottom, from its left."""
    press.pages.limits.take(sum(_MARKS_OF_A_STROKE + _MARKS_OF_A_DOT * len(stroke) for stroke in hand.strokes))
    left, top, right, bottom = points_box(hand)
    wide, high = max(right - left, 1.0) / 100, max(bottom - top, 1.0) / 100
    factor = min(box.width / wide, box.height / high, _LARGEST)
    scale = factor * MM / 100
    shapes = outline(
        hand, Pen(box.thin / scale, box.thick / scale, None if box.step is None else box.step / scale)
    )
    beside, under = (box.width - wide * factor) / 2, (box.height - high * factor) / 2
    x = (box.left + (beside if box.centred else 0.0)) * MM - left * scale
    y = press.pages.y(box.top + box.height - (under if box.centred else 0.0)) + bottom * scale
    unit = 0.01 if box.step is None else 0.05
    press.pages.draw(f"{filled(PEN)}\n{ink(shapes, x, y, scale, unit)}")


def draw_signature(
    press: Press, face: SignatureFace, margin: float, line_up: float = LINE_UP, also: Speech | None = None
) -> None:
    """Draw the signature's block at the foot of a framed page, its line so far up; the day in a second language
    too if given."""
    pages = press.pages
    y = pages.height - line_up
    _draw_hand(press, face, margin, y)
    with pages.artifact():
        pages.draw(
            f"{stroked(INK, 0.6)} {segment(margin * MM, pages.y(y), (margin + LINE_LONG) * MM, pages.y(y))}"
        )
    for factor, most in (*((factor, 99) for factor in _FACTORS[:-1]), *((_FACTORS[-1], n) for n in (5, 4, 3))):
        rows = tuple(_rows(press, face, factor, most, also))
        if sum(row.high for row in rows) <= _BLOCK_HIGH:
            break
    at = y + 1.5
    for row in rows:
        with pages.element("P"):
            press.write(row.lines, margin, at + row.above, row.style)
        at += row.high


def _draw_hand(press: Press, face: SignatureFace, margin: float, y: float) -> None:
    pages = press.pages
    if face.ink is not None:
        wide, high, under = (70.0, 21.0, -1.5) if press.japanese else (76.0, 27.0, 3.0)
        thin, thick = (0.7, 3.0) if press.japanese else (0.6, 2.3)
        who = face.signer or words.gone(press.speech, face)
        with pages.element("Figure", alt=press.speech.say("Handwritten signature of {name}", name=who)) as figure:
            draw_ink(press, face.ink, InkBox(margin + 4, y + under - high, wide, high, thin, thick))
            figure.box = (
                (margin + 4) * MM,
                pages.y(y + under),
                (margin + 4 + wide) * MM,
                pages.y(y + under - high),
            )
    elif face.picture is not None and (picture := press.picture(face.picture)) is not None:
        _draw_seal_image(press, face, picture, margin, y)
    elif face.signer is not None and face.method == "typed":
        lines, style = press.whole(face.typed or face.signer, _TYPED, LINE_LONG - 8, _TYPED_HIGH)
        with pages.element("P"):
            press.write(lines, margin + 4, y - 3 - (len(lines) - 1) * style.lead / MM, style)
    else:
        style = Style(9, 12, 400, QUIET, italic=not press.japanese)
        says = words.method(press.speech, face) if face.signer is not None else words.gone(press.speech, face)
        lines = press.at_most(3, says, style, LINE_LONG - 8)
        with pages.element("P"):
            press.write(lines, margin + 4, y - 3.2 - (len(lines) - 1) * style.lead / MM, style)


def _draw_seal_image(press: Press, face: SignatureFace, picture: Picture, margin: float, y: float) -> None:
    """Draw the image of a seal over the line, as large as the hand's signature would be at most."""
    pages = press.pages
    high = min(_SEAL_HIGH, _SEAL_WIDE * picture.height / picture.width)
    wide = high * picture.width / picture.height
    top = y - 1.5 - high
    who = face.signer or face.organisation
    with pages.element("Figure", alt=press.speech.say("Image of the seal of {name}", name=who)) as figure:
        pages.picture("SealImage", picture, (margin + 4, top, wide, high))
        figure.box = ((margin + 4) * MM, pages.y(y - 1.5), (margin + 4 + wide) * MM, pages.y(top))


@dataclass(frozen=True, slots=True)
class _Row:
    lines: tuple[Line, ...]
    style: Style
    above: float
    high: float


def _rows(press: Press, face: SignatureFace, factor: float, most: int, also: Speech | None) -> Iterator[_Row]:
    """Yield the block's rows in a size, each with the room to its first baseline and its whole height.

    Each has at most so many lines, the last cut short.
    """
    second = f" / {also.day(face.day)}" if also else ""
    if press.japanese:
        styled: list[tuple[str | tuple[Span, ...], Style]] = [
            (face.organisation, Style(10.5, 13.6, 600)),
            (_title_and_name(face.signer, face.title), Style(9.8, 13.6, 400)),
            *((_title_and_name(one.name, one.title), Style(9.8, 13.6, 400)) for one in face.co_signers),
            (_day_and_place(press, face) + second, Style(9, 14.2, 400, QUIET)),
        ]
    else:
        styled = [
            (face.signer or "", Style(11, 13.3, 600)),
            (face.title or "", Style(9.5, 13.3, 400)),
            *((_with_title(press, one.name, one.title), Style(9.5, 13.3, 400)) for one in face.co_signers),
            (face.organisation, Style(9.5, 13.3, 600)),
            (words.place_and_day(press.speech, face) + second, Style(9.5, 13.3, 400, QUIET)),
        ]
    for text, whole in styled:
        if not text:
            continue
        style = whole.scaled(factor)
        lines = press.set(text, style, LINE_LONG)
        if len(lines) > most:
            lines = press.at_most(
                most, text if isinstance(text, str) else "".join(span.text for span in text), style, LINE_LONG
            )
        lead = style.lead / MM
        yield _Row(lines, style, lead, lead * len(lines))


def _title_and_name(name: str | None, title: str | None) -> tuple[Span, ...]:
    """Return role and name as Japanese documents write them: in one line, the name stronger."""
    before = (Span(title + ("　" if name else "")),) if title else ()
    return (*before, Span(name, strong=True)) if name else before


def _with_title(press: Press, name: str, title: str | None) -> str:
    """Return one who signs with the signer."""
    return press.speech.say("{name}, {title}", name=name, title=title) if title else name


def _day_and_place(press: Press, face: SignatureFace) -> str:
    day = press.speech.day(face.day)
    return f"{day}　{face.place}" if face.place else day
