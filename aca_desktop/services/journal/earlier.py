"""What documents could truly show before now: what a signature's organisation, coalition and event once were.

What later entries do not change, is not gone through: that stands for good as the signature's own entry has it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from aca_desktop.domain.journal.earlier_states import earlier_states, is_gone_through
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.papers.paper_comparing import as_read, unlike
from aca_desktop.domain.papers.paper_kinds import EntryPaper
from aca_desktop.domain.papers.papers import CertificatePaper, CoalitionFace
from aca_desktop.domain.signing.signature_fields import SignatureRead
from aca_desktop.services.coalition.coalitions import Coalition, coalition_in
from aca_desktop.services.coalition.events import names_of
from aca_desktop.services.journal.editing import here
from aca_desktop.services.papers import faces
from aca_desktop.services.papers.faces import Signature
from aca_desktop.services.workspace.workspaces import Workspace

CHANGES = re.compile(
    r"coalition\.(name|in_text|subtitle|lobes|amplitude|country|logo)|organisation|entry\.event"
    r"|signature\.(organisation|sector|country|status|status_day|consents\[\d+\]\.(given|words))"
)
"""What later entries change of a record."""

_TOGETHER = (
    ("signature.status", "signature.status_day"),
    ("coalition.lobes", "coalition.amplitude"),
)
"""Fields that one entry settles: they were true together or not at all."""

_OF_COALITION = re.compile("(names|names_in_text|subtitle|sectors|consents)\\..*|country|languages|mark|logo")
_OF_ORGANISATION = re.compile("names\\..*|sector|country|decision\\..*")
_OF_SIGNATURES = ("signature", "ratification", "withdrawal", "consent", "undo")


class Earlier:
    """Goes through one workspace's history; what a coalition once was is read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._coalitions: dict[str, list[Coalition]] = {}
        self._faces: dict[tuple[str, str], list[CoalitionFace]] = {}

    def signatures(self, signed: Signature) -> Iterator[Signature]:
        """Yield a signature with every state in which it was in effect, the latest first."""
        coalition, read = signed.coalition, signed.read
        about = self._about_signature(coalition, signed.organisation)
        for state in earlier_states(about, self._workspace.journal.authority(coalition.id), (read.entry.id,)):
            status = state.statuses.get(read.entry.id)
            if status is not None and name_of(state.shown("organisation"), ()):
                yield replace(signed, state=state, status=status)

    def once_true(self, paper: EntryPaper, signed: Signature, paths: Iterable[str]) -> set[str]:
        """Return those of these fields, all of `CHANGES`, in which the journal once said the same."""
        wanted = set(paths)
        found: set[str] = set()
        for group, others in self._compared(paper, signed, wanted) if wanted else ():
            own = {path for path in wanted - found if _is_of(path, group)}
            found |= {path for path in own if not any(_says_of(other, path) for other in others)}
            if found == wanted:
                break
        return found

    def is_whole(self, signed: Signature) -> bool:
        """Say whether all that was once true has been gone through, where it is not too much."""
        coalition, event = signed.coalition, signed.read.event
        about = [self._about_signature(coalition, signed.organisation), self._about_coalition(coalition)]
        if event is not None:
            about.append(self._about(coalition, event))
        return all(is_gone_through(entries) for entries in about)

    def _compared(
        self, paper: EntryPaper, signed: Signature, wanted: Collection[str]
    ) -> Iterator[tuple[str, list[str]]]:
        """Yield the fields in which a part of the record differs from what that part once was."""
        coalition, language, event = signed.coalition, paper.language, signed.read.event
        if any(_is_of(path, "coalition") for path in wanted):
            for face in self._coalition_faces(coalition, language):
                yield "coalition", [one.path for one in unlike(paper.coalition, face, "coalition")]
        if "entry.event" in wanted and event is not None:
            for words in self._event_words(coalition, event, language):
                yield "entry.event", [one.path for one in unlike(paper.entry.event, words, "entry.event")]
        if any(_is_of(path, "signature") or path == "organisation" for path in wanted):
            for one in self._in_coalitions(replace(signed, read=_without_person(signed.read))):
                shown = as_read(faces.signature_face(self._workspace, one, language))
                if isinstance(paper, CertificatePaper):
                    names = unlike(paper.organisation, shown.organisation, "organisation")
                    yield "organisation", [other.path for other in names]
                else:
                    yield "signature", [other.path for other in unlike(paper.signature, shown, "signature")]

    def _in_coalitions(self, signed: Signature) -> Iterator[Signature]:
        """Yield a signature in its earlier states, then in earlier coalitions, which have words for its sector."""
        by_sector: dict[object, Signature] = {}
        for one in self.signatures(signed):
            by_sector.setdefault(one.state.shown("organisation").get("sector"), one)
            yield one
        for coalition in self._earlier_coalitions(signed.coalition):
            yield from (replace(one, coalition=coalition) for one in by_sector.values())

    def _coalition_faces(self, coalition: Coalition, language: str) -> list[CoalitionFace]:
        known = self._faces.get((coalition.id, language))
        if known is None:
            known = self._faces[coalition.id, language] = []
            for one in self._earlier_coalitions(coalition):
                face = as_read(faces.coalition_face(one, language))
                if face not in known:
                    known.append(face)
        return known

    def _earlier_coalitions(self, coalition: Coalition) -> list[Coalition]:
        known = self._coalitions.get(coalition.id)
        if known is None:
            known = self._coalitions[coalition.id] = []
            about = self._about_coalition(coalition)
            foundings = [entry.id for entry in about if entry.header.kind == "founding"]
            for state in earlier_states(about, self._workspace.journal.authority(coalition.id), foundings):
                one = coalition_in(self._workspace, coalition.id, state, about)
                if one is not None and one.record.names and one not in known:
                    known.append(one)
        return known

    def _event_words(self, coalition: Coalition, event: str, language: str) -> Iterator[str]:
        authority = self._workspace.journal.authority(coalition.id)
        for state in earlier_states(self._about(coalition, event), authority):
            words = faces.event_words(coalition, names_of(here(state.shown("event"))), language)
            if words is not None:
                yield words

    def _about_signature(self, coalition: Coalition, organisation: str) -> list[Entry]:
        return [
            entry
            for entry in self._about(coalition, organisation)
            if entry.header.kind in _OF_SIGNATURES or _has_field(entry, _OF_ORGANISATION)
        ]

    def _about_coalition(self, coalition: Coalition) -> list[Entry]:
        about = self._about(coalition, coalition.subject)
        return [one for one in about if one.header.kind == "founding" or _has_field(one, _OF_COALITION)]

    def _about(self, coalition: Coalition, subject: str) -> list[Entry]:
        return [one.entry for one in self._workspace.journal.about(coalition.id, subject)]


def _has_field(entry: Entry, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(name) for name in entry.header.fields)


def _is_of(path: str, group: str) -> bool:
    return path == group or path.startswith(f"{group}.")


def _says_of(other: str, path: str) -> bool:
    """Say whether a difference in one field is one in the other: the same, around it, or said together with it."""
    together = any(path in pair and other in pair for pair in _TOGETHER)
    return path == other or together or path.startswith((f"{other}.", f"{other}["))


def _without_person(read: SignatureRead) -> SignatureRead:
    """Return a signature without what is personal in it, which is long and never changes."""
    return replace(
        read, signer=None, ink=None, typed=None, witness=None, picture=None, witness_ink=None, co_signers=()
    )
