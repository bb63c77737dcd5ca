"""How the summary counts, where its numbers come from, how to check it, and its seal."""

from collections.abc import Callable
from datetime import date

from aca_desktop.documents.evidence_rows import moment
from aca_desktop.documents.images.seal_picture import RADIUS, coalition_seal, draw_seal
from aca_desktop.documents.images.vectors import segment, stroked
from aca_desktop.documents.summary_pages.method_columns import Column, Hash, Piece, draw_columns
from aca_desktop.documents.summary_pages.method_note import (
    Section,
    Sources,
    cite_figures,
    commitments_section,
    dated,
    operators_section,
    places_section,
)
from aca_desktop.documents.summary_pages.summary_charts import draw_title
from aca_desktop.documents.summary_pages.summary_claims import draw_claims
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN, day_of
from aca_desktop.documents.typesetting.colours import GREEN, LINE
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.panel import Panel
from aca_desktop.documents.typesetting.press import Press
from aca_desktop.domain.papers.papers import CoalitionFace, SealFace
from aca_desktop.domain.papers.summary_papers import SummaryPaper
from aca_desktop.domain.papers.summary_tally import Tally

_GUTTER = 9.0


def draw_method(press: Press, paper: SummaryPaper, counted: Tally, turn_page: Callable[[], None]) -> None:
    """Draw the method page, with the public sentences and their proofs, on as many more as these take."""
    draw_title(press, press.speech.say("Method and check"))
    y = draw_columns(press, _note(press, paper, counted), 54.0, turn_page)
    if cited := [one for one in paper.claims if not one.slots]:
        y = draw_claims(press, cited, y + 4, turn_page)
    draw_end(press, paper.coalition, paper.seal, day_of(paper), y, turn_page, _recount(press, paper, counted))


def draw_end(
    press: Press, face: CoalitionFace, own: SealFace, day: date, y: float, turn_page: Callable[[], None],
    recount: str | None = None,
) -> None:  # fmt: skip
    """Draw the seal and how to check it, from y on or on a further page; `recount` says how to count the list."""
    panel = check_panel(press, press.pages.width - 2 * SUMMARY_MARGIN, recount)
    if y + 2 * RADIUS + 26 + panel.height > press.pages.height - 22:
        turn_page()
        y = 24.0
    else:
        _draw_rule(press, y)
    y = draw_method_seal(press, face, own, day, y)
    panel.draw(SUMMARY_MARGIN, min(y + 10, press.pages.height - 22 - panel.height))


def _draw_rule(press: Press, y: float) -> None:
    pages = press.pages
    with pages.artifact():
        end = (pages.width - SUMMARY_MARGIN) * MM
        pages.draw(f"{stroked(LINE, 0.5)} {segment(SUMMARY_MARGIN * MM, pages.y(y), end, pages.y(y))}")


def _note(press: Press, paper: SummaryPaper, counted: Tally) -> list[Piece]:
    """Return the whole note; what it cites is numbered as it comes."""
    speech = press.speech
    sources = Sources(speech, _first_sources(press, paper))
    note: list[Piece] = [Section(speech.say("What is counted"), (*_counted(press, paper, counted), dated(speech)))]
    if paper.totals:
        note.append(places_section(speech, sources, paper.method))
    if paper.commitments is not None:
        note.append(commitments_section(speech, sources, paper.method))
    if omitted := _not_counted(press, paper):
        note.append(Section(speech.say("What is not counted"), tuple(omitted)))
    if paper.claims:
        note.append(operators_section(speech))
    cite_figures(sources, paper.method)
    note += [sources.section(), Hash(speech.say("Digest of the journal (SHA-256)"), paper.journal_sha256)]
    if paper.declaration is not None:
        title = speech.say("Hash of the declaration’s version (SHA-256)")
        note.append(Hash(title, paper.declaration.version_sha256))
    return note


def _counted(press: Press, paper: SummaryPaper, counted: Tally) -> list[str]:
    speech = press.speech
    said = [
        speech.say(
            "Organisations with a signature in force on {moment}: signed or approved, and not withdrawn, "
            "rejected or replaced. Several signatures of one organisation count once.",
            moment=moment(speech, paper.at),
        )
    ]
    if counted.founding:
        said.append(
            speech.say_count(
                "{count} of them is a founding member.", "{count} of them are founding members.", counted.founding
            )
        )
    return said


