"""What a guest has filled in, as plain values, how a draft keeps them, and the record that they become.

Knows no widget, no clock, no journal. Strokes and files of a draft stand beside the form, not in it.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.record import OrganisationById, OrganisationOfRecord, OrganisationRecord
from aca_desktop.domain.organisations.rules import reading
from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.domain.signing.signature_reading import row_code
from aca_desktop.domain.signing.signature_record import (
    BASES,
    IDENTIFIED,
    Authority,
    CoSigner,
    Device,
    Method,
    SignatureRecord,
    Signer,
    Witness,
)
from aca_desktop.domain.values.addresses import email
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import Rule, line, needed, optional

type Way = Literal["hand", "typed", "paper", "seal"]

WAYS: tuple[Way, ...] = ("hand", "typed", "paper", "seal")
ORGANISATION, PERSON, DECLARATION, SIGNATURE, THANKS = range(5)
"""The steps, as a draft keeps them."""

SCAN, SEAL, MANDATE = "scan", "seal", "mandate"
"""Names of the files of a draft."""

SIGNER, WITNESS = "signer", "witness"
"""Names of the pads of a draft."""


def other_pad(place: int) -> str:
    """Return the name of the pad of one who signs with the signer, from 0."""
    return f"co_signers.{place}"


@dataclass(frozen=True, slots=True)
class Form:
    """Everything typed and ticked so far; "" and None are what was not.

    `organisation` is the id of one that is here, `shown` its name as it was shown; with `new` it is one that is
    added. `family`, `given` and `reading` are asked where the language writes them. `device` is with what the pad
    was drawn on. `second` are the names and roles of those who sign with the signer. `read` is whether the end of
    the declaration was seen, `seconds` how long it was read.
    """

    step: int = ORGANISATION
    language: str = ""
    organisation: str | None = None
    shown: str = ""
    again: bool = False
    new: bool = False
    new_name: str = ""
    new_sector: str | None = None
    new_country: str | None = None
    new_place: str | None = None
    name: str = ""
    family: str = ""
    given: str = ""
    reading: str = ""
    title: str = ""
    email: str = ""
    basis: str | None = None
    provisional: bool = False
    witness: str = ""
    identified: str | None = None
    of_age: bool | None = None
    consents: Mapping[str, bool] = dataclasses.field(default_factory=dict)
    way: Way = "hand"
    typed: str = ""
    row_code: str = ""
    second: tuple[tuple[str, str], ...] = ()
    device: str = ""
    device_name: str = ""
    read: bool = False
    seconds: int = 0

    @property
    def organisation_name(self) -> str:
        """The organisation as it is shown."""
        return self.new_name.strip() if self.new else self.shown

    @property
    def person(self) -> str:
        """The signer's name as it is shown: family and given name where they were asked apart."""
        if self.language == "ja" and (self.family.strip() or self.given.strip()):
            return " ".join(part for part in (self.family.strip(), self.given.strip()) if part)
        return self.name.strip()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is signed, and at which event; whether a witness is asked for, and how somebody was identified.

    `coalition` is an id or a code, `publication` and `event` are ids; `minors`:
    they may sign, so everybody is asked whether they are of age. `required` are fields that may not be empty.
    """

    coalition: str
    publication: str
    event: str | None = None
    witness: bool = False
    identify: bool = False
    minors: bool = False
    required: frozenset[str] = frozenset()


def kept(form: Form, before: Form | None = None) -> dict[str, Json]:
    """Return the form's fields as a draft keeps them; only those that differ from `before`, if that is given."""
    changes: dict[str, Json] = {}
    for field in dataclasses.fields(Form):
        value = getattr(form, field.name)
        if before is None or getattr(before, field.name) != value:
            changes[field.name] = _plain(value)
    return changes


def _plain(value: object) -> Json:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    return cast("Json", value)


def form_of(values: Mapping[str, Json]) -> Form:
    """Return the form that a draft kept; what is of another type than it should be counts as not filled in."""
    usual = Form()
    known: dict[str, object] = {}
    for field in dataclasses.fields(Form):
        value, default = values.get(field.name), getattr(usual, field.name)
        read = _read(field.name, value, default)
        if read is not None:
            known[field.name] = read
    return dataclasses.replace(usual, **known)  # type: ignore[arg-type]  # each was read by its own type


def _read(name: str, value: Json, default: object) -> object:
    if name == "consents":
        given = value.items() if isinstance(value, Mapping) else ()
        return {key: ticked for key, ticked in given if isinstance(ticked, bool)}
    if name == "second":
        pairs = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
        return tuple((str(one[0]), str(one[1])) for one in pairs if isinstance(one, Sequence) and len(one) == 2)
    if name == "way":
        return value if value in WAYS else None
    if name == "step":
        return value if value in range(THANKS) else None
    if isinstance(default, bool) or name == "of_age":
        return value if isinstance(value, bool) else None
    if isinstance(default, int):
        return value if isinstance(value, int) and not isinstance(value, bool) else None
    return value if isinstance(value, str) else None


