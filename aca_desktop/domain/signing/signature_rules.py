"""Whether a signature may be given so: consents, material, texts, and what coalition and declaration ask.

No clock and no journal: the terms of both and today's day are arguments. A record that `signature_reading` has
read has passed the checks of form; one that a window made has them here.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from aca_desktop.domain.coalition.declaration_record import DeclarationTerms
from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION, CoalitionTerms
from aca_desktop.domain.coalition.table_settings import TableSettings
from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.domain.organisations.rules import problems_of_organisation, reading
from aca_desktop.domain.signing import attachments
from aca_desktop.domain.signing.attachments import Attachment, attachment_problem
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.domain.signing.ink_acceptance import nothing_signed
from aca_desktop.domain.signing.ink_reading import MAX_POINTS
from aca_desktop.domain.signing.signature_reading import row_code
from aca_desktop.domain.signing.signature_record import BY_HAND, SignatureRecord, Signer
from aca_desktop.domain.values.addresses import email
from aca_desktop.domain.values.days import past_day_problem
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import form_problem, line, same_name

_MATERIAL = ("ink", "typed", "scan", "seal", "elsewhere", "row_code")

_NEEDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(BY_HAND, ("ink",)),
    "typed": ("typed",),
    "paper": ("scan", "row_code"),
    "seal": ("seal",),
    "elsewhere": ("elsewhere",),
}
"""Of a method's materials at least one must be there, and no other method's."""


def problems_of(
    record: SignatureRecord, coalition: CoalitionTerms, declaration: DeclarationTerms, today: date
) -> list[Problem]:
    """Return everything that keeps this record from being signed, in the order of the form; none: it may be."""
    return [
        *declaration_problems(record, declaration, record.day or today),
        *_organisation_problems(record, coalition),
        *_text_problems(record),
        *consent_problems(record, coalition),
        *_table_problems(record, coalition),
        *material_problems(record),
        *_attachment_problems(record),
        *_ink_problems(record),
        *_day_problems(record, today),
    ]


def declaration_problems(record: SignatureRecord, terms: DeclarationTerms, day: date) -> Iterator[Problem]:
    """Yield why this declaration is not to be signed on that day, or not in that language."""
    if terms.coalition != record.coalition:
        yield Problem("declaration", "declaration-of-another-coalition", {"coalition": terms.coalition})
        return
    if not terms.published:
        yield Problem("declaration", "declaration-not-published")
    elif terms.ended:
        yield Problem("declaration", "declaration-ended")
    elif terms.embargo and day < terms.embargo:
        yield Problem("declaration", "declaration-embargoed", {"until": terms.embargo.isoformat()})
    elif terms.opens and day < terms.opens:
        yield Problem("declaration", "declaration-not-open-yet", {"opens": terms.opens.isoformat()})
    elif terms.closes and day > terms.closes:
        yield Problem("declaration", "declaration-closed", {"closes": terms.closes.isoformat()})
    if terms.first_day and day < terms.first_day:
        yield Problem("day", "declaration-not-public-yet", {"since": terms.first_day.isoformat()})
    if record.language not in terms.languages:
        yield Problem("language", "language-not-of-declaration", {"languages": sorted(terms.languages)})


def consent_problems(record: SignatureRecord, coalition: CoalitionTerms) -> Iterator[Problem]:
    """Yield the consents that signing needs and that were not given, and those that nobody asked for."""
    asked = {consent.key for consent in coalition.consents} | {PUBLISH_ORGANISATION}
    needed = {consent.key for consent in coalition.consents if consent.necessary} | {PUBLISH_ORGANISATION}
    for key in sorted(needed):
        if not record.consents.get(key):
            yield Problem(f"consents.{key}", "consent-needed", {"consent": key})
    for key in record.consents:
        if key not in asked:
            yield Problem(f"consents.{key}", "unknown-consent", {"consent": key, "known": sorted(asked)})


def material_problems(record: SignatureRecord) -> Iterator[Problem]:
    """Yield what a method needs and has not got, and what belongs to another method."""
    needs = _NEEDS[record.method]
    there = [name for name in _MATERIAL if getattr(record, name) is not None]
    if not any(name in needs for name in there):
        yield Problem(needs[0], "method-needs", {"method": record.method, "needs": list(needs)})
    for name in there:
        if name not in needs:
            yield Problem(name, "not-of-method", {"method": record.method})


def ink_problem(field: str, ink: Ink) -> Problem | None:
    """Say why ink is no signature."""
    if sum(len(stroke) for stroke in ink.strokes) > MAX_POINTS:
        return Problem(field, "too-many-points", {"limit": MAX_POINTS})
    nothing = nothing_signed(ink)
    return Problem(field, nothing) if nothing else None


def row_code_problem(field: str, text: str, coalition: str) -> Problem | None:
    """Say why a row code is not this coalition's, whose code it begins with, or with that one's end."""
    normal = row_code(field, text)
    if problem := form_problem(field, text, normal):
        return problem
    short = coalition.upper()
    if text.rpartition("-")[0] in (short, short.rpartition("-")[2]):
        return None
    return Problem(field, "row-code-of-another-coalition", {"coalition": coalition})


def _organisation_problems(record: SignatureRecord, coalition: CoalitionTerms) -> Iterator[Problem]:
    if isinstance(record.organisation, OrganisationRecord):
        for problem in problems_of_organisation(record.organisation, coalition.sectors):
            yield Problem(f"organisation.{problem.field}", problem.code, problem.facts)


def _text_problems(record: SignatureRecord) -> Iterator[Problem]:
    persons = [("signer", record.signer)]
    persons += [(f"co_signers[{place}]", part.person) for place, part in enumerate(record.co_signers)]
    for path, person in persons:
        yield from _person_problems(path, person)
    if record.witness:
        yield from _judged("witness.name", record.witness.name, line)
    yield from _judged("typed", record.typed, line)
    if record.method == "typed" and record.typed and not same_name(record.typed, record.signer.name):
        yield Problem("typed", "not-the-name", {"name": record.signer.name})
    yield from _judged("place", record.place, line)
    yield from _judged("event", record.event, line)
    if record.row_code is not None:
        yield from _there([row_code_problem("row_code", record.row_code, record.coalition)])


def _person_problems(path: str, person: Signer) -> Iterator[Problem]:
    for name in ("name", "title", "family", "given"):
        yield from _judged(f"{path}.{name}", getattr(person, name), line)
    yield from _judged(f"{path}.email", person.email, email)
    yield from _judged(f"{path}.reading", person.reading, reading)


def _judged(field: str, text: str | None, rule: Callable[[str, str], str | Problem]) -> Iterator[Problem]:
    problem = None if text is None else form_problem(field, text, rule(field, text))
    if problem:
        yield problem


def _table_problems(record: SignatureRecord, coalition: CoalitionTerms) -> Iterator[Problem]:
    table = coalition.table
    if table.witness and record.witness is None:
        yield Problem("witness", "witness-needed")
    if table.identify and record.identified is None:
        yield Problem("identified", "identification-needed")
    if record.of_age is False and not table.minors:
        yield Problem("of_age", "minor")
    if record.method != "elsewhere":  # there nobody asked, and what was not told cannot be made up
        yield from (Problem(path, "missing") for path, there in _asked(record, table) if not there)


def _asked(record: SignatureRecord, table: TableSettings) -> Iterator[tuple[str, bool]]:
    """Yield each field that the table wants filled in, and whether it is; a reading is wanted in Japanese."""
    signer, organisation = record.signer, record.organisation
    if table.asks("title") == "required":
        yield "signer.title", bool(signer.title)
    if table.asks("email") == "required":
        yield "signer.email", bool(signer.email)
    if table.asks("reading") == "required" and record.language == "ja":
        yield "signer.reading", bool(signer.reading)
    if table.asks("place") == "required" and isinstance(organisation, OrganisationRecord):
        yield "organisation.place", bool(organisation.place)
    if table.minors:
        yield "of_age", record.of_age is not None


def _attachment_problems(record: SignatureRecord) -> Iterator[Problem]:
    parts: list[tuple[str, Attachment | None, tuple[attachments.MediaType, ...]]] = [
        ("authority.mandate", record.authority.mandate, attachments.PAGES),
        ("scan", record.scan, attachments.PAGES),
        ("seal", record.seal, attachments.PICTURES),
        ("elsewhere.source", record.elsewhere.source if record.elsewhere else None, attachments.ANY),
    ]
    yield from _there(attachment_problem(field, part, allowed) for field, part, allowed in parts if part)


def _ink_problems(record: SignatureRecord) -> Iterator[Problem]:
    inks = [("ink", record.ink), ("witness.ink", record.witness.ink if record.witness else None)]
    inks += [(f"co_signers[{place}].ink", part.ink) for place, part in enumerate(record.co_signers)]
    yield from _there(ink_problem(field, ink) for field, ink in inks if ink)


def _day_problems(record: SignatureRecord, today: date) -> Iterator[Problem]:
    if record.day:
        yield from _there([past_day_problem("day", record.day, today)])


def _there(problems: Iterable[Problem | None]) -> Iterator[Problem]:
    return (problem for problem in problems if problem)
