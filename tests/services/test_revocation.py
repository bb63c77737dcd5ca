"""A laptop, an invitation and a coordinator revoked: what papers sealed before and after are worth, and to whom.

To who has the workspace, to who has ROOT.pem and REVOKED.json, and to who has ROOT.pem alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from aca_desktop.domain.papers.verification import Verification
from aca_desktop.sealing.certificates import Authority
from aca_desktop.services.coalition import publishing
from aca_desktop.services.laptops import enrolling, revoking
from aca_desktop.services.papers import papers, verifying
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import ROOT, only, signed
from tests.services.laptops import Table, table

VALID = ("valid", ())
KEPT = ("valid-but", ("laptop-revoked",))
LOST = ("not-valid", ("laptop-revoked",))


@dataclass
class Story:
    """A revocation as it went: who judges, and what each paper is worth to who knows of it."""

    judge: Workspace
    papers: dict[str, bytes] = field(default_factory=dict)
    known: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    def seal(self, laptop: Workspace, name: str, worth: tuple[str, tuple[str, ...]]) -> None:
        """Sign on a laptop and keep the sealed paper."""
        signature = signed(laptop).signature
        self.papers[name] = papers.declaration_pdf(laptop, signature).data
        self.known[name] = worth


def revoke(laptop: Workspace, named: str) -> None:
    """Revoke, keeping all that is here."""
    which = only(laptop)
    target = revoking.find(laptop, which, named)
    root = Authority(ROOT, which.root) if target.kind == "coordinator" else None
    revoking.revoke(laptop, which, target, revoking.survivors(laptop, which, target), root=root)


def a_laptop(laptops: Table) -> Story:
    founder, mesa, other = laptops.founder, laptops.joined("mesa"), laptops.joined("other")
    story = Story(founder)
    story.seal(mesa, "before", KEPT)
    story.seal(other, "of another laptop by the same invitation", VALID)
    for one in (mesa, other):
        laptops.take(founder, laptops.file(one))
    revoke(founder, "mesa")
    story.seal(mesa, "after", LOST)
    story.seal(other, "of another laptop afterwards", VALID)
    for one in (mesa, other):
        laptops.take(founder, laptops.file(one))
    return story


def an_invitation(laptops: Table) -> Story:
    founder, kit = laptops.founder, laptops.kit(laptops.founder)
    mesa, thief, other = laptops.laptop("mesa"), laptops.laptop("thief"), laptops.joined("other")
    for one in (mesa, thief):
        laptops.take(one, kit)
    story = Story(founder)
    story.seal(mesa, "before", KEPT)
    story.seal(other, "by another invitation", VALID)
    for one in (mesa, other):
        laptops.take(founder, laptops.file(one))
    (row,) = [one for one in revoking.invitations(founder, only(founder)) if mesa.key.replica in one.joined]
    revoke(founder, row.entry)
    story.seal(thief, "of who joined by it and was not known", LOST)
    story.seal(founder, "of the coordinator", VALID)
    laptops.take(founder, laptops.file(thief))
    return story


def a_coordinator(laptops: Table) -> Story:
    founder, mesa, heir = laptops.founder, laptops.joined("mesa"), laptops.joined("heir")
    enrolling.recover(heir, only(heir), Authority(ROOT, only(heir).root))
    story = Story(heir)
    story.seal(founder, "of the coordinator, before", KEPT)
    story.seal(mesa, "of a laptop invited by it, before", KEPT)
    for one in (mesa, founder):
        laptops.take(heir, laptops.file(one))
    revoke(heir, "coordination")
    story.seal(founder, "of the coordinator, after", LOST)
    story.seal(heir, "of the coordinator whom root made", VALID)
    laptops.take(heir, laptops.file(founder))
    return story


STORIES = (a_laptop, an_invitation, a_coordinator)


@pytest.mark.parametrize("tell", STORIES, ids=lambda tell: tell.__name__)
def test_what_papers_are_worth_when_a_key_is_revoked(tell: Callable[[Table], Story], tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        story = tell(laptops)
        out, public = tmp_path / "papers", tmp_path / "public"
        out.mkdir()
        for name, data in story.papers.items():
            (out / f"{name}.pdf").write_bytes(data)
        publishing.write_root(story.judge, only(story.judge), public)

        by_workspace = verdicts(verifying.verify([out], workspace=story.judge))
        assert {name: without_journal(found) for name, found in by_workspace.items()} == story.known
        by_list = verdicts(verifying.verify([out], trust=public / publishing.ROOT))
        assert {name: told(found) for name, found in by_list.items()} == story.known
        both = verdicts(verifying.verify([out], trust=public / publishing.ROOT, workspace=story.judge))
        assert {name: without_journal(found) for name, found in both.items()} == story.known

        (public / publishing.REVOKED).unlink()
        by_root = verdicts(verifying.verify([out], trust=public / publishing.ROOT))
        assert {told(found) for found in by_root.values()} == {VALID}
        assert {found.check("revocation").outcome for found in by_root.values()} == {"not-checked"}


@pytest.mark.parametrize("tell", STORIES, ids=lambda tell: tell.__name__)
def test_survivors_sealed_again_by_another_laptop_are_valid(
    tell: Callable[[Table], Story], tmp_path: Path
) -> None:
    with table(tmp_path) as laptops:
        story = tell(laptops)
        out = tmp_path / "papers"
        out.mkdir()
        (out / "before.pdf").write_bytes(story.papers[next(name for name in story.papers if "before" in name)])
        (checked,) = verifying.verify([out], workspace=story.judge)
        evidence = checked.verification.evidence
        assert evidence is not None
        assert evidence.entry is not None
        (out / "before.pdf").write_bytes(papers.declaration_pdf(story.judge, evidence.entry).data)
        (again,) = verifying.verify([out], workspace=story.judge)
        assert told(again.verification) == VALID


def verdicts(checked: list[verifying.Checked]) -> dict[str, Verification]:
    return {one.path.stem: one.verification for one in checked}


def told(found: Verification) -> tuple[str | None, tuple[str, ...]]:
    return found.verdict, found.reasons


def without_journal(found: Verification) -> tuple[str | None, tuple[str, ...]]:
    """Return verdict and reasons, but for `entry-void`, which the journal adds to what is lost."""
    return found.verdict, tuple(reason for reason in found.reasons if reason != "entry-void")
