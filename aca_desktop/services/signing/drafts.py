"""Drafts of signatures: each field, stroke and file is on disk as it comes, and gone once signed or discarded.

A draft belongs to this laptop: it is in no journal, and no export reads it. What is kept may be unfinished or
wrong; whether it can be signed is `signing`'s to say.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.signing import ink_packing
from aca_desktop.domain.signing.attachments import ANY as ANY_FILE
from aca_desktop.domain.signing.attachments import Attachment, attachment_of, attachment_problem
from aca_desktop.domain.signing.ink import Ink, Stroke
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.domain.values.problems import Refused
from aca_desktop.services.signing import pace, papers_due
from aca_desktop.services.signing.signing import Signed
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import arrivals
from aca_desktop.storage.queries import drafts as tables

STEP, SHOWN, NEW, NEW_NAME = "step", "shown", "new", "new_name"
"""Fields that staff's list reads: the step's number, the organisation's name, that it is new, its name then."""

_BEGUN_WITH = frozenset({STEP, SHOWN, NEW, "language", "organisation", "way", "new_country"})

SIGNER_PAD = "signer"
"""The pad of the one who signs; others are named by whoever draws on them ("witness", "co_signers.0")."""


@dataclass(frozen=True, slots=True)
class DraftAbout:
    """What a draft was begun for; it never changes.

    `coalition` is a code, `publication` an entry's id; `event`, `arrival` (whom staff called) and `organisation`
    (if it was known at the start) are ids; `over` are the signatures that it is to correct or renew.
    """

    coalition: str
    publication: str
    language: str
    event: str | None = None
    arrival: str | None = None
    organisation: str | None = None
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was left: its form, the ink of each pad, its files by their names. Times are ISO 8601."""

    id: str
    about: DraftAbout
    begun: str
    kept: str
    parked: bool
    form: Mapping[str, Json]
    inks: Mapping[str, Ink]
    files: Mapping[str, Attachment]


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """What staff sees of a draft: no person. Not `parked`: it was left by a crash, or is at the table now."""

    id: str
    about: DraftAbout
    organisation: str
    step: int
    begun: str
    kept: str
    parked: bool


def open_draft(workspace: Workspace, about: DraftAbout) -> str:
    """Begin a draft and return its id."""
    id_ = workspace.context.new_id()
    tables.add(workspace.file, id_, asdict(about), workspace.context.at())
    return id_


def keep(workspace: Workspace, draft: str, form: Mapping[str, Json]) -> None:
    """Keep fields, beside those that are kept already; None removes one. Raise AcaError `draft-gone`."""
    tables.keep_fields(workspace.file, draft, form, workspace.context.at())


def keep_stroke(
    workspace: Workspace,
    draft: str,
    number: int,
    stroke: Stroke,
    size: tuple[int, int],
    *,
    pad: str = SIGNER_PAD,
) -> None:
    """Keep a stroke, in place of what was kept by its number: an unfinished one may be kept while it grows.

    `size` is the pad's, in hundredths of a millimetre. Raise AcaError `draft-gone`.
    """
    data = ink_packing.pack(Ink(*size, (stroke,)))
    tables.keep_stroke(workspace.file, draft, pad, number, data, workspace.context.at())


def drop_strokes(workspace: Workspace, draft: str, *, last_only: bool, pad: str = SIGNER_PAD) -> None:
    """Take away a pad's last stroke, or all. Raise AcaError `draft-gone`."""
    tables.drop_strokes(workspace.file, draft, pad, workspace.context.at(), last_only=last_only)


def keep_file(
    workspace: Workspace, draft: str, name: str, data: bytes | None, file_name: str | None = None
) -> None:
    """Keep a file (scan, seal's image, mandate) under a name; None removes it. Its kind is told by its bytes.

    Raise AcaError `draft-gone`, Refused for one that is empty or too large.
    """
    kept = None if data is None else attachment_of(data, file_name)
    problem = attachment_problem(name, kept, ANY_FILE) if kept else None
    if problem:
        raise Refused([problem])
    tables.keep_file(workspace.file, draft, name, kept, workspace.context.at())


