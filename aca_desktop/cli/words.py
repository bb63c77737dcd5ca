"""Words for codes that several commands show: statuses, roles, kinds of entries."""

from collections.abc import Mapping

from aca_desktop.domain.journal import OrganisationStatus, Status
from aca_desktop.i18n import mark

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
