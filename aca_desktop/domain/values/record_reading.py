"""Taking a JSON object apart, field by field: what is of the wrong kind, missing or unknown becomes a `Problem`.

It knows no record's meaning. A key that nobody asked for is a problem too, lest a typing mistake lose a consent.
"""

import difflib
from collections.abc import Callable, Mapping, Sequence

from aca_desktop.domain.journal.strict_json import Foreign
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import MAX_LINE, MAX_NOTE, line, note
from aca_desktop.errors import Fact

MAX_UNKNOWN = 20
"""Unknown fields named in one object; a file of a million is not listed."""

_SHOWN = 80


class Reading:
    """One JSON object while it is read. `problems` is shared with the objects within it.

    Fields are taken by name; null counts as absent. What `needed…` cannot find it reports, and returns an empty
    value, so that reading goes on to the next mistake: a record is made only if there was none.
    """

    def __init__(self, value: Mapping[str, Foreign], path: str, problems: list[Problem]) -> None:
        self._left = dict(value)
        self._asked: list[str] = []
        self._path = path
        self.problems = problems

    def path(self, key: str) -> str:
        """Return the field's path in the whole record; a stranger's key is made short and printable in it."""
        shown = "".join(character if character.isprintable() else "\ufffd" for character in key[:_SHOWN])
        return f"{self._path}.{shown}" if self._path else shown

    def refuse(self, key: str, code: str, **facts: Fact) -> None:
        """Note what is wrong with a field."""
        self.problems.append(Problem(self.path(key), code, facts))

    def has(self, key: str) -> bool:
        """Say whether a field is there and not null."""
        return self._left.get(key) is not None

    def take(self, key: str) -> Foreign:
        """Return a field's value as it stands, None if it is null or absent."""
        self._asked.append(key)
        return self._left.pop(key, None)

    def text(self, key: str) -> str | None:
        """Take a text that some other rule will judge."""
        value = self.take(key)
        if value is None or isinstance(value, str):
            return value
        self.refuse(key, "wrong-type", expected="text")
        return None

    def checked[T](self, key: str, check: Callable[[str, str], T | Problem]) -> T | None:
        """Take a text through a rule `check(path, text)`, which returns its value or a Problem."""
        value = self.text(key)
        return None if value is None else self.kept(check(self.path(key), value))

    def needed[T](self, key: str, check: Callable[[str, str], T | Problem]) -> T | None:
        """Take a text through a rule; it must be there."""
        self._need(key)
        return self.checked(key, check)

    def kept[T](self, value: T | Problem) -> T | None:
        """Return a rule's value; note it if it is a Problem."""
        if isinstance(value, Problem):
            self.problems.append(value)
            return None
        return value

    def line(self, key: str, limit: int = MAX_LINE) -> str | None:
        """Take a one-line text."""
        return self.checked(key, lambda path, text: line(path, text, limit))

    def note(self, key: str, limit: int = MAX_NOTE) -> str | None:
        """Take a text that may have several lines."""
        return self.checked(key, lambda path, text: note(path, text, limit))

    def needed_line(self, key: str, limit: int = MAX_LINE) -> str:
        """Take a one-line text that must be there."""
        self._need(key)
        return self.line(key, limit) or ""

    def flag(self, key: str) -> bool | None:
        """Take true or false."""
        value = self.take(key)
        if value is None or isinstance(value, bool):
            return value
        self.refuse(key, "wrong-type", expected="boolean")
        return None

    def flags(self, key: str, limit: int) -> dict[str, bool]:
        """Take an object of names with true or false."""
        found: dict[str, bool] = {}
        if section := self.section(key, limit):
            for name in section.names():
                value = section.take(name)
                if isinstance(value, bool):
                    found[name] = value
                else:
                    section.refuse(name, "wrong-type", expected="boolean")
        return found

    def whole(self, key: str, low: int, high: int) -> int | None:
        """Take a whole number between two bounds, both included."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(key, "wrong-type", expected="whole-number")
            return None
        if not low <= value <= high:
            self.refuse(key, "out-of-range", low=low, high=high)
            return None
        return value

    def choice[T: str](self, key: str, allowed: Sequence[T]) -> T | None:
        """Take one of a few words."""
        value = self.text(key)
        if value is None:
            return None
        for word in allowed:
            if word == value:
                return word
        self.refuse(key, "not-one-of", allowed=list(allowed))
        return None

    def needed_choice[T: str](self, key: str, allowed: Sequence[T]) -> T:
        """Take one of a few words, which must be there; the first of them where it is not."""
        self._need(key)
        return self.choice(key, allowed) or allowed[0]

    def section(self, key: str, limit: int | None = None) -> "Reading | None":
        """Take an object within this one, of at most `limit` fields."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.refuse(key, "wrong-type", expected="object")
            return None
        if limit is not None and len(value) > limit:
            self.refuse(key, "too-many", limit=limit)
            return None
        return Reading(value, self.path(key), self.problems)

    def needed_section(self, key: str) -> "Reading | None":
        """Take an object that must be there."""
        self._need(key)
        return self.section(key)

    def sections(self, key: str, limit: int) -> list["Reading"]:
        """Take a list of at most `limit` objects."""
        value = self.take(key)
        if value is None:
            return []
        if isinstance(value, str | Mapping) or not isinstance(value, Sequence):
            self.refuse(key, "wrong-type", expected="list")
            return []
        if len(value) > limit:
            self.refuse(key, "too-many", limit=limit)
            return []
        return [reading for place, item in enumerate(value) if (reading := self._item(f"{key}[{place}]", item))]

    def words(self, key: str, limit: int = MAX_LINE) -> dict[str, str]:
        """Take words per language: `{"es": …, "en": …}`."""
        found: dict[str, str] = {}
        if section := self.section(key, limit=MAX_UNKNOWN):
            for tag in section.names():
                words = section.needed_line(tag, limit)
                usual = self.kept(language(section.path(tag), tag))
                if usual in found:
                    section.refuse(tag, "said-twice")
                elif usual:
                    found[usual] = words
        return found

    def texts(self, key: str, limit: int) -> dict[str, str]:
        """Take an object of names with texts that some other rule will judge."""
        found: dict[str, str] = {}
        if section := self.section(key, limit):
            for name in section.names():
                if (text := section.text(name)) is not None:
                    found[name] = text
        return found

    def refused(self, key: str) -> bool:
        """Say whether something was wrong with a field, or within it."""
        path = self.path(key)
        return any(p.field == path or p.field.startswith((f"{path}.", f"{path}[")) for p in self.problems)

    def names(self) -> list[str]:
        """Return the fields that nobody has taken yet, for objects whose names are data."""
        return list(self._left)

    def finish(self) -> None:
        """Report every field that nobody asked for, with the one that was perhaps meant."""
        for key in list(self._left)[:MAX_UNKNOWN]:
            meant = difflib.get_close_matches(key[:_SHOWN], self._asked, n=1)
            self.refuse(key, "unknown-field", meant=meant[0] if meant else None)

    def _need(self, key: str) -> None:
        if not self.has(key):
            self.refuse(key, "missing")

    def _item(self, key: str, value: Foreign) -> "Reading | None":
        if isinstance(value, Mapping):
            return Reading(value, self.path(key), self.problems)
        self.refuse(key, "wrong-type", expected="object")
        return None
