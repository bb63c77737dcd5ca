"""Those fields of an organisation that are no plain text (flag, contact, listing, figure), and how they are typed.

A contact is typed as `Name, title <e-mail> telephone`, a listing as `2019-04-01 source`, a figure as
`1385629 source` or, for money, `6400000000000 USD source`. All of it may be JSON instead, where it is an object.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.plain_values import decimal_of
from aca_desktop.domain.journal.strict_json import Foreign, read_json
from aca_desktop.domain.organisations.record import Contact, contact_value
from aca_desktop.domain.values.addresses import email
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.record_reading import Reading
from aca_desktop.domain.values.typed_text import folded

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_PHONE = re.compile(r"\+?[0-9(][0-9 ()./-]{3,29}")
_CONTACT = re.compile(
    r"(?P<name>[^<>,+]*)(?:,(?P<title>[^<>+]*))?(?:<(?P<email>[^<>]*)>)?(?P<phone>\s*[+(0-9].*)?"
)
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DAY_FIRST = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\s+(.*))?", re.DOTALL)
_CURRENCY_FIRST = re.compile(r"([A-Z]{3})\s+(.*)", re.DOTALL)


def flag(name: str, value: Json) -> Json | Problem:
    """Return true or false."""
    return value if isinstance(value, bool) else Problem(name, "wrong-type", {"expected": "boolean"})


def flag_of_text(name: str, text: str) -> Json | Problem:
    """Return what `true`, `yes`, `false` or `no` mean."""
    value = _FLAGS.get(folded(text).lower())
    return Problem(name, "not-one-of", {"allowed": list(_FLAGS)}) if value is None else value


def day_text(name: str, text: str) -> str | Problem:
    """Return a day as the journal writes it."""
    value = day(name, text)
    return value if isinstance(value, Problem) else value.isoformat()


def phone(name: str, text: str) -> str | Problem:
    """Return a telephone number as typed: figures, with blanks, brackets, dots, slashes and hyphens between."""
    typed = folded(text)
    return typed if _PHONE.fullmatch(typed) else Problem(name, "malformed-phone")


def decimal_text(name: str, text: str) -> str | Problem:
    """Return a decimal number as the journal writes it: figures and a point, no groups."""
    typed = folded(text)
    if decimal_of(typed) is None or not _DECIMAL.fullmatch(typed):
        return Problem(name, "malformed-number")
    return typed


def currency(name: str, text: str) -> str | Problem:
    """Return a currency's three letters (ISO 4217); that it exists is not checked."""
    typed = folded(text).upper()
    return typed if re.fullmatch("[A-Z]{3}", typed) else Problem(name, "malformed-currency")


def contact(name: str, value: Json) -> Json | Problem:
    """Return a contact: at least a name, an e-mail or a telephone number."""
    reading = _open(name, value)
    if isinstance(reading, Problem):
        return reading
    said = read_contact(reading)
    return reading.problems[0] if reading.problems else contact_value(said)


def read_contact(reading: Reading) -> Contact:
    """Take a contact apart, and note what is wrong with it."""
    before = len(reading.problems)
    said = Contact(
        name=reading.line("name"),
        title=reading.line("title"),
        email=reading.checked("email", email),
        phone=reading.checked("phone", phone),
    )
    reading.finish()
    if not (said.name or said.email or said.phone) and len(reading.problems) == before:
        reading.refuse("name", "missing")
    return said


def contact_of_text(name: str, text: str) -> Json | Problem:
    """Take `Name, title <e-mail> telephone` apart; an e-mail alone needs no brackets."""
    if text.lstrip().startswith("{"):
        return _json(name, text)
    typed = text.strip()
    if "@" in typed and "<" not in typed and " " not in typed:
        return {"email": typed}
    found = _CONTACT.fullmatch(typed)
    if not found:
        return Problem(name, "malformed-contact")
    return {part: said.strip() for part, said in found.groupdict().items() if said and said.strip()}


def listing(name: str, value: Json) -> Json | Problem:
    """Return that an organisation stands on a public list: where that is said, and since when, if known."""
    reading = _open(name, value)
    if isinstance(reading, Problem):
        return reading
    return _closed(reading, {"date": reading.checked("date", day_text), "source": reading.needed_line("source")})


def listing_of_text(name: str, text: str) -> Json | Problem:
    """Take `2019-04-01 source` apart; the day may be left out."""
    if text.lstrip().startswith("{"):
        return _json(name, text)
    found = _DAY_FIRST.fullmatch(text.strip())
    return {"date": found[1], "source": found[2]} if found else {"source": text}


def figure(name: str, value: Json) -> Json | Problem:
    """Return a figure: a decimal as text, its source, its currency where it is money."""
    reading = _open(name, value)
    if isinstance(reading, Problem):
        return reading
    number = reading.checked("value", decimal_text)
    if number is None and not reading.problems:
        reading.refuse("value", "missing")
    parts: dict[str, Json] = {
        "value": number,
        "currency": reading.checked("currency", currency),
        "source": reading.needed_line("source"),
    }
    return _closed(reading, parts)


def figure_of_text(name: str, text: str) -> Json | Problem:
    """Take `1385629 source` or `6400 USD source` apart."""
    if text.lstrip().startswith("{"):
        return _json(name, text)
    number, _, rest = text.strip().partition(" ")
    money = _CURRENCY_FIRST.fullmatch(rest.strip())
    if money:
        return {"value": number, "currency": money[1], "source": money[2]}
    return {"value": number, "source": rest or None}


def _open(name: str, value: Json) -> Reading | Problem:
    if not isinstance(value, Mapping):
        return Problem(name, "wrong-type", {"expected": "object"})
    return Reading(value, name, [])


def _closed(reading: Reading, parts: dict[str, Json]) -> Json | Problem:
    reading.finish()
    return (
        reading.problems[0]
        if reading.problems
        else {part: said for part, said in parts.items() if said is not None}
    )


def _json(name: str, text: str) -> Json | Problem:
    value = read_json(text.encode("utf-8", "surrogatepass"), name)
    return value if isinstance(value, Problem) else _numbers_as_text(value)


def _numbers_as_text(value: Foreign) -> Json:
    """Return the value with every number as the text that it was: the journal has no other in these fields."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _numbers_as_text(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_numbers_as_text(item) for item in value]
    return value
