"""The certificate of participation: one page, wider than high, on which the organisation's name stands large."""

from aca_desktop.documents.from_record import Drawn, from_record
from aca_desktop.documents.images import qr
from aca_desktop.documents.images.marks import draw_mark, wider
from aca_desktop.documents.images.rings import on_certificate
from aca_desktop.documents.images.seal_picture import coalition_seal, draw_seal
from aca_desktop.documents.images.vectors import filled, segment, stroked
from aca_desktop.documents.typesetting.colours import GREEN, INK, QUIET
from aca_desktop.documents.typesetting.finish import Facts
from aca_desktop.documents.typesetting.frame import draw_frame
from aca_desktop.documents.typesetting.framed import draw_rings, kicker_style
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM, Limits, Pages
from aca_desktop.documents.typesetting.press import Press, Style, shortened
from aca_desktop.documents.typesetting.running import draw_footer, draw_sample
from aca_desktop.domain.papers.papers import CertificatePaper
from aca_desktop.i18n import Speech

_MARGIN = 34.0
_LINE_UP, _LINE_LONG = 43.0, 72.0
_ISSUER_WIDE = 86.0
_CODE = 24.0
_NAME_SIZES = (38.0, 34.0, 30.0, 26.0, 23.0, 20.0)
_LONG_NAME_SIZES = (17, 14.5, 12)
"""On three lines, for names that are too long for two of the smallest of the others: nobody's is cut."""
_NAME_WIDE, _TEXT_WIDE = 210.0, 168.0


def draw(paper: CertificatePaper, limits: Limits | None = None) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    return from_record(paper, _laid_out, limits)


def _laid_out(paper: CertificatePaper, limits: Limits | None) -> Drawn:
    press = Press(Pages(paper.page_size, limits, landscape=True), Speech(paper.language, paper.coalition.country))
    middle = press.pages.width / 2
    heart = (middle, press.pages.height - _LINE_UP)
    draw_rings(press, paper.coalition, heart, on_certificate(GREEN))
    draw_frame(press, None)
    draw_mark(press, paper.coalition, middle - wider(press, paper.coalition, 19) / 2, 32.8, 19, said=True)
    y = _draw_names(press, paper)
    _draw_words(press, paper, y)
    _draw_issuer(press, paper)
    _draw_check(press, paper)
    words = coalition_seal(press, paper.coalition, paper.seal, paper.since)
    draw_seal(press, *heart, paper.coalition, GREEN, words)
    _draw_foot(press, paper)
    return press.pages, _facts(press, paper)


def _centred(press: Press, lines: tuple[Line, ...], y: float, style: Style) -> float:
    for n, line in enumerate(lines):
        press.write_centred(line, press.pages.width / 2, y + n * style.lead / MM, style)
    return y + (len(lines) - 1) * style.lead / MM


def _draw_names(press: Press, paper: CertificatePaper) -> float:
    """Draw whose certificate it is and for whom, and return the last baseline."""
    pages = press.pages
    own = Style(11.5, 14.2, 600)
    with pages.element("P"):
        _centred(press, press.at_most(2, paper.coalition.name, own, 150), 49.0, own)
    over = kicker_style(press)
    says = press.speech.say("Certificate of participation")
    with pages.element("P"):
        _centred(press, press.set(says if press.japanese else says.upper(), over, 150), 65.6, over)
    for size in _NAME_SIZES:
        style = Style(size, size * 1.22, 300, track=press.either(-0.008, 0.02))
        lines = press.set(paper.organisation, style, _NAME_WIDE, shape="title")
        if len(lines) == 1:
            break
    for size in _LONG_NAME_SIZES:
        if len(lines) <= 2:
            break
        style = Style(size, size * 1.22, 300)
        lines = press.at_most(3, paper.organisation, style, _NAME_WIDE)
        if not lines[-1].text.endswith("…"):
            break
    with pages.element("H1"):
        return _centred(press, lines, 82.0 if len(lines) == 1 else 77.5, style)


