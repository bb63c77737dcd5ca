"""What papers show of coalition, declaration and signature: gathered from the journal in the paper's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.coalition.fields import wordings_of
from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.journal.contents import day_of as own_day
from aca_desktop.domain.journal.entry import Entry, Header, named_subject
from aca_desktop.domain.journal.meaning import Status, SubjectState
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.papers.papers import (
    CoalitionFace,
    ConsentFace,
    CoSignerFace,
    DeclarationFace,
    EntryFace,
    SignatureFace,
)
from aca_desktop.domain.signing.ink_outline import trace
from aca_desktop.domain.signing.signature_fields import SignatureRead, read_signature
from aca_desktop.domain.values.days import is_later
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition import events
from aca_desktop.services.coalition.coalitions import Coalition, coalition, in_language, name_in, name_in_text
from aca_desktop.services.coalition.declarations import Publication, publication_by_id
from aca_desktop.services.coalition.events import Event
from aca_desktop.services.coalition.sectors import sector_words
from aca_desktop.services.journal.entry_names import named_entry
from aca_desktop.services.workspace.workspaces import Workspace

type Known = dict[tuple[str, str], Publication]
"""Versions that were looked up already, by coalition and entry."""

_SAME_MOMENT = 10


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature with all that it stands on: its coalition, the version signed, the organisation's state."""

    coalition: Coalition
    publication: Publication
    organisation: str
    state: SubjectState
    status: Status
    read: SignatureRead


def signature(
    workspace: Workspace, named: str, which: Coalition | None = None, known: Known | None = None
) -> Signature:
    """Return the signature of that entry id, or of its beginning.

    `which` spares looking its coalition up; in `known` versions are kept from one signature to the next. This
    laptop's own signature is returned before the laptop is enrolled, too.
    Raise AcaError `unknown-signature`, also for one without effect, `publication-not-here`, or what `named_entry`
    raises.
    """
    entry = named_entry(workspace, named, "signature")
    id_ = entry.id
    if which is None or which.id != entry.header.coalition:
        which = coalition(workspace, entry.header.coalition)
    state = workspace.journal.state(which.id, entry.header.subject)
    if id_ not in state.statuses and entry.header.replica == workspace.key.replica:
        state = workspace.own_state(which.id, entry.header.subject)
    status = state.statuses.get(id_)
    if status is None:
        raise AcaError("unknown-signature", signature=id_)
    read = read_signature(entry, erased=id_ in state.erased)
    publication = known.get((which.id, read.publication)) if known else None
    publication = publication or publication_by_id(workspace, which, read.publication)
    if publication is None:
        raise AcaError("publication-not-here", signature=id_)
    if known is not None:
        known[which.id, publication.id] = publication
    return Signature(which, publication, entry.header.subject, state, status, read)


def coalition_face(coalition: Coalition, language: str) -> CoalitionFace:
    """Return how a coalition shows itself."""
    record = coalition.record
    return CoalitionFace(
        code=coalition.code,
        name=name_in(record, language),
        in_text=name_in_text(record, language),
        subtitle=in_language(record.subtitle, (language,)) if language in record.subtitle else None,
        lobes=coalition.lobes,
        amplitude=coalition.amplitude,
        sample=coalition.sample,
        country=record.country,
        logo=None if coalition.logo is None else _plain_logo(coalition.logo),
    )


def _plain_logo(data: bytes) -> bytes | None:
    from aca_desktop.documents.images.logos import plain_logo  # here: Pillow and lxml are rarely needed

    return plain_logo(data)


def declaration_face(publication: Publication, language: str) -> DeclarationFace:
    """Return a published version in one of its languages."""
    return DeclarationFace(
        version=publication.label,
        title=publication.titles[language],
        text=publication.texts[language],
        published=publication.day,
        text_sha256=publication.hashes[language],
        version_sha256=publication.sha256,
        public_since=None if publication.since is None else publication.since.day,
        public_source=None if publication.since is None else publication.since.source,
    )


def signature_face(workspace: Workspace, signed: Signature, language: str) -> SignatureFace:
    """Return who signed for whom, how and when."""
    read, record = signed.read, signed.coalition.record
    fields = signed.state.shown("organisation")
    country = fields.get("country")
    day = read.day or date.fromisoformat(read.entry.header.at[:10])
    return SignatureFace(
        status=signed.status,
        signer=read.signer.name if read.signer else None,
        title=read.signer.title if read.signer else None,
        organisation=name_of(fields, (language, *record.languages, "en")) or "",
        sector=sector_words(signed.coalition, fields.get("sector"), language),
        country=country if isinstance(country, str) else None,
        basis=read.basis,
        identified=read.identified,
        witness=read.witness,
        method=read.method,
        ink=trace(read.ink) if read.ink else None,
        ink_sha256=read.ink_sha256,
        personal_gone=read.gone,
        consents=_consents(signed, language),
        day=day,
        place=read.place,
        read_language=read.language,
        read_seconds=read.read_seconds,
        elsewhere=read.elsewhere,
        elsewhere_sha256=read.source_sha256,
        row_code=read.row_code,
        status_day=_status_day(workspace, signed),
        picture=seal_image(read),
        typed=read.typed,
        co_signers=tuple(
            CoSignerFace(one.person.name, one.person.title, trace(one.ink) if one.ink else None)
            for one in read.co_signers
        ),
        witnessed=read.witnessed,
        witness_ink=trace(read.witness_ink) if read.witness_ink else None,
        mandate_sha256=read.mandate_sha256,
    )


