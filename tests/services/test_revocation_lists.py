"""REVOKED.json beside a root: which one it is, and that nothing else in its place is passed over."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from aca_desktop.documents import declaration
from aca_desktop.domain.journal.revocations import Revocations, read_revocations
from aca_desktop.errors import AcaError
from aca_desktop.sealing import certificates
from aca_desktop.sealing.revoked_list import sign_list
from aca_desktop.sealing.seal import Sealer
from aca_desktop.services.papers import verifying
from aca_desktop.services.papers.revocation_lists import list_beside
from tests.documents import papers
from tests.links import LINKS, PIPES
from tests.sealing.papers import coalition, entered

OF = coalition()
FIRST = Revocations(OF.root.key.replica, "2026-06-05T11:42:07-06:00", {}, frozenset())
LATER = replace(FIRST, at="2026-06-05T18:00:00+00:00")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "ROOT.pem"
    path.write_bytes(certificates.to_pem(OF.root.certificate))
    return path


def lay(root: Path, revocations: Revocations) -> None:
    root.with_name("REVOKED.json").write_bytes(sign_list(revocations, OF.coordinator))


def test_an_older_list_than_one_seen_is_known_as_older(root: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    for revocations, older in ((LATER, False), (FIRST, True), (LATER, False), (FIRST, True)):
        lay(root, revocations)
        found = list_beside(root, OF.root.certificate, home)
        assert found is not None
        assert (found.is_older, found.newest) == (older, LATER.at)


def test_where_nothing_can_be_kept_a_list_is_read_all_the_same(root: Path, tmp_path: Path) -> None:
    lay(root, FIRST)
    (tmp_path / "file").write_bytes(b"")
    for home in (None, tmp_path / "file" / "home"):
        found = list_beside(root, OF.root.certificate, home)
        assert found is not None
        assert not found.is_older


def test_a_document_held_against_an_older_list_is_not_plainly_valid(root: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    with Sealer(OF.laptop, OF.enrolled_chain) as sealer:
        paper.write_bytes(sealer.seal(declaration.draw(entered(papers.spanish(), OF))))
    told = []
    for revocations in (LATER, FIRST):
        lay(root, revocations)
        (one,) = verifying.verify([paper], home=tmp_path / "home", trust=root)
        told.append((one.verification.verdict, one.verification.reasons, one.verification.revocations_at))
    assert told == [
        ("valid", (), LATER.at),
        ("valid-but", ("older-revocation-list",), FIRST.at),
    ]


@pytest.mark.parametrize(
    "make",
    [
        os.mkdir,
        pytest.param(lambda path: os.mkfifo(path), marks=PIPES),
        pytest.param(lambda path: path.symlink_to("other"), marks=LINKS),
    ],
)
def test_what_is_no_file_in_its_place_is_refused(root: Path, make: object) -> None:
    assert callable(make)
    make(root.with_name("REVOKED.json"))
    with pytest.raises(AcaError, match="not-a-file"):
        list_beside(root, OF.root.certificate, None)


@pytest.mark.parametrize("at", ["", "yesterday", "2026-06-05T11:42:07", "2026-02-30T11:42:07+00:00"])
def test_a_list_without_its_moment_is_none(at: str) -> None:
    assert read_revocations({**FIRST.to_json(), "at": at}) is None
