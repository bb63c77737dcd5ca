"""An organisation's values as somebody would type them: what `organisation_rules` reads, written back."""

from collections.abc import Mapping

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.values import contact_of_text, figure_of_text, listing_of_text


def typed(name: str, value: Json) -> str:
    """Return a field's value as text that means the same when it is typed: plain words, else canonical JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        text, read = _worded(name.partition(".")[0], name, value)
        if read == value:
            return text
    return canonical.text(value)


def _worded(collection: str, name: str, value: Mapping[str, Json]) -> tuple[str, object]:
    """Return a value in words, and what these words would be read as."""
    if collection == "contacts":
        text = _contact(value)
        return text, contact_of_text(name, text)
    if collection == "figures":
        text = _joined(value.get("value"), value.get("currency"), value.get("source"))
        return text, figure_of_text(name, text)
    if collection == "lists":
        text = _joined(value.get("date"), value.get("source"))
        return text, listing_of_text(name, text)
    return "", None


def _contact(value: Mapping[str, Json]) -> str:
    name, title, email = (value.get(part) for part in ("name", "title", "email"))
    who = ", ".join(str(part) for part in (name, title) if part)
    if email and not who and not value.get("phone"):
        return str(email)
    phone = value.get("phone")
    # without the brackets a telephone number that has no plus would be read as part of the name
    return _joined(who, f"<{email or ''}>" if email or (who and phone) else None, phone)


def _joined(*parts: Json) -> str:
    return " ".join(str(part) for part in parts if part)