def _draw_words(press: Press, paper: CertificatePaper, y: float) -> None:
    pages, speech = press.pages, press.speech
    text = Style(11.5, press.either(18.2, 20.4))
    says = speech.say(
        "has been part of {coalition} since {day}. It signed the declaration “{title}”, version {version}.",
        coalition=paper.coalition.in_text, day=speech.day(paper.since), title=paper.declaration.title,
        version=paper.declaration.version,
    )  # fmt: skip
    with pages.element("P"):
        y = _centred(press, press.at_most(4, says, text, _TEXT_WIDE), y + 13.6, text)
    if paper.targets:
        strong = Style(9.5, 13.2, 600, GREEN)
        says = speech.say("Targets: {list}", list=" · ".join(paper.targets))
        with pages.element("P"):
            _centred(press, press.at_most(2, says, strong, _TEXT_WIDE), y + 9.0, strong)


def _draw_issuer(press: Press, paper: CertificatePaper) -> None:
    """Draw the line on which somebody signs for the coalition, and who that is."""
    pages, speech = press.pages, press.speech
    y = pages.height - _LINE_UP
    with pages.artifact():
        rule = segment(_MARGIN * MM, pages.y(y), (_MARGIN + _LINE_LONG) * MM, pages.y(y))
        pages.draw(f"{stroked(INK, 0.6)} {rule}")
    day = speech.day(paper.since)
    place = speech.say("{place}, {day}", place=paper.place, day=day) if paper.place else day
    rows = (
        (paper.issuer or paper.coalition.name, Style(10.5, 13, 600)),
        (paper.issuer_title or speech.say("For the coalition"), Style(9.5, 12)),
        (place, Style(9.5, 12, 400, QUIET)),
    )
    at = y + 5.6
    for words, style in rows:
        lines = press.at_most(2 if style.weight == 600 else 1, words, style, _ISSUER_WIDE)
        with pages.element("P"):
            at = press.write(lines, _MARGIN, at, style) + 4.7


def _draw_check(press: Press, paper: CertificatePaper) -> None:
    """Draw the record's QR code, and how the certificate is checked."""
    pages, speech = press.pages, press.speech
    holds = f"ACA-DESKTOP:1:{paper.coalition.code.upper()}:{paper.entry.id.upper()}"
    left, top = pages.width - _MARGIN - _CODE, pages.height - _LINE_UP - 8.4
    with pages.element("Figure", alt=speech.say("QR code with the record’s id, for checking")) as figure:
        code = qr.path(holds, left * MM, pages.y(top + _CODE), _CODE * MM)
        pages.draw(f"{filled(INK)} {code}")
        figure.box = (left * MM, pages.y(top + _CODE), (left + _CODE) * MM, pages.y(top))
    rows = (
        (speech.say("To check it"), Style(9.5, 12, 600)),
        ("aca-desktop verify", Style(9.5, 12)),
        (speech.say("root {id}", id=shortened(paper.seal.root_sha256)), Style(9.5, 12, 400, QUIET)),
    )
    for n, (words, style) in enumerate(rows):
        with pages.element("P"):
            press.write_right(press.single(words, style, 60), left - 4, top + 14 + 4.7 * n, style)


def _draw_foot(press: Press, paper: CertificatePaper) -> None:
    left = press.speech.say(
        "{code}, certificate · {language}",
        code=paper.coalition.code.upper(), language=press.speech.language_name(paper.language),
    )  # fmt: skip
    centre = press.speech.say("Record {id}", id=shortened(paper.entry.id))
    draw_footer(press, left, centre, 0, _MARGIN, framed=True)
    if paper.coalition.sample:
        draw_sample(press, 0, framed=True)


def _facts(press: Press, paper: CertificatePaper) -> Facts:
    speech = press.speech
    return Facts(
        title=speech.say("{organisation}: certificate of participation", organisation=paper.organisation),
        author=paper.coalition.name, subject=speech.say("Certificate of participation"), language=paper.language,
        at=paper.entry.at,
    )  # fmt: skip
