"""Words for codes that several commands show: statuses, roles, kinds of entries, why a value is not here."""

from collections.abc import Mapping
from typing import get_args

from aca_desktop.domain.contents import AbsentReason
from aca_desktop.domain.journal import OrganisationStatus, Status
from aca_desktop.i18n import mark

ORGANISATION_STATUSES: tuple[OrganisationStatus, ...] = get_args(OrganisationStatus.__value__)

STATUSES: Mapping[Status | OrganisationStatus, str] = {
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

ABSENT: Mapping[AbsentReason, str] = {
    "withheld": mark("withheld"),
    "erased": mark("erased"),
    "unreadable": mark("unreadable"),
}

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
