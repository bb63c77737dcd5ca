"""The coalitions of a workspace: found, described, changed. A coalition is named by its code or its id."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aca_desktop.domain.coalition import logo
from aca_desktop.domain.coalition.fields import coalition_of, fields_of
from aca_desktop.domain.coalition.record import CoalitionRecord, CoalitionTerms, Consent, terms_of
from aca_desktop.domain.coalition.rules import coalition_problems, wording_problem
from aca_desktop.domain.figures.pledge import pledge_problems
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent, read_contents
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry, named_subject
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.journal.meaning import SubjectState, interpret
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.sealing.age_stream import public_key_of
from aca_desktop.sealing.keys import LaptopKey, replica_of
from aca_desktop.services.journal.editing import edit_draft, here
from aca_desktop.services.workspace.workspaces import Workspace

if TYPE_CHECKING:
    from aca_desktop.sealing.certificates import Authority

_AMPLITUDES = ("0.08", "0.10", "0.12", "0.15", "0.17")
_LOBES = (4, 5, 6, 7, 8, 9)


@dataclass(frozen=True, slots=True)
class Coalition:
    """A coalition as the workspace knows it.

    `root` is its root certificate (DER); `rank` what this laptop may do in it; `fields` what everybody sees of
    it; `lobes` and `amplitude` make its growth rings, `logo` (PNG) stands in their place.
    """

    id: str
    code: str
    sample: bool
    root: bytes
    rank: Rank
    record: CoalitionRecord
    fields: Mapping[str, Json]
    lobes: int
    amplitude: float
    logo: bytes | None = None

    @property
    def subject(self) -> str:
        """The subject of entries about the coalition itself."""
        return named_subject(self.id)

    @property
    def terms(self) -> CoalitionTerms:
        """What it asks of a signature."""
        return terms_of(self.record)


def coalitions(workspace: Workspace) -> list[Coalition]:
    """Return the coalitions that were founded here or came here, by code."""
    found = (coalition_by_id(workspace, id_) for id_ in workspace.journal.coalitions())
    return sorted((one for one in found if one is not None), key=lambda one: (one.code, one.id))


def coalition(workspace: Workspace, named: str | None = None) -> Coalition:
    """Return the coalition of that code or id; None means the only one.

    Raise AcaError `no-coalition`, `several-coalitions`, `unknown-coalition` or `ambiguous-coalition` (a code
    that two have: then its id is wanted).
    """
    every = coalitions(workspace)
    if not every:
        raise AcaError("no-coalition")
    codes = _names(every)
    if named is None:
        if len(every) > 1:
            raise AcaError("several-coalitions", known=codes)
        return every[0]
    matching = [one for one in every if named in (one.code, one.id)]
    if not matching:
        raise AcaError("unknown-coalition", coalition=named[:80], known=codes)
    if len(matching) > 1:
        raise AcaError("ambiguous-coalition", coalition=named, ids=[one.id for one in matching])
    return matching[0]


def _names(every: Sequence[Coalition]) -> list[str]:
    """Return what each is called by: its code, or its id where another has the same code."""
    count = Counter(one.code for one in every)
    return [one.code if count[one.code] == 1 else one.id for one in every]


def found(workspace: Workspace, record: CoalitionRecord, recovery: Path, passphrase: str) -> Coalition:
    """Found a coalition with this laptop as its first coordinator.

    Root's key exists afterwards only in the recovery file, which is on disk before anything is written to the
    journal. Raise Refused with what is wrong with the record; AcaError `empty-passphrase`, `file-exists`,
    `cannot-write`; then neither file nor coalition exists.
    """
    from aca_desktop.sealing.certificates import Authority, root_certificate  # here: founding is rare, reading not
    from aca_desktop.sealing.recovery import write_recovery_file

    require_sound(record)
    if any(one.code == record.code for one in coalitions(workspace)):
        raise Refused([Problem("code", "code-in-use")])
    key = LaptopKey.generate()
    root = Authority(key, root_certificate(key, coalition=_printed_name(record)))
    write_recovery_file(recovery, root, passphrase)
    try:
        return found_under(workspace, record, root)
    except BaseException:
        recovery.unlink(missing_ok=True)
        raise


def found_under(
    workspace: Workspace, record: CoalitionRecord, root: "Authority", *, sample: bool = False
) -> Coalition:
    """Found a coalition under a root that exists already: both feeds begin in one transaction."""
    require_sound(record)
    id_ = root.key.replica
    at, random = workspace.context.at(), workspace.context.random
    founding = Draft(
        "founding",
        named_subject(id_),
        {"code": record.code, "certificate": root.certificate.hex(), "sample": sample, "day": at[:10]},
    )
    with workspace.file.transaction():
        own = workspace.key_to_write()
        enrolment = coordinator_draft(root, own.public_key, workspace.name, day=at[:10])
        workspace.journal.append(id_, [founding, enrolment], root.key, at=at, random=random)
        described = Draft("coalition", named_subject(id_), fields_of(record))
        workspace.write(id_, [described, recipient_draft(own, day=at[:10])])
    return coalition(workspace, id_)


def coordinator_draft(root: "Authority", public_key: bytes, name: str, *, day: str) -> Draft:
    """Return the enrolment by which root makes a laptop a coordinator's."""
    from aca_desktop.sealing.certificates import coordinator_certificate

    certificate = coordinator_certificate(root, public_key, name=name)
    return Draft(
        "enrolment",
        named_subject(replica_of(public_key)),
        {"role": "coordinator", "name": name, "certificate": certificate.hex(), "day": day},
    )


