"""What checking a sealed paper found: every check by name, the verdict they come to, and what was read.

It must not know how anything is checked: sealing looks at the bytes, services at the journal.
"""

import dataclasses
from dataclasses import dataclass
from typing import Literal

from aca_desktop.domain.evidence import Evidence
from aca_desktop.domain.page_words import PageWords

type Verdict = Literal["valid", "valid-but", "not-valid"]
type Outcome = Literal["passed", "doubted", "failed", "not-checked"]
type CheckName = Literal[
    "file", "seal", "certificates", "root", "evidence", "form", "page", "revocation", "journal"
]

CHECKS: tuple[CheckName, ...] = (
    "file",
    "seal",
    "certificates",
    "root",
    "evidence",
    "form",
    "page",
    "revocation",
    "journal",
)
"""In the order in which they are shown.

file: one revision with one seal over every byte. seal: the laptop's key sealed exactly these bytes.
certificates: coordinator and laptop are certified as the coalition does it. root: they come from the root asked
for. evidence: the attachment is sound and of this coalition. form: this program knows the seal's form. page: the
pages say what the evidence says, and what its entry in the workspace says, if it is here. revocation: no key on
the way has been revoked. journal: the entry is in the workspace and in force.
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One check's outcome: `doubted` leaves a paper `valid-but`, `failed` makes it `not-valid`.

    `reason` is a stable code, for a check that has not passed: why.
    """

    name: CheckName
    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SealedBy:
    """Whose seal it is, as its certificates say: shown as claimed unless the check of root has passed.

    `replica` is the laptop's, `path` those of all keys from the laptop's up to root's, root's left out.
    `issuer` names who certified the laptop; `enrolled` is false where it has only certified itself.
    """

    coalition: str
    laptop: str
    replica: str
    issuer: str
    path: tuple[str, ...]
    enrolled: bool
    sample: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking one paper, or sync file, found. What could not be read is None.

    `sealed_at` is the time as the laptop had it (ISO 8601 with offset), `words` what the pages say; `coalition`
    the id that a sync file names, which has no evidence.
    """

    checks: tuple[Check, ...]
    sealed_by: SealedBy | None = None
    sealed_at: str | None = None
    evidence: Evidence | None = None
    words: PageWords | None = None
    coalition: str | None = None

    @property
    def verdict(self) -> Verdict:
        """What all checks come to; those that were not made count neither way."""
        outcomes = {check.outcome for check in self.checks}
        if "failed" in outcomes:
            return "not-valid"
        return "valid-but" if "doubted" in outcomes else "valid"

    @property
    def reasons(self) -> tuple[str, ...]:
        """The codes of what failed, then of what is doubted."""
        return tuple(
            check.reason
            for outcome in ("failed", "doubted")
            for check in self.checks
            if check.outcome == outcome and check.reason is not None
        )

    def check(self, name: CheckName) -> Check:
        """Return the check of this name."""
        return next(check for check in self.checks if check.name == name)

    def with_check(self, check: Check) -> "Verification":
        """Return the same with one check's outcome put in place of what was there; the verdict follows."""
        return dataclasses.replace(
            self, checks=tuple(check if earlier.name == check.name else earlier for earlier in self.checks)
        )


def all_checks(made: dict[CheckName, Check]) -> tuple[Check, ...]:
    """Return every check in order, those not made as `not-checked`."""
    return tuple(made.get(name, Check(name, "not-checked")) for name in CHECKS)