def seal_image(read: SignatureRead) -> bytes | None:
    """Return the image of a seal that was set instead of a signature, plain whoever wrote it; None if damaged."""
    if read.method != "seal" or read.picture is None:
        return None
    from aca_desktop.documents.images.pictures import (
        seal_image as plain_seal_image,  # here: Pillow is rarely needed
    )

    plain = plain_seal_image(read.picture.data)
    return plain if isinstance(plain, bytes) else None


def entry_face(workspace: Workspace, signed: Signature, language: str) -> EntryFace:
    """Return the journal's line behind the paper."""
    entry = signed.read.entry
    event = events.event_by_id(workspace, signed.coalition, signed.read.event) if signed.read.event else None
    return EntryFace(
        id=entry.id,
        header=entry.header_bytes.decode("ascii"),
        seq=entry.header.seq,
        prev=entry.header.prev,
        at=entry.header.at,
        event=event_words(signed.coalition, event.names, language) if event else None,
        before=_later_before(workspace, entry),
    )


def event_words(coalition: Coalition, names: Mapping[str, str], language: str) -> str | None:
    """Return an event's name in a paper's language, else in one of the coalition's."""
    return in_language(names, (language, *coalition.record.languages))


def _later_before(workspace: Workspace, entry: Entry) -> str | None:
    """Return the time of the entry before this one, if that is later: somebody has set the clock back between.

    Entries of the same second are passed over: an organisation is written just before its signature.
    """
    before: Header | None = entry.header
    for _ in range(_SAME_MOMENT):
        before = workspace.journal.header(before.prev) if before and before.prev else None
        if before is None or before.at != entry.header.at:
            break
    return before.at if before and is_later(before.at, entry.header.at) else None


def is_published(signed: Signature) -> bool:
    """Say whether the organisation still wants to be published."""
    answer = signed.state.consents.get(signed.read.entry.id, {}).get(PUBLISH_ORGANISATION)
    return answer is not None and answer.given


def occasion(workspace: Workspace, coalition: Coalition, event: Event | None, day: date, language: str) -> str:
    """Return in words at which event, where and when people sign."""
    speech = Speech(language, coalition.record.country)
    if event is None:
        return speech.day(day)
    languages = (language, *coalition.record.languages)
    name = in_language(event.names, languages) or ""
    place = place_words(workspace, coalition, event.place, languages)
    where = speech.say("{place}, {day}", place=place, day=speech.day(day)) if place else speech.day(day)
    return f"{name} · {where}"


def _consents(signed: Signature, language: str) -> tuple[ConsentFace, ...]:
    """Return each consent in the words that were read, and how it stands now."""
    order = {(one.key, one.version): place for place, one in enumerate(wordings_of(signed.coalition.fields))}
    words = {(one.key, one.version): one.words for one in wordings_of(signed.coalition.fields)}
    stands = signed.state.consents.get(signed.read.entry.id, {})
    found = []
    for key, (_given, version) in signed.read.consents.items():
        answer = stands.get(key)
        given = answer.given if answer else False
        text = in_language(words.get((key, version), {}), (language, "en")) or key
        found.append((order.get((key, version), len(order)), key, ConsentFace(text, given)))
    return tuple(face for _place, _key, face in sorted(found, key=lambda one: one[:2]))


def _status_day(workspace: Workspace, signed: Signature) -> date | None:
    """Return the day of what stands behind a status: withdrawal, rejection, or the signature that followed."""
    id_ = signed.read.entry.id
    about = {one.entry.id: one.entry for one in workspace.journal.about(signed.coalition.id, signed.organisation)}
    if signed.status == "rejected":
        candidates = signed.state.fields.get(("review", f"decision.{id_}"), ())
        return day_of(about[candidates[0].entry]) if candidates else None
    kind = {"withdrawn": "withdrawal", "superseded": "signature"}.get(signed.status)
    behind = [entry for entry in about.values() if entry.header.kind == kind and entry.id in signed.state.facts]
    named = [entry for entry in behind if id_ in entry.header.over] or (behind if kind == "withdrawal" else [])
    return min((day_of(entry) for entry in named), default=None)


def day_of(entry: Entry) -> date:
    """Return an entry's own day, else the laptop's date when it was written."""
    return date.fromisoformat(own_day(entry))


def place_words(
    workspace: Workspace, coalition: Coalition, code: object, languages: tuple[str, ...]
) -> str | None:
    """Return a place's name (`scheme:code`) if the journal knows one, else None."""
    if not isinstance(code, str) or not code.isascii():
        return None
    fields: Mapping[str, object | Absent] = workspace.journal.state(coalition.id, named_subject(code)).shown(
        "place"
    )
    names = {
        name.removeprefix("names."): value
        for name, value in fields.items()
        if name.startswith("names.") and isinstance(value, str)
    }
    return in_language(names, languages)
