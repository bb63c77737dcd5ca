"""The joint declaration: a text to frame with the number of its signatories, then all of them, page after page."""

from datetime import date, datetime

from aca_desktop.documents.about_journal import journal_facts, journal_name
from aca_desktop.documents.from_record import Drawn, from_record
from aca_desktop.documents.images.seal_picture import coalition_seal, draw_seal
from aca_desktop.documents.images.vectors import segment, stroked
from aca_desktop.documents.joint_signatories import Signatories
from aca_desktop.documents.typesetting.bilingual import BILINGUAL_MARGIN
from aca_desktop.documents.typesetting.colours import GREEN, INK, QUIET
from aca_desktop.documents.typesetting.finish import Facts
from aca_desktop.documents.typesetting.framed import MARGIN, FramedWords, Framing, draw_text, seal_centre
from aca_desktop.documents.typesetting.page import MM, Limits, Pages
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import draw_footer, draw_sample
from aca_desktop.domain.papers.papers import JointPaper, JointText
from aca_desktop.i18n import Speech

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
