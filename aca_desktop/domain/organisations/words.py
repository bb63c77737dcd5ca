"""An organisation's name in the reader's language, from its fields."""

from collections.abc import Iterable, Mapping

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent


def name_of(fields: Mapping[str, Json | Absent], languages: Iterable[str]) -> str | None:
    """Return the published name in the first of these languages that has one, else in any, None without one."""
    names = [f"names.{language}" for language in languages]
    names += sorted(name for name in fields if name.startswith("names."))
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value:
            return value
    return None
