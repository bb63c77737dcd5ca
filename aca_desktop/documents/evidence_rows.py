"""What the evidence page says, section by section, before it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from aca_desktop.documents import words
from aca_desktop.documents.typesetting.colours import INK, QUIET, Colour
from aca_desktop.documents.typesetting.frame import MANIFESTS
from aca_desktop.documents.typesetting.press import shortened
from aca_desktop.domain.papers.papers import DeclarationPaper
from aca_desktop.domain.signing.ink import Trace
from aca_desktop.domain.values.addresses import website_in
from aca_desktop.i18n import Speech


@dataclass(frozen=True, slots=True)
class Text:
    """A key and its value in words, and the web address in it that can be followed."""

    key: str
    value: str
    colour: Colour = INK
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Hash:
    """A key and 64 hexadecimal digits."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class InkRow:
    """A key and the hand's signature."""

    key: str
    value: Trace
    alt: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A purpose and whether it was consented to."""

    words: str
    given: bool


type Row = Text | Hash | InkRow | Tick


@dataclass(frozen=True, slots=True)
class Section:
    """A title and its rows."""

    title: str
    rows: tuple[Row, ...]


def sections(speech: Speech, paper: DeclarationPaper) -> tuple[Section, ...]:
    """Return all sections that have something to say."""
    whole = (
        Section(speech.say("Declaration"), tuple(_declaration(speech, paper))),
        Section(speech.say("Signer"), tuple(_signer(speech, paper))),
        Section(speech.say("Consents"), tuple(Tick(c.words, c.given) for c in paper.signature.consents)),
        Section(speech.say("Signature"), tuple(_signature(speech, paper))),
        Section(speech.say("Record"), tuple(_record(speech, paper))),
        Section(speech.say("Seal"), tuple(_seal(speech, paper))),
    )
    return tuple(section for section in whole if section.rows)


def _declaration(speech: Speech, paper: DeclarationPaper) -> Iterator[Row]:
    face = paper.declaration
    yield Text(speech.say("Title"), face.title)
    version = speech.say("{version}, published on {day}", version=face.version, day=speech.day(face.published))
    yield Text(speech.say("Version"), version)
    if face.public_since is not None:
        since = speech.say("{day} ({source})", day=speech.day(face.public_since), source=face.public_source or "–")
        yield Text(speech.say("Public since"), since, address=website_in(face.public_source or ""))
    yield Text(speech.say("Read in"), words.read_in(speech, paper))
    yield Hash(speech.say("Hash of the text (SHA-256)"), face.text_sha256)
    if paper.beside is not None:
        yield Text(speech.say("Beside it"), speech.language_name(paper.beside.language))
        yield Hash(speech.say("Hash of the text (SHA-256)"), paper.beside.declaration.text_sha256)


def _signer(speech: Speech, paper: DeclarationPaper) -> Iterator[Row]:
    face = paper.signature
    who = face.signer or words.gone(speech, face)
    if face.title:
        who = speech.say("{name}, {title}", name=who, title=face.title)
    yield Text(speech.say("Name and role"), who)
    for one in face.co_signers:
        named = speech.say("{name}, {title}", name=one.name, title=one.title) if one.title else one.name
        yield Text(speech.say("Signs with them"), named)
    yield Text(speech.say("Organisation"), words.organisation(speech, face))
    yield Text(speech.say("Authority"), words.basis(speech, face))
    if face.mandate_sha256:
        yield Hash(speech.say("Hash of the mandate"), face.mandate_sha256)
    yield Text(speech.say("Identified"), words.identified(speech, face))
    yield Text(speech.say("Witness"), words.witness(speech, face))


def _signature(speech: Speech, paper: DeclarationPaper) -> Iterator[Row]:
    face = paper.signature
    manifest = MANIFESTS.get(face.status)
    if manifest is not None:
        said = words.status(speech, face)
        yield Text(speech.say(manifest.word), said, manifest.seal if manifest.seal != QUIET else manifest.colour)
    if face.ink is not None:
        who = face.signer or words.gone(speech, face)
        yield InkRow(speech.say("Ink"), face.ink, speech.say("Handwritten signature of {name}", name=who))
    for one in face.co_signers:
        if one.ink is not None:
            yield _ink_of(speech, one.name, one.ink)
    if face.witness_ink is not None:
        yield _ink_of(speech, face.witness or speech.say("Witness"), face.witness_ink)
    yield Text(speech.say("Method"), words.method(speech, face))
    if face.row_code:
        yield Text(speech.say("Row of the sheet"), face.row_code)
    if face.ink_sha256:
        yield Hash(speech.say("Hash of the ink"), face.ink_sha256)
    if face.elsewhere_sha256:
        yield Hash(speech.say("Hash of the source file"), face.elsewhere_sha256)


def _ink_of(speech: Speech, name: str, ink: Trace) -> InkRow:
    return InkRow(
        speech.say("Ink of {name}", name=name), ink, speech.say("Handwritten signature of {name}", name=name)
    )


def _record(speech: Speech, paper: DeclarationPaper) -> Iterator[Row]:
    entry = paper.entry
    yield Hash(speech.say("Entry"), entry.id)
    number = speech.number(entry.seq)
    if entry.prev is None:
        place = speech.say("Number {number} of this laptop, its first", number=number)
    else:
        place = speech.say("Number {number} of this laptop, after {id}", number=number, id=shortened(entry.prev))
    yield Text(speech.say("Place in the chain"), place)
    yield Text(speech.say("Laptop’s time"), moment(speech, entry.at))
    if entry.before is not None:
        clock = speech.say(
            "Set back: the entry before is of {moment}, which is later", moment=moment(speech, entry.before)
        )
        yield Text(speech.say("Laptop’s clock"), clock)
    yield Text(speech.say("Event"), entry.event or speech.say("None"))


def moment(speech: Speech, at: str) -> str:
    """Write a moment (ISO 8601 with offset) in full, with the offset it was taken at."""
    taken = datetime.fromisoformat(at)
    return speech.say(
        "{day}, {time} (UTC{offset})",
        day=speech.day(taken.date()), time=f"{taken:%H:%M:%S}", offset=f"{taken:%:z}".replace("-", "−"),
    )  # fmt: skip


def _seal(speech: Speech, paper: DeclarationPaper) -> Iterator[Row]:
    seal = paper.seal
    laptop = speech.say("{laptop} · check code {code}", laptop=seal.laptop, code=seal.check_code)
    yield Text(speech.say("Laptop"), laptop)
    yield Text(speech.say("Electronic seal"), "PAdES B-B, ECDSA P-256, SHA-256")
    if seal.enrolled:
        certificate = speech.say(
            "{code}, {laptop}; issued by {issuer}, valid until {day}",
            code=paper.coalition.code.upper(), laptop=seal.laptop, issuer=seal.issuer,
            day=speech.day(seal.valid_until),
        )  # fmt: skip
    else:
        certificate = speech.say("None yet: the coalition has not enrolled this laptop")
    yield Text(speech.say("Certificate"), certificate)
    yield Hash(speech.say("Root’s fingerprint"), seal.root_sha256)
