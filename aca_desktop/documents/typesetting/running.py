"""What stands on every page: running head, footer, and the word that a sample's papers carry."""

from aca_desktop.documents.images.marks import draw_mark, wider
from aca_desktop.documents.images.vectors import filled, rectangle, rounded, segment, stroked
from aca_desktop.documents.typesetting.colours import HEAD_RULE, INK, LINE, QUIET, SUN, WHITE
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.papers.papers import CoalitionFace
from aca_desktop.i18n import Speech

NAME = Style(8.5, 11, 600)
RIGHT = Style(8.5, 11, 400, QUIET)
FOOT = Style(7, 9, 400, QUIET)


def draw_running_head(
    press: Press, face: CoalitionFace, right: str, margin: float, *, down: float = 0.0, read: bool = False
) -> None:
    """Draw mark, coalition's name and what this is, over a rule; `down` mm lower inside a frame.

    Where it stands for the first time it may be content to `read`; elsewhere the name is furniture.
    """
    pages = press.pages
    draw_mark(press, face, margin + 4.3, 17.8 + down, 8.6, said=read)
    beside = margin + 10.9 + wider(press, face, 8.6)
    end = pages.width - margin
    with pages.artifact():
        rule = pages.y(24.2 + down)
        pages.draw(f"{stroked(HEAD_RULE, 0.6)} {segment(margin * MM, rule, end * MM, rule)}")
    # The coalition's name is whole as long as the other's beginning can still be read.
    left_over = end - beside - 4.1 - press.width(face.name, NAME)
    line = press.single(right, RIGHT, min(74.0, max(40.0, left_over)))
    room = end - line.width / MM - beside - 4.1
    name = press.single(face.name, NAME, room)
    if read:
        with pages.element("P"):
            pages.line(beside, 19 + down, name, INK)
            press.write_right(line, end, 19 + down, RIGHT)
        return
    with pages.artifact("Header"):
        pages.line(beside, 19 + down, name, INK)
    # It may come in the middle of a table, which holds nothing but rows.
    with pages.within(pages.root), pages.element("P"):
        press.write_right(line, end, 19 + down, RIGHT)


def draw_footer(
    press: Press, left: str, centre: str, page: int, margin: float, *, framed: bool, also: Speech | None = None
) -> None:
    """Draw what the document is, its id, and the page's number (from 0), in a second language too if given.

    What is on each of several pages is decoration; on a single one it is said nowhere else, and is read.
    """
    pages = press.pages
    height, end = pages.height, pages.width - margin
    base = height - (15.2 if framed else 12.2)
    spoken = [press.speech, *([also] if also else [])]
    number = " / ".join(one.say("Page {page} of {pages}", page=page + 1, pages=pages.count) for one in spoken)
    if not framed:
        with pages.artifact():
            rule = segment(margin * MM, pages.y(height - 17), end * MM, pages.y(height - 17))
            pages.draw(f"{stroked(LINE, 0.4)} {rule}")
    with pages.artifact("Footer") if pages.count > 1 else pages.element("P"):
        middle = press.set(centre, FOOT, 200)[0]
        press.write_centred(middle, pages.width / 2, base, FOOT)
        room = (pages.width - 2 * margin - middle.width / MM) / 2 - 4
        pages.line(margin, base, press.single(left, FOOT, room), FOOT.colour)
        press.write_right(press.single(number, FOOT, room), end, base, FOOT)


def draw_open_feet(press: Press, face: CoalitionFace, left: str, centre: str, margin: float) -> None:
    """Draw the footer of every page of a paper that has no frame, and the sample's word."""
    for page in range(press.pages.count):
        press.pages.turn_to(page)
        draw_footer(press, left, centre, page, margin, framed=False)
        if face.sample:
            draw_sample(press, page, framed=False)


def draw_sample(press: Press, page: int, *, framed: bool) -> None:
    """Say that this is a sample, in a tab on the lower edge; it interrupts the frame, if there is one."""
    pages = press.pages
    word = Style(8, 10, 600, INK, track=0.1 if press.japanese else 0.16)
    rest = Style(7.2, 10, 400, INK)
    says = press.speech.say("Sample")
    says = says if press.japanese else says.upper()
    sentence = press.speech.say("made to try the program; nobody signed this")
    wide = press.width(says, word) + 2.6 + press.width(sentence, rest)
    middle = pages.height - (10.55 if framed else 6.4)
    left = (pages.width - wide) / 2
    with pages.artifact():
        if framed:
            ground = rectangle((left - 5.6) * MM, pages.y(middle + 1.6), (wide + 11.2) * MM, 3.2 * MM)
            pages.draw(f"{filled(WHITE)} {ground} f")
        tab = rounded((left - 3.6) * MM, pages.y(middle + 2.5), (wide + 7.2) * MM, 5 * MM, 2.5 * MM)
        pages.draw(f"{filled(SUN)} {tab} f")

    def write() -> None:
        pages.line(left, middle + 1, press.set(says, word, 100)[0], word.colour)
        pages.line(
            left + press.width(says, word) + 2.6, middle + 1, press.set(sentence, rest, 150)[0], rest.colour
        )

    if page == 0:
        with pages.element("P"):
            write()
    else:
        with pages.artifact("Watermark"):
            write()
