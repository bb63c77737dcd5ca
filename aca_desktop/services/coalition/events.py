"""Events at which people sign: place, time zone, from and to, and what its table asks otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aca_desktop.domain.coalition.table_settings import TableSettings, table_settings
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.days import is_later
from aca_desktop.domain.values.identifiers import place_code
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line, note
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.journal.editing import edit_draft, here
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries.listing import subjects_of_kind


@dataclass(frozen=True, slots=True)
class Event:
    """An event: names per language, place as `scheme:code`, IANA time zone, from and to (ISO 8601 with offset)."""

    id: str
    names: Mapping[str, str]
    place: str | None
    time_zone: str | None
    starts: str | None
    ends: str | None
    fields: Mapping[str, Json]
    settings: Mapping[str, Json]

    @property
    def order(self) -> dict[str, str]:
        """Its running order per language, a line for each point."""
        order = self.fields.get("order")
        words = order.get("words") if isinstance(order, Mapping) else None
        return {tag: str(text) for tag, text in words.items()} if isinstance(words, Mapping) else {}

    def table(self, default: TableSettings) -> TableSettings:
        """Return what its table asks, over what the coalition asks otherwise."""
        return table_settings(self.settings, default)


def events(workspace: Workspace, coalition: Coalition) -> list[Event]:
    """Return a coalition's events, in the order in which they were written."""
    found = (
        _event(workspace, coalition, id_) for id_ in subjects_of_kind(workspace.journal, coalition.id, "event")
    )
    return [one for one in found if one is not None]


def event_by_id(workspace: Workspace, coalition: Coalition, id_: str) -> Event | None:
    """Return the event of that id, None if there is none."""
    return _event(workspace, coalition, id_)


def find(workspace: Workspace, coalition: Coalition, named: str | None) -> Event | Problem | None:
    """Return the event of that id or name in any language, None for None, or what keeps it from being found."""
    if named is None:
        return None
    every = events(workspace, coalition)
    matching = [one for one in every if named == one.id or named in one.names.values()]
    if len(matching) == 1:
        return matching[0]
    if matching:
        return Problem("event", "ambiguous-event", {"ids": [one.id for one in matching]})
    return Problem("event", "unknown-event")


def add(workspace: Workspace, coalition: Coalition, fields: Mapping[str, str | None]) -> Event:
    """Add an event from fields as typed (`names.es`, `place`, `time_zone`, `starts`, `ends`, `order.es`)."""
    return edit(workspace, coalition, workspace.context.new_id(), fields)


def edit(workspace: Workspace, coalition: Coalition, id_: str, fields: Mapping[str, str | None]) -> Event:
    """Change an event's fields as typed; None removes one. Raise Refused with what is wrong."""
    judged = {name: None if text is None else _judged(name, text) for name, text in fields.items()}
    problems = [one for one in judged.values() if isinstance(one, Problem)]
    before = _event(workspace, coalition, id_)
    order = {name: judged.pop(name) for name in fields if name.startswith("order.")}
    after = {**(before.fields if before else {}), **judged}
    if not any(name.startswith("names.") and value is not None for name, value in after.items()):
        problems.append(Problem("names", "missing"))
    starts, ends = after.get("starts"), after.get("ends")
    if not problems and isinstance(starts, str) and isinstance(ends, str) and is_later(starts, ends):
        problems.append(Problem("ends", "ends-before-it-starts", {"starts": starts}))
    if problems:
        raise Refused(problems)
    values: dict[str, Json] = {name: value for name, value in judged.items() if not isinstance(value, Problem)}
    if order:
        words = {
            **(before.order if before else {}),
            **{name.removeprefix("order."): order[name] for name in order},
        }
        said: dict[str, Json] = {tag: text for tag, text in words.items() if isinstance(text, str) and text}
        values["order"] = {"words": said} if said else None
    draft = edit_draft(workspace, coalition.id, "event", id_, values)
    if draft is not None:
        workspace.write(coalition.id, [draft])
    written = _event(workspace, coalition, id_)
    if written is None:
        raise AssertionError("an event with a name is here")
    return written


def _judged(name: str, text: str) -> str | Problem:
    collection, dot, tag = name.partition(".")
    if collection == "names" and dot:
        known = language(name, tag)
        return known if isinstance(known, Problem) else line(name, text)
    if collection == "order" and dot:
        known = language(name, tag)
        return known if isinstance(known, Problem) else note(name, text)
    if name == "place":
        return place_code(name, text)
    if name == "time_zone":
        return _time_zone(name, text)
    if name in ("starts", "ends"):
        return _moment(name, text)
    return Problem(name, "unknown-field", {"meant": None})


def _time_zone(name: str, text: str) -> str | Problem:
    from zoneinfo import available_timezones

    typed = line(name, text, 64)
    if isinstance(typed, Problem) or typed in available_timezones():
        return typed
    return Problem(name, "unknown-time-zone", {"time_zone": typed})


def _moment(name: str, text: str) -> str | Problem:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return Problem(name, "malformed-moment")
    return moment.isoformat(timespec="seconds") if moment.tzinfo else Problem(name, "malformed-moment")


def names_of(fields: Mapping[str, Json]) -> dict[str, str]:
    """Return an event's names per language from its fields."""
    return {name.removeprefix("names."): str(value) for name, value in fields.items() if name.startswith("names.")}


def _event(workspace: Workspace, coalition: Coalition, id_: str) -> Event | None:
    fields = here(workspace.journal.state(coalition.id, id_).shown("event"))
    if not fields:
        return None
    own, of_coalition = fields.get("table"), coalition.fields.get(f"table.{id_}")
    settings: dict[str, Json] = {}
    for table in (own, of_coalition):
        if isinstance(table, Mapping):
            settings |= table

    def text(name: str) -> str | None:
        value = fields.get(name)
        return value if isinstance(value, str) else None

    return Event(
        id_, names_of(fields), text("place"), text("time_zone"), text("starts"), text("ends"), fields, settings
    )