def _not_counted(press: Press, paper: SummaryPaper) -> list[str]:
    speech = press.speech
    said = []
    if paper.provisional:
        said.append(
            speech.say_count(
                "{count} organisation has signed provisionally: its own body has yet to ratify.",
                "{count} organisations have signed provisionally: their own bodies have yet to ratify.",
                paper.provisional,
            )
        )
    if paper.withdrawn:
        said.append(
            speech.say_count(
                "{count} organisation has withdrawn its signature.",
                "{count} organisations have withdrawn their signatures.",
                paper.withdrawn,
            )
        )
    if paper.expected:
        said.append(
            speech.say_count(
                "{count} organisation is expected and has not signed.",
                "{count} organisations are expected and have not signed.",
                paper.expected,
            )
        )
    if not paper.totals and paper.commitments is None:
        said.append(speech.say("This summary counts organisations alone: no people, no money, no targets."))
    return said


def _first_sources(press: Press, paper: SummaryPaper) -> list[str]:
    speech = press.speech
    said = [speech.say("The coalition’s journal of signatures, as it stood on the laptop that made this summary.")]
    face = paper.declaration
    if face is not None:
        said.append(
            speech.say(
                "The declaration “{title}”, version {version}, published on {day}.",
                title=face.title, version=face.version, day=speech.day(face.published),
            )
        )  # fmt: skip
        if face.public_since is not None:
            said.append(
                speech.say(
                    "The declaration’s text has been public since {day}, before it was published here ({source}).",
                    day=speech.day(face.public_since), source=face.public_source or "–",
                )
            )  # fmt: skip
    return said


def _seal(press: Press, face: CoalitionFace, seal: SealFace) -> list[str]:
    speech = press.speech
    laptop = speech.say("{laptop} · check code {code}", laptop=seal.laptop, code=seal.check_code)
    if not seal.enrolled:
        return [laptop, speech.say("None yet: the coalition has not enrolled this laptop")]
    certificate = speech.say(
        "{code}, {laptop}; issued by {issuer}, valid until {day}",
        code=face.code.upper(), laptop=seal.laptop, issuer=seal.issuer,
        day=speech.day(seal.valid_until),
    )  # fmt: skip
    return [laptop, certificate]


def draw_method_seal(press: Press, face: CoalitionFace, own: SealFace, day: date, y: float) -> float:
    """Draw the seal with what is known of it beside it, and return where this ends."""
    speech = press.speech
    beside = Column(press, SUMMARY_MARGIN + 2 * RADIUS + _GUTTER, y + 11)
    beside.section(speech.say("Seal"), *_seal(press, face, own))
    beside.hash(speech.say("Root’s fingerprint"), own.root_sha256)
    middle = y + 8 + RADIUS
    seal = coalition_seal(press, face, own, day)
    draw_seal(press, SUMMARY_MARGIN + RADIUS, middle, face, GREEN, seal)
    return max(middle + RADIUS, beside.y - 9)


def _recount(press: Press, paper: SummaryPaper, counted: Tally) -> str | None:
    """Say how the list is counted, None where there is none."""
    if not counted.signatories:
        return None
    if counted.signatories < len(paper.rows):
        return press.speech.say(
            "Count the rows of the list that do not await ratification: there are as many as signatories on the "
            "cover."
        )
    return press.speech.say("Count the rows of the list: there are as many as signatories on the cover.")


def check_panel(press: Press, width: float, recount: str | None) -> Panel:
    """Return the panel that tells how a summary is checked; `recount` says how its list is counted."""
    speech = press.speech
    steps = (
        speech.say(
            "Open the file in a PDF reader: its panel of signatures must say that nothing has changed "
            "since sealing."
        ),
        *([recount] if recount else []),
        speech.say(
            "Or by the program: {command}. The attached file {file} holds the record.",
            command="aca-desktop verify FILE.pdf --trust ROOT.pem", file="evidence-1.json",
        ),
    )  # fmt: skip
    aside = speech.say(
        "That every organisation meant what it signed, or does what it promised. Each signature has its own "
        "declaration with its own evidence."
    )
    return Panel(press, width, speech.say("How to check it"), steps, speech.say("What it does not prove"), aside)
