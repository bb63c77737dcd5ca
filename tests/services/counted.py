"""Organisations that have signed, for tests of what is counted: one line for one."""

from datetime import date
from decimal import Decimal
from typing import Any

from aca_desktop.domain.figures.places import Figure, Place
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.signing.signing import Signed, sign
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import only, signature

STATE, NORTH, SOUTH = "x:state", "x:north", "x:south"
DAY = date(2026, 6, 1)


def place(code: str, population: int | None = None, within: str | None = None, *, gdp: str | None = None) -> Place:
    figures = {} if population is None else {("population", 2020): Figure(Decimal(population), "Census")}
    if gdp is not None:
        value, currency = gdp.split()
        figures["gdp", 2022] = Figure(Decimal(value), "Bank", currency)
    return Place(code, names={"es": code}, within=within, figures=figures)


FIXTURE = (place(STATE, 8_055_985), place(NORTH, 1_460_148, STATE), place(SOUTH, 1_155_790, STATE))
"""A state and two cities in it."""


def signatory(
    workspace: Workspace,
    name: str,
    sector: str = "business",
    represents: str | None = None,
    *,
    day: date = DAY,
    provisional: bool = False,
    which: Coalition | None = None,
    **fields: Any,
) -> Signed:
    """Write an organisation and its signature of that day; further fields as the journal has them, `.` as `__`."""
    which = which or only(workspace)
    values: dict[str, Any] = {"names.es": name, "sector": sector, "country": "MX"}
    values |= {key.replace("__", "."): value for key, value in fields.items()}
    if represents is not None:
        values["represents"] = represents
    id_ = workspace.context.new_id()
    workspace.write(which.id, [Draft("organisation", id_, values)])
    record = signature(OrganisationById(id_), provisional=provisional, day=day, coalition=which.code)
    return sign(workspace, record)
