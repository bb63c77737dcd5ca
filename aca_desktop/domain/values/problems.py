"""A mistake of the user, returned as a value: which field, what is wrong, and the facts for a sentence."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from aca_desktop.errors import AcaError, Fact


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was typed or read.

    `field` is a path in the record's own words (`signer.email`); `code` is stable (`malformed-email`).
    """

    field: str
    code: str
    facts: Mapping[str, Fact] = dataclasses.field(default_factory=dict)


class Refused(AcaError):
    """What was asked cannot be done because of the problems listed; nothing has changed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("refused", problems=[f"{p.field}: {p.code}" for p in problems])
        self.problems = tuple(problems)
