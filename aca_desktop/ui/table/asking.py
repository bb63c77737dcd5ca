"""What is signed and asked at a table, gathered from an open workspace. Knows no widget."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aca_desktop.domain.coalition.consent_presets import PRESETS
from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.errors import AcaError
from aca_desktop.ui.table.form import Form, form_of
from aca_desktop.ui.table.steps.step import Table

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.signing.drafts import DraftAbout
    from aca_desktop.ui.session import Session


def table_of(session: "Session", about: "DraftAbout") -> Table:
    """Return what a table asks. Raise AcaError `version-not-signed` if the version cannot be signed."""
    from aca_desktop.services.coalition.coalitions import coalition
    from aca_desktop.services.coalition.declarations import publication_by_id
    from aca_desktop.services.coalition.events import event_by_id

    which = coalition(session.reader, about.coalition)
    publication = publication_by_id(session.reader, which, about.publication)
    if publication is None:
        raise AcaError("version-not-signed", publication=about.publication)
    event = event_by_id(session.reader, which, about.event) if about.event else None
    own = which.record.consents
    if not any(one.key == PUBLISH_ORGANISATION for one in own):
        own = (*(one for one in PRESETS if one.key == PUBLISH_ORGANISATION), *own)
    settings = event.table(which.record.table) if event else which.record.table
    tags = [tag for tag in which.record.languages if tag in publication.texts]
    tags += [tag for tag in publication.languages if tag not in tags]
    return Table(
        which=which,
        publication=publication,
        event=about.event,
        settings=settings,
        languages=tuple(settings.offered(tags)),
        consents=own,
        needed=frozenset(one.key for one in own if one.necessary) | {PUBLISH_ORGANISATION},
    )


def first_form(session: "Session", table: Table, about: "DraftAbout") -> Form:
    """Return the form of somebody new, in which nothing is filled in but what staff knew."""
    language = about.language if about.language in table.languages else table.languages[0]
    shown = table.name_of(session, about.organisation, language)
    form = Form(language=language, organisation=about.organisation if shown else None, shown=shown)
    if name := walk_in(session, about):
        form = replace(form, new=True, new_name=name, new_country=table.which.record.country)
    return form


def form_again(table: Table, values: Mapping[str, Json]) -> Form:
    """Return the form that a draft kept, in a language that the table speaks now."""
    form = form_of(values)
    return form if form.language in table.languages else replace(form, language=table.languages[0])


def folder_of(session: "Session", coalition: "Coalition") -> Path | None:
    """Return the folder in which staff keeps each paper, None for none."""
    from aca_desktop.services.signing.papers_folder import chosen_folder

    return chosen_folder(session.reader, coalition)


def walk_in(session: "Session", about: "DraftAbout") -> str:
    """Return the name by which staff has let in somebody whose organisation is not here, "" for none."""
    if about.arrival is None or about.organisation is not None:
        return ""
    from aca_desktop.services.coalition.coalitions import coalition
    from aca_desktop.services.signing.queue import arrivals

    here = arrivals(session.reader, coalition(session.reader, about.coalition))
    return next((one.name for one in here if one.id == about.arrival and one.organisation is None), "")
