"""What a signing table asks for and offers, as a record, as the journal's value and as somebody types it.

Nothing here knows who asks: a coalition's usual settings and an event's own have one form.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded

type Ask = Literal["no", "optional", "required"]
type Asked = Literal["title", "email", "reading", "place"]
type Copy = Literal["file", "paper", "email"]
type Means = Literal["hand", "typed", "paper", "seal"]

ASKS: tuple[Ask, ...] = get_args(Ask.__value__)
ASKED: tuple[Asked, ...] = get_args(Asked.__value__)
"""What may be asked or not: the signer's title, e-mail and reading (ふりがな), a new organisation's place."""

COPIES: tuple[Copy, ...] = get_args(Copy.__value__)
"""How copies are offered: saved in a folder or on a USB stick, printed, later by e-mail."""

MEANS: tuple[Means, ...] = get_args(Means.__value__)
"""By what one may sign at the table: the hand on the pad, the name typed, a paper sheet, a seal's image."""

FLAGS = ("witness", "minors", "identify")
SHORTEST_IDLE, LONGEST_IDLE = 30, 1800
_NONE = "none"


@dataclass(frozen=True, slots=True)
class TableSettings:
    """What the signing table asks for: a witness, whether the signer is of age, that people are identified.

    With `minors` these may sign too, and everybody is asked whether they are of age; without, nobody is asked, and
    a record that says its signer is a minor is refused. `languages` are those offered, in this order; none means
    all of the declaration's. `asked` says of the fields in ASKED which are not optional. `copies` are the ways in
    which a copy is offered, `means` those of signing; the hand is always among them. After `idle_seconds`
    untouched the table asks whether somebody is still there.
    """

    witness: bool = False
    minors: bool = False
    identify: bool = False
    languages: tuple[str, ...] = ()
    asked: Mapping[Asked, Ask] = dataclasses.field(default_factory=dict)
    copies: tuple[Copy, ...] = COPIES
    idle_seconds: int = 120
    means: tuple[Means, ...] = MEANS

    def asks(self, field: Asked) -> Ask:
        """Return whether a field is asked for."""
        return self.asked.get(field, "optional")

    def offered(self, languages: Sequence[str]) -> list[str]:
        """Return of a declaration's languages those that are offered, in order; all if none of them would be."""
        kept = [tag for tag in self.languages if tag in languages]
        return kept or list(languages)


def table_value(settings: TableSettings) -> dict[str, Json]:
    """Return the settings as the journal keeps them: the three flags, and what is not as usual."""
    usual = TableSettings()
    value: dict[str, Json] = {flag: getattr(settings, flag) for flag in FLAGS}
    if settings.languages:
        value["languages"] = list(settings.languages)
    asked: dict[str, Json] = {name: ask for name, ask in settings.asked.items() if ask != "optional"}
    if asked:
        value["asked"] = asked
    if set(settings.copies) != set(usual.copies):
        value["copies"] = [one for one in COPIES if one in settings.copies]
    if set(settings.means) != set(usual.means):
        value["means"] = [one for one in MEANS if one in settings.means]
    if settings.idle_seconds != usual.idle_seconds:
        value["idle_seconds"] = settings.idle_seconds
    return value


def table_settings(value: Mapping[str, Json], default: TableSettings | None = None) -> TableSettings:
    """Return the settings that a record says, over `default` where it says nothing or nothing that can be."""
    before = default or TableSettings()
    flags = {flag: said for flag in FLAGS if isinstance(said := value.get(flag), bool)}
    languages, asked, copies, means = (value.get(name) for name in ("languages", "asked", "copies", "means"))
    return dataclasses.replace(
        before,
        **flags,
        languages=_texts(languages) if isinstance(languages, list) else before.languages,
        asked={**before.asked, **_asked(asked)} if isinstance(asked, Mapping) else before.asked,
        copies=tuple(one for one in COPIES if one in copies) if isinstance(copies, list) else before.copies,
        means=tuple(one for one in MEANS if one == "hand" or one in means)
        if isinstance(means, list)
        else before.means,
        idle_seconds=_idle(value.get("idle_seconds")) or before.idle_seconds,
    )


def typed_table(name: str, text: str) -> dict[str, Json] | Problem:
    """Return the journal's value of settings as typed; what is not named is as usual.

    Words with commas between: `witness`, `identify`, `minors`; `email=required` (`no`, `optional`) and likewise
    for all in ASKED; `languages=es+en`; `copies=file+email`, `copies=none`; `means=hand+typed`; `idle=90` in
    seconds. Or `none`.
    """
    said: dict[str, Json] = {}
    asked: dict[str, Json] = {}
    words = [folded(part) for part in text.split(",")]
    for word in [] if [one.lower() for one in words] == [_NONE] else words:
        key, equals, of = (part.strip() for part in word.partition("="))
        key = key.lower()
        members = [one.strip() for one in of.split("+")]
        if key in FLAGS and not equals:
            said[key] = True
        elif key in ASKED and of.lower() in ASKS:
            asked[key] = of.lower()
        elif key == "languages" and all(language(name, tag) == tag for tag in members):
            said[key] = list[Json](dict.fromkeys(members))
        elif key == "copies" and (members == [_NONE] or set(members) <= set(COPIES)):
            said[key] = list[Json](one for one in COPIES if one in members)
        elif key == "means" and set(members) <= set(MEANS):
            said[key] = list[Json](one for one in MEANS if one in members)
        elif key == "idle" and of.isascii() and of.isdigit() and _idle(int(of[:9])):
            said["idle_seconds"] = int(of)
        else:
            return Problem(name, "malformed-table")
    return table_value(table_settings({**said, "asked": asked}))


def _asked(value: Mapping[str, Json]) -> Mapping[Asked, Ask]:
    return cast(
        "Mapping[Asked, Ask]", {name: value[name] for name in ASKED if value.get(name) in ASKS and name in value}
    )


def _texts(value: Sequence[Json]) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str))


def _idle(value: Json) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and SHORTEST_IDLE <= value <= LONGEST_IDLE:
        return value
    return None