def read_draft(workspace: Workspace, draft: str) -> KeptDraft:
    """Return a draft with all that is kept of it. Raise AcaError `draft-gone`."""
    file = workspace.file
    with workspace.journal.reading():
        row = tables.one(file, draft)
        strokes = tables.strokes(file, draft)
        return KeptDraft(
            id=row.id,
            about=_about(row.about),
            begun=row.begun,
            kept=row.kept,
            parked=row.parked,
            form=tables.fields(file, draft),
            inks={pad: ink for pad, packed in strokes.items() if (ink := _joined(packed))},
            files=tables.files(file, draft),
        )


def waiting(workspace: Workspace) -> tuple[WaitingDraft, ...]:
    """Return all drafts, the first begun first."""
    return tuple(
        WaitingDraft(
            id=row.id,
            about=_about(row.about),
            organisation=_organisation(row.form),
            step=step if isinstance(step := row.form.get(STEP), int) else 0,
            begun=row.begun,
            kept=row.kept,
            parked=row.parked,
        )
        for row in tables.every(workspace.file, (STEP, SHOWN, NEW, NEW_NAME))
    )


def park(workspace: Workspace, draft: str) -> None:
    """Put a draft aside, with its arrival, until staff resumes it; one that holds nothing yet goes instead.

    Raise AcaError `draft-gone`.
    """
    if _is_blank(workspace, draft):
        discard(workspace, draft)
    else:
        _set_parked(workspace, draft, parked=True)


def resume(workspace: Workspace, draft: str) -> KeptDraft:
    """Take a draft up again and return it. Raise AcaError `draft-gone`."""
    _set_parked(workspace, draft, parked=False)
    return read_draft(workspace, draft)


def discard(workspace: Workspace, draft: str) -> None:
    """Take a draft away; its arrival stays. Raise AcaError `draft-gone`."""
    tables.remove(workspace.file, draft)


def sign_draft(workspace: Workspace, draft: str, record: SignatureRecord) -> Signed:
    """Sign what a draft has come to: the signature is on disk, draft and arrival are gone, its paper is due; or
    nothing is changed.

    Raise AcaError `draft-gone` (it was signed or discarded meanwhile) and what `sign` raises.
    """
    with workspace.file.transaction():
        row = tables.one(workspace.file, draft)
        about = _about(row.about)
        tables.remove(workspace.file, draft)
        pace.note(workspace, row.begun)
        if about.arrival is not None:
            arrivals.remove(workspace.file, about.arrival)
        return papers_due.sign_at_table(workspace, record, over=about.over)


def _set_parked(workspace: Workspace, draft: str, *, parked: bool) -> None:
    with workspace.file.transaction():
        tables.park(workspace.file, draft, workspace.context.at(), parked=parked)
        arrival = _about(tables.one(workspace.file, draft).about).arrival
        if arrival is not None:
            arrivals.park(workspace.file, arrival, parked=parked)


def _is_blank(workspace: Workspace, draft: str) -> bool:
    """Say whether nothing was filled in, drawn or attached but what staff and the table began with."""
    kept = read_draft(workspace, draft)
    said = arrivals.said(workspace.file, kept.about.arrival) if kept.about.arrival else {}
    known = (said.get("name"), said.get("person"))
    filled = (value for name, value in kept.form.items() if name not in _BEGUN_WITH and value not in known)
    return not any(filled) and not kept.inks and not kept.files


def _about(kept: Json) -> DraftAbout:
    said = kept if isinstance(kept, Mapping) else {}
    texts = {name: value for name, value in said.items() if isinstance(value, str)}
    over = said.get("over")
    return DraftAbout(
        coalition=texts.get("coalition", ""),
        publication=texts.get("publication", ""),
        language=texts.get("language", ""),
        event=texts.get("event"),
        arrival=texts.get("arrival"),
        organisation=texts.get("organisation"),
        over=tuple(str(one) for one in over) if isinstance(over, list) else (),
    )


def _organisation(form: Mapping[str, Json]) -> str:
    value = form.get(NEW_NAME if form.get(NEW) is True else SHOWN)
    return value.strip() if isinstance(value, str) else ""


def _joined(packed: list[bytes]) -> Ink | None:
    """Return strokes as one ink, of the size that the pad had at the last."""
    inks = [ink for data in packed if (ink := ink_packing.unpack(data))]
    strokes = tuple(stroke for ink in inks for stroke in ink.strokes)
    return Ink(inks[-1].width, inks[-1].height, strokes) if inks else None
