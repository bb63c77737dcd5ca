"""What checking a sealed paper found: every check by name, the verdict they come to, and what was read.

It must not know how anything is checked: sealing looks at the bytes, services at the journal.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.papers.evidence import Evidence
from aca_desktop.domain.papers.paper_kinds import SealedPaper

type Verdict = Literal["valid", "valid-but", "not-valid"]
type Outcome = Literal["passed", "doubted", "failed", "undecided", "not-checked"]
type DifferenceKind = Literal["corrected", "withdrawn", "erased", "contradicted"]
type CheckName = Literal[
    "file", "seal", "certificates", "root", "form", "evidence", "role", "pages", "revocation", "journal"
]

CHECKS: tuple[CheckName, ...] = get_args(CheckName.__value__)
"""In the order in which they are shown.

file: one revision with one seal over every byte. seal: the laptop's key sealed exactly these bytes.
certificates: coordinator and laptop are certified as the coalition does it. root: they come from the root asked
for. form: this program knows the seal's form. evidence: what the file says of itself is sound and of this
coalition. role: such a laptop may seal this kind. pages: drawn again from the record, the file is the same.
revocation: no key on the way has been revoked. journal: the record is what the workspace's journal says.
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a document's record (`signature.organisation`) that the journal has otherwise now.

    `document` and `journal` are what each says, as canonical JSON can hold it; a picture or ink by its SHA-256.
    corrected: the journal has said what the document says, and something else came in its place. withdrawn: so
    it is with a status or consent that was taken back. erased: a person's particulars are gone by request.
    contradicted: the journal has never said so.
    """

    field: str
    document: Json
    journal: Json
    kind: DifferenceKind


@dataclass(frozen=True, slots=True)
class Check:
    """One check's outcome: `failed` makes a document `not-valid`, `undecided` leaves it without a verdict,
    `doubted` makes it `valid-but`.

    `reason` is a stable code, for a check that has not passed: why. `differences` are what journal and document
    have otherwise, `not_compared` the fields for which something is not here.
    """

    name: CheckName
    outcome: Outcome
    reason: str | None = None
    differences: tuple[Difference, ...] = ()
    not_compared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SealedBy:
    """Whose seal it is, as its certificates say: shown as claimed unless the check of root has passed.

    `replica` is the laptop's, `path` those of all keys from the laptop's up to root's, root's left out.
    `issuer` names who certified the laptop; `enrolled` is false where it has only certified itself,
    `coordinator` true where it is a coordinator's. `root_sha256` is the fingerprint of the root asked for, if it
    answers for them.
    """

    coalition: str
    laptop: str
    replica: str
    issuer: str
    path: tuple[str, ...]
    enrolled: bool
    sample: bool
    coordinator: bool
    valid_until: date
    root_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking one paper, or sync file, found. What could not be read is None.

    `sealed_at` is the time as the laptop had it (ISO 8601 with offset); `paper` the record, once the pages have
    been found to be drawn from it; `revocations_at` the time of the coalition's list of revocations, if there was
    one; `coalition` the id that a sync file names, which has no evidence.
    """

    checks: tuple[Check, ...]
    sealed_by: SealedBy | None = None
    sealed_at: str | None = None
    evidence: Evidence | None = None
    paper: SealedPaper | None = None
    revocations_at: str | None = None
    coalition: str | None = None

    @property
    def verdict(self) -> Verdict | None:
        """What all checks come to; those that were not made count neither way. None: it could not be checked."""
        outcomes = {check.outcome for check in self.checks}
        if "failed" in outcomes:
            return "not-valid"
        if "undecided" in outcomes:
            return None
        return "valid-but" if "doubted" in outcomes else "valid"

    @property
    def reasons(self) -> tuple[str, ...]:
        """The codes of what failed, then of what could not be decided, then of what is doubted."""
        return tuple(
            check.reason
            for outcome in ("failed", "undecided", "doubted")
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


def all_checks(made: dict[CheckName, Check], why: str | None = None) -> tuple[Check, ...]:
    """Return every check in order, those not made as `not-checked`, with the reason."""
    return tuple(made.get(name, Check(name, "not-checked", why)) for name in CHECKS)
