"""Signing once more: a correction, a new version, the same person for another organisation.

A draft is begun that holds what need not be given again. What has to be given anew is not in it: consents, the
hand's signature, the reading. It is signed at the table like any other.
"""

from dataclasses import dataclass
from typing import Literal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.declarations import Publication, publications
from aca_desktop.services.papers.faces import Signature, signature
from aca_desktop.services.signing import drafts
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.workspace.workspaces import Workspace

type Again = Literal["correct", "renew", "another"]
"""A new signature in place of this one; of the version that is signed now; by the same person for another."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft that was begun, and what it is about."""

    draft: str
    about: DraftAbout


def newer_version(workspace: Workspace, named: str) -> Publication | None:
    """Return the newest version of the same declaration that is signed now, None if that is this signature's."""
    found = signature(workspace, named)
    every = [
        one
        for one in publications(workspace, found.coalition)
        if one.declaration == found.publication.declaration and not one.ended
    ]
    newest = max(enumerate(every), key=lambda one: (one[1].day, one[0]), default=None)
    return None if newest is None or newest[1].id == found.publication.id else newest[1]


def begin_again(workspace: Workspace, named: str, how: Again, event: str | None = None) -> Begun:
    """Begin a draft from a signature, named by its entry's id or the beginning of it.

    A correction and a renewal will replace it. Raise AcaError `unknown-signature`, `nothing-newer` (there is no
    other version to sign), `version-not-signed` (its version is signed no more: renew it).
    """
    found = signature(workspace, named)
    publication = found.publication
    if how == "renew":
        newer = newer_version(workspace, named)
        if newer is None:
            raise AcaError("nothing-newer", signature=found.read.entry.id)
        publication = newer
    elif publication.ended:
        raise AcaError("version-not-signed", signature=found.read.entry.id)
    same = how != "another"
    language = found.read.language if found.read.language in publication.texts else publication.languages[0]
    about = DraftAbout(
        found.coalition.code,
        publication.id,
        language,
        event,
        organisation=found.organisation if same else None,
        over=(found.read.entry.id,) if same else (),
    )
    with workspace.file.transaction():
        id_ = drafts.open_draft(workspace, about)
        drafts.keep(workspace, id_, _known(found, language, same=same))
    return Begun(id_, about)


def _known(found: Signature, language: str, *, same: bool) -> dict[str, Json]:
    """Return the fields of the table's form that need not be filled in again."""
    signer = found.read.signer
    known: dict[str, Json] = {"language": language}
    if same:
        languages = (language, *found.coalition.record.languages, "en")
        known |= {
            "organisation": found.organisation,
            drafts.SHOWN: name_of(found.state.shown("organisation"), languages) or "",
            "again": True,
        }
    if signer is not None:
        said = {
            "name": signer.name,
            "family": signer.family,
            "given": signer.given,
            "reading": signer.reading,
            "title": signer.title,
            "email": signer.email,
        }
        known |= {name: value for name, value in said.items() if value}
    if same:
        known |= {"basis": found.read.basis, "provisional": found.read.provisional}
    return known