def person_problems(form: Form, asked: Asked) -> list[Problem]:
    """Return what is missing or wrong in the second step, in the order of its fields."""
    problems: list[Problem] = []
    _signer(form, asked, problems)
    _witness(form, asked, problems)
    _others(form, {}, problems)
    if form.basis not in BASES:
        problems.append(Problem("authority.basis", "missing"))
    if asked.identify and form.identified not in IDENTIFIED:
        problems.append(Problem("identified", "missing"))
    if asked.minors and form.of_age is None:
        problems.append(Problem("of_age", "missing"))
    return problems


def record_of(
    form: Form, asked: Asked, inks: Mapping[str, Ink], files: Mapping[str, Attachment]
) -> SignatureRecord | list[Problem]:
    """Return the record to sign, in normal form, or everything that is missing or wrong, in the form's order.

    `inks` are those of the pads, by their names; `files` those of the draft.
    """
    problems: list[Problem] = []
    whom = _organisation(form, problems)
    signer = _signer(form, asked, problems)
    witness = _witness(form, asked, problems)
    others = _others(form, inks, problems)
    ink = inks.get(SIGNER) if form.way == "hand" else None
    typed = needed("typed", form.typed, line, problems) if form.way == "typed" else None
    code = optional("row_code", form.row_code, row_code, problems) if form.way == "paper" else None
    basis = next((one for one in BASES if one == form.basis), None)
    if basis is None:
        problems.append(Problem("authority.basis", "missing"))
    identified = next((one for one in IDENTIFIED if one == form.identified), None) if asked.identify else None
    if asked.identify and identified is None:
        problems.append(Problem("identified", "missing"))
    if asked.minors and form.of_age is None:
        problems.append(Problem("of_age", "missing"))
    if problems or basis is None or whom is None:
        return problems
    return SignatureRecord(
        coalition=asked.coalition,
        declaration=asked.publication,
        language=form.language,
        organisation=whom,
        signer=signer,
        authority=Authority(basis, form.provisional, _attached(files, MANDATE)),
        consents=dict(form.consents),
        method=_method(form),
        event=asked.event,
        witness=Witness(witness, inks.get(WITNESS)) if witness else None,
        co_signers=others,
        ink=ink,
        typed=typed,
        scan=_attached(files, SCAN) if form.way == "paper" else None,
        seal=_attached(files, SEAL) if form.way == "seal" else None,
        row_code=code,
        identified=identified,
        of_age=form.of_age if asked.minors else None,
        device=_device(form, ink) if ink else Device(),
        read_seconds=form.seconds or None,
    )


def _method(form: Form) -> Method:
    if form.way == "hand":
        return next((one for one in ("pen", "touch", "mouse") if one == form.device), "mouse")
    return form.way


def _device(form: Form, ink: Ink) -> Device:
    points = [point for stroke in ink.strokes for point in stroke]
    spans = [(len(stroke) - 1, stroke[-1].t - stroke[0].t) for stroke in ink.strokes if len(stroke) > 1]
    steps, time = sum(count for count, _span in spans), sum(span for _count, span in spans)
    return Device(
        name=form.device_name or None,
        pressure=any(point.pressure is not None for point in points),
        tilt=any(point.tilt is not None for point in points),
        points_per_second=min(round(1000 * steps / time), 10_000) if time else None,
    )


def _attached(files: Mapping[str, Attachment], name: str) -> Attachment | None:
    one = files.get(name)
    return None if one is None else Attachment(one.media_type, one.data, one.name)


def _signer(form: Form, asked: Asked, problems: list[Problem]) -> Signer:
    def told(name: str, text: str, rule: Rule) -> str | None:
        wanted = needed if name in asked.required else optional
        return wanted(f"signer.{name}", text, rule, problems) or None

    family = given = said = None
    if form.language == "ja":
        family = needed("signer.family", form.family, line, problems) or None
        given = needed("signer.given", form.given, line, problems) or None
        said = told("reading", form.reading, reading)
        name = " ".join(part for part in (family, given) if part)
    else:
        name = needed("signer.name", form.name, line, problems)
    return Signer(
        name,
        told("title", form.title, line),
        told("email", form.email, email),
        family,
        given,
        said,
    )


def _witness(form: Form, asked: Asked, problems: list[Problem]) -> str | None:
    return needed("witness.name", form.witness, line, problems) if asked.witness else None


def _others(form: Form, inks: Mapping[str, Ink], problems: list[Problem]) -> tuple[CoSigner, ...]:
    found = []
    for place, (name, title) in enumerate(form.second):
        path = f"co_signers[{place}]"
        person = Signer(
            needed(f"{path}.name", name, line, problems), optional(f"{path}.title", title, line, problems)
        )
        found.append(CoSigner(person, inks.get(other_pad(place))))
    return tuple(found)


def _organisation(form: Form, problems: list[Problem]) -> OrganisationOfRecord | None:
    if not form.new:
        if form.organisation is None:
            problems.append(Problem("organisation.id", "missing"))
            return None
        return OrganisationById(form.organisation)
    name = needed("organisation.names", form.new_name, line, problems)
    for field, value in (("sector", form.new_sector), ("country", form.new_country)):
        if value is None:
            problems.append(Problem(f"organisation.{field}", "missing"))
    if form.new_sector is None or form.new_country is None:
        return None
    return OrganisationRecord({form.language: name}, form.new_sector, form.new_country, place=form.new_place)
