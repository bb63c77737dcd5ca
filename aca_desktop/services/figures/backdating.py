"""Signatures of an earlier day than their text was public, and those that were written down after a day.

What is entered here is refused then (`domain/signing/signature_rules`); other laptops' entries are taken in as
they are.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.declarations import publications
from aca_desktop.services.figures.signatories import COUNTED, Everybody, Signatory
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import counted as tables


class Backdating:
    """Tells of who fits a sentence whose signatures are older than their text, reading the journal once."""

    def __init__(self, workspace: Workspace, counted: Iterable[Coalition]) -> None:
        self._workspace = workspace
        self._counted = tuple(counted)
        self._until: dict[date, Mapping[str, frozenset[str]]] = {}

    def too_early(self, fits: Everybody) -> frozenset[str]:
        """Return the organisations that fit by signatures alone that are older than their text."""
        early = self._only_early
        alike = (early[one.coalition].intersection(one.ids) for one in fits.alike if early[one.coalition])
        sound = {one.one for one in fits.apart if not self._is_too_early(one)}
        return frozenset().union(*alike, {one.one for one in fits.apart} - sound)

    def recorded_after(self, fits: Everybody, day: date) -> int:
        """Return how many organisations that fit had no signature written down by the end of a day."""
        if day not in self._until:
            self._until[day] = {
                one.id: tables.recorded_until(self._workspace.journal, one.id, day.isoformat())
                for one in self._counted
            }
        until = self._until[day]
        late = sum(len(group.ids) - len(until[group.coalition].intersection(group.ids)) for group in fits.alike)
        in_time = {one.one for one in fits.apart if not until[one.coalition].isdisjoint(one.records)}
        return late + len({one.one for one in fits.apart} - in_time)

    def _is_too_early(self, one: Signatory) -> bool:
        first_days = self._first_days[one.coalition]
        return all(
            signed.publication in first_days and signed.day < first_days[signed.publication]
            for signed in one.signatures
        )

    @cached_property
    def _first_days(self) -> Mapping[str, Mapping[str | None, date]]:
        return {
            which.id: {one.id: one.first_day for one in publications(self._workspace, which)}
            for which in self._counted
        }

    @cached_property
    def _only_early(self) -> Mapping[str, frozenset[str]]:
        return {
            id_: tables.only_before(
                self._workspace.journal, id_, COUNTED, {str(one): day.isoformat() for one, day in own.items()}
            )
            for id_, own in self._first_days.items()
        }
