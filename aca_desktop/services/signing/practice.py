"""Practising: a file of its own, founded as a sample from what is open of a table's settings, gone afterwards.

Nothing that is signed in it counts anywhere, and nothing of a person goes into it.
"""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aca_desktop.domain.coalition.declaration_record import DeclarationRecord
from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.errors import AcaError
from aca_desktop.files import make_folder, world_trouble
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions, declarations, events
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.declarations import Publication, publication_by_id
from aca_desktop.services.organisations import organisations
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.workspace.file_place import free_name
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace
from aca_desktop.storage.queries import listing, local_values

MOST_EXPECTED = 50
"""So many of those expected can be found when practising."""

_FOLDER = "practice-"


@dataclass(frozen=True, slots=True)
class Practice:
    """A file to practise in, and what is signed in it."""

    path: Path
    about: DraftAbout


def found_practice(workspace: Workspace, about: DraftAbout) -> Practice:
    """Make a file to practise in, with the coalition, version, event and expected organisations of a table.

    The PIN is the same. Raise AcaError `version-not-signed`, `disk-full`, `cannot-write`.
    """
    coalition = coalitions.coalition(workspace, about.coalition)
    publication = publication_by_id(workspace, coalition, about.publication)
    if publication is None:
        raise AcaError("version-not-signed", publication=about.publication)
    path = free_name(_new_folder(workspace.context.home), f"{coalition.code}.aca")
    with create_workspace(path, workspace.context, workspace.name) as practice, practice.file.transaction():
        own = _found(practice, coalition, publication)
        version = _publish(practice, own, publication)
        event = _hold(practice, own, workspace, coalition, about.event)
        _expect(practice, own, workspace, coalition)
        local_values.keep(practice.file, "pin", local_values.read(workspace.file, "pin"))
    return Practice(path, DraftAbout(about.coalition, version, about.language, event))


def end_practice(practice: Practice) -> None:
    """Take away the file that was practised in; what cannot be removed now goes when practising next."""
    shutil.rmtree(practice.path.parent, ignore_errors=True)


def _new_folder(home: Path) -> Path:
    """Return a new folder, after taking away those that were left behind."""
    make_folder(home)
    with world_trouble("cannot-write", home):
        for left in home.glob(f"{_FOLDER}*"):
            shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=_FOLDER, dir=home))


def _found(practice: Workspace, coalition: Coalition, publication: Publication) -> Coalition:
    from aca_desktop.sealing.certificates import Authority, root_certificate

    key = LaptopKey.generate()
    languages = tuple(tag for tag in coalition.record.languages if tag in publication.texts)
    record = replace(coalition.record, languages=languages or tuple(publication.languages))
    root = Authority(key, root_certificate(key, coalition=coalition.code))
    return coalitions.found_under(practice, record, root, sample=True)


def _publish(practice: Workspace, own: Coalition, publication: Publication) -> str:
    """Publish the same words, to be signed on any day; return the publication's id."""
    words = DeclarationRecord(publication.label, publication.titles, publication.texts)
    return declarations.publish(practice, own, declarations.add(practice, own, words), publication.label).id


def _hold(
    practice: Workspace, own: Coalition, workspace: Workspace, coalition: Coalition, event: str | None
) -> str | None:
    """Add the event with what its table asks; return its id."""
    held = events.event_by_id(workspace, coalition, event) if event else None
    if held is None:
        return None
    fields: Mapping[str, str | None] = {
        **{f"names.{tag}": name for tag, name in held.names.items()},
        "place": held.place,
        "time_zone": held.time_zone,
        "starts": held.starts,
        "ends": held.ends,
    }
    added = events.add(practice, own, {name: value for name, value in fields.items() if value is not None})
    if held.settings:
        coalitions.change(practice, own, {f"table.{added.id}": dict(held.settings)})
    return added.id


def _expect(practice: Workspace, own: Coalition, workspace: Workspace, coalition: Coalition) -> None:
    """Add those who are expected, without anybody's name."""
    page = listing.organisations(workspace.journal, [coalition.id], statuses=("expected",), limit=MOST_EXPECTED)
    for row in page.rows:
        said = row.fields
        names = {
            name.removeprefix("names."): value
            for name, value in said.items()
            if name.startswith("names.") and isinstance(value, str)
        }
        sector, country, reading = said.get("sector"), said.get("country"), said.get("reading")
        if names and isinstance(sector, str) and isinstance(country, str):
            read = reading if isinstance(reading, str) else None
            organisations.add(practice, own, OrganisationRecord(names, sector, country, reading=read))
