"""Words for codes that are shown in several places: statuses, roles, kinds of entries, why a value is not here."""

from collections.abc import Mapping
from typing import get_args

from aca_desktop.domain.journal.meaning import OrganisationStatus
from aca_desktop.domain.organisations.name_order import name_key
from aca_desktop.domain.values.countries import COUNTRIES
from aca_desktop.i18n import Speech, mark

ORGANISATION_STATUSES: tuple[OrganisationStatus, ...] = get_args(OrganisationStatus.__value__)

STATUSES: Mapping[str, str] = {
    "approved": mark("approved"),
    "signed": mark("signed"),
    "provisional": mark("provisional"),
    "superseded": mark("superseded"),
    "withdrawn": mark("withdrawn"),
    "rejected": mark("rejected"),
    "expected": mark("expected"),
}

ROLES: Mapping[str | None, str] = {
    "coordinator": mark("coordinator"),
    "event": mark("event laptop"),
    None: mark("not enrolled"),
}

ABSENT: Mapping[str, str] = {
    "withheld": mark("withheld"),
    "erased": mark("erased"),
    "unreadable": mark("unreadable"),
}

WHY: Mapping[str, str] = {
    **ABSENT,
    "not-authorised": mark("its laptop was not allowed to write it"),
    "personal-in-open": mark("it holds personal data where none may be"),
    "revoked": mark("its laptop was revoked"),
    "undone": mark("it was undone"),
}
"""Why an entry has no effect, or a value is not here."""

KINDS: Mapping[str, str] = {
    "commitment": mark("commitment"),
    "consent": mark("consent"),
    "copy": mark("copy handed over"),
    "erasure": mark("erasure"),
    "organisation": mark("edit"),
    "ratification": mark("ratification"),
    "review": mark("review"),
    "same": mark("same organisation"),
    "signature": mark("signature"),
    "undo": mark("undo"),
    "withdrawal": mark("withdrawal"),
}
"""Kinds of entries about an organisation."""


def countries(speech: Speech) -> list[tuple[str, str]]:
    """Return each country's code and name, in the order of names in that language."""
    named = [(code, speech.country_name(code)) for code in COUNTRIES]
    return sorted(named, key=lambda pair: name_key(pair[1], {}, speech.language))
