"""How single checks come to a verdict, and how services add theirs."""

import pytest

from aca_desktop.domain.papers.verification import CHECKS, Check, Outcome, Verdict, Verification, all_checks


def found(**outcomes: Outcome) -> Verification:
    checks = {name: Check(name, outcomes[name], f"{name}-why") for name in CHECKS if name in outcomes}
    return Verification(all_checks(checks))


@pytest.mark.parametrize(
    ("outcomes", "verdict", "reasons"),
    [
        ({"file": "passed", "seal": "passed"}, "valid", ()),
        ({"file": "passed", "root": "doubted"}, "valid-but", ("root-why",)),
        ({"seal": "failed"}, "not-valid", ("seal-why",)),
        ({"file": "doubted", "journal": "failed"}, "not-valid", ("journal-why", "file-why")),
    ],
)
def test_the_worst_check_decides(outcomes: dict[str, Outcome], verdict: Verdict, reasons: tuple[str, ...]) -> None:
    assert (found(**outcomes).verdict, found(**outcomes).reasons) == (verdict, reasons)


def test_what_was_not_made_is_listed_and_decides_nothing() -> None:
    one = found(seal="passed")
    assert [check.name for check in one.checks] == list(CHECKS)
    assert one.check("revocation") == Check("revocation", "not-checked")
    assert one.verdict == "valid"


def test_an_added_check_takes_the_place_of_what_was_there_and_the_verdict_follows() -> None:
    one = found(seal="passed")
    doubted = one.with_check(Check("journal", "doubted", "withdrawn-since"))
    assert (doubted.verdict, doubted.reasons) == ("valid-but", ("withdrawn-since",))
    assert [check.name for check in doubted.checks] == list(CHECKS)
    assert doubted.with_check(Check("journal", "passed")).verdict == "valid"
    assert one.verdict == "valid"