def recipient_draft(key: LaptopKey, *, day: str) -> Draft:
    """Return the entry by which a coordinator's laptop publishes the key for files that are encrypted for it."""
    return Draft("recipient", named_subject(key.replica), {"key": public_key_of(key).hex(), "day": day})


def change(workspace: Workspace, coalition: Coalition, fields: Mapping[str, Json]) -> Entry | None:
    """Change what is said of a coalition; return the entry, None if nothing differs.

    Raise Refused if what would be said then is not sound, or a wording that people may have agreed to would not
    be the same, AcaError `not-authorised`.
    """
    changed = [
        problem
        for name, value in fields.items()
        if name.startswith(("consents.", "notices.")) and name in coalition.fields
        if (problem := wording_problem(_wording(name, coalition.fields[name]), _wording(name, value), name))
    ]
    if changed:
        raise Refused(changed)
    after = {name: value for name, value in {**coalition.fields, **fields}.items() if value is not None}
    require_sound(coalition_of(coalition.code, after))
    if unsound := pledge_problems(after):
        raise Refused(unsound)
    draft = edit_draft(workspace, coalition.id, "coalition", coalition.subject, fields)
    return workspace.write(coalition.id, [draft])[0] if draft else None


def require_sound(record: CoalitionRecord) -> None:
    """Raise Refused with everything that is wrong with a coalition's record."""
    problems: list[Problem] = coalition_problems(record)
    if problems:
        raise Refused(problems)


def name_in(record: CoalitionRecord, language: str) -> str:
    """Return the coalition's name in a language, else in its first one."""
    return in_language(record.names, (language, *record.languages, "en")) or record.code


def name_in_text(record: CoalitionRecord, language: str) -> str:
    """Return the coalition's name in a language as it stands within a sentence, with its article if it has one."""
    return record.names_in_text.get(language) or name_in(record, language)


def in_language(words: Mapping[str, str], languages: Iterable[str]) -> str | None:
    """Return the words in the first of the languages that has any, else any, None if there are none."""
    for language in languages:
        if words.get(language):
            return words[language]
    return next((text for _tag, text in sorted(words.items()) if text), None)


def coalition_in(workspace: Workspace, id_: str, state: SubjectState, about: Iterable[Entry]) -> Coalition | None:
    """Return the coalition that a state of its subject's entries comes to, None if nobody has founded it."""
    foundings = (entry for entry in about if entry.header.kind == "founding")
    for entry in sorted(foundings, key=lambda entry: entry.id):
        if entry.id not in state.facts:
            continue
        values = read_contents(entry).values
        code, root = str(values.get("code")), str(values.get("certificate"))
        if not re.fullmatch("(?:[0-9a-f]{2})+", root):
            continue
        fields = here(state.shown("coalition"))
        lobes, amplitude = _mark(id_, fields.get("mark"))
        return Coalition(
            id=id_,
            code=code,
            sample=values.get("sample") is True,
            root=bytes.fromhex(root),
            rank=workspace.rank(id_),
            record=coalition_of(code, fields),
            fields=fields,
            lobes=lobes,
            amplitude=amplitude,
            logo=_logo(workspace, state),
        )
    return None


def coalition_by_id(workspace: Workspace, id_: str) -> Coalition | None:
    """Return the coalition of that id, None if it is not here."""
    subject = named_subject(id_)
    about = [one.entry for one in workspace.journal.about(id_, subject)]
    return coalition_in(workspace, id_, interpret(about, workspace.journal.authority(id_)), about)


def _logo(workspace: Workspace, state: SubjectState) -> bytes | None:
    candidates = state.fields.get(("coalition", logo.FIELD), ())
    entry = workspace.journal.entry(candidates[0].entry) if candidates else None
    value = candidates[0].value if candidates else None
    return None if entry is None or isinstance(value, Absent) else logo.logo_in(entry, value)


def _mark(id_: str, mark: Json) -> tuple[int, float]:
    """Return the growth rings' lobes and amplitude: as chosen, else from the coalition's id."""
    if isinstance(mark, Mapping):
        lobes, amplitude = mark.get("lobes"), mark.get("amplitude")
        if isinstance(lobes, int) and 3 <= lobes <= 12 and isinstance(amplitude, str):
            try:
                return lobes, min(0.25, max(0.02, float(amplitude)))
            except ValueError:
                pass
    digest = hashlib.sha256(id_.encode("ascii")).digest()
    return _LOBES[digest[0] % len(_LOBES)], float(_AMPLITUDES[digest[1] % len(_AMPLITUDES)])


def _wording(name: str, value: Json) -> Consent:
    """Return a consent or a notice as one wording; a removed one has no words."""
    words = value.get("words") if isinstance(value, Mapping) else None
    said = {tag: str(text) for tag, text in words.items()} if isinstance(words, Mapping) else {}
    return Consent(name, name.rpartition(".")[2], said)


def _printed_name(record: CoalitionRecord) -> str:
    """Return the name that stands in the certificates: the first language's, which a certificate shortens."""
    return in_language(record.names, record.languages) or record.code
