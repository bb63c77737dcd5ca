"""An organisation's signed declaration: the text and the signature to frame, then the evidence."""

from dataclasses import replace

from aca_desktop.documents import words
from aca_desktop.documents.evidence_page import EVIDENCE_MARGIN, draw_evidence
from aca_desktop.documents.from_record import Drawn, from_record
from aca_desktop.documents.images.seal_picture import SealWords, draw_seal
from aca_desktop.documents.signature_block import LINE_UP, draw_signature
from aca_desktop.documents.typesetting.bilingual import BILINGUAL_LINE_UP, BILINGUAL_MARGIN, draw_side_by_side
from aca_desktop.documents.typesetting.colours import GREEN
from aca_desktop.documents.typesetting.finish import Facts
from aca_desktop.documents.typesetting.frame import MANIFESTS
from aca_desktop.documents.typesetting.framed import MARGIN, FramedWords, Framing, draw_text, seal_centre
from aca_desktop.documents.typesetting.page import Limits, Pages
from aca_desktop.documents.typesetting.press import Press, shortened
from aca_desktop.documents.typesetting.running import draw_footer, draw_sample
from aca_desktop.domain.papers.papers import DeclarationFace, DeclarationPaper
from aca_desktop.i18n import Speech


def draw(paper: DeclarationPaper, limits: Limits | None = None) -> bytes:
    """Return the finished PDF, ready to be sealed; the same record gives the same bytes."""
    return from_record(paper, _laid_out, limits)


def _laid_out(paper: DeclarationPaper, limits: Limits | None) -> Drawn:
    press = Press(Pages(paper.page_size, limits), Speech(paper.language, paper.coalition.country))
    framed = _draw_framed(press, paper)
    draw_evidence(press, paper)
    _draw_feet(press, paper, framed)
    return press.pages, _facts(press, paper)


def _draw_feet(press: Press, paper: DeclarationPaper, framed: int) -> None:
    also = Speech(paper.beside.language, paper.coalition.country) if paper.beside else None
    languages = [one.language_name(one.language) for one in ([press.speech, also] if also else [press.speech])]
    left = press.speech.say(
        "{code}, declaration {version} · {language}",
        code=paper.coalition.code.upper(), version=paper.declaration.version, language=" / ".join(languages),
    )  # fmt: skip
    centre = press.speech.say("Record {id}", id=shortened(paper.entry.id))
    for page in range(press.pages.count):
        press.pages.turn_to(page)
        margin = MARGIN if page < framed and not also else EVIDENCE_MARGIN
        draw_footer(press, left, centre, page, margin, framed=page < framed, also=also)
        if paper.coalition.sample:
            draw_sample(press, page, framed=page < framed)


def _facts(press: Press, paper: DeclarationPaper) -> Facts:
    return Facts(
        title=press.speech.say(
            "{title}: {organisation}", title=paper.declaration.title, organisation=paper.signature.organisation
        ),
        author=paper.coalition.name, subject=press.speech.say("Signed declaration"), language=paper.language,
        at=paper.entry.at,
    )  # fmt: skip


def _draw_framed(press: Press, paper: DeclarationPaper) -> int:
    """Draw the pages with the text, as a rule one, and return how many they are."""
    manifest = MANIFESTS.get(paper.signature.status)
    beside = paper.beside
    framing = Framing(paper.coalition, manifest, words.status(press.speech, paper.signature))
    also = Speech(beside.language, paper.coalition.country) if beside else None
    if also is not None:
        framing = replace(framing, margin=BILINGUAL_MARGIN, down=0.0 if manifest else -4.0)

    def foot() -> None:
        line_up = LINE_UP if also is None else BILINGUAL_LINE_UP
        draw_signature(press, paper.signature, framing.margin, line_up, also)
        told = press.speech.say(
            "Electronic seal of {coalition}, made on the laptop {laptop}",
            coalition=paper.coalition.in_text, laptop=paper.seal.laptop,
        )  # fmt: skip
        seal = SealWords(words.seal_above(press.speech, paper), words.seal_below(press.speech, paper), told)
        x, y = seal_centre(press, framing)
        draw_seal(press, x, y, paper.coalition, manifest.seal if manifest else GREEN, seal)

    said = _framed_words(press.speech, paper.declaration)
    if beside is None or also is None:
        return draw_text(press, framing, said, foot)
    return draw_side_by_side(press, framing, (said, _framed_words(also, beside.declaration)), also, foot)


def _framed_words(speech: Speech, face: DeclarationFace) -> FramedWords:
    return FramedWords(speech.say("Declaration"), face.title, face.text)
