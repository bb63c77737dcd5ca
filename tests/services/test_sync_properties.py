"""Any number of laptops, any exchange: wherever the same entries and payloads are, the digests are equal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.errors import AcaError
from aca_desktop.services.journal import erasing
from aca_desktop.services.laptops import revoking
from aca_desktop.services.laptops.sync_sources import Source
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import checking
from tests.long_runs import LongRun
from tests.services.founding import only, signed
from tests.services.laptops import KnownKeys, Table, state, table
from tests.storage.test_sync_md import frames, unpack

FEW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # an example takes a second, shrinking would take minutes
)

LAPTOPS = 4
ACTIONS = ("sign", "edit", "edit", "withdraw", "erase", "revoke", "clone")
OF_COORDINATORS = ("erase", "revoke")
WAYS = ("full", "full", "encrypted", "lacking", "lacking", "kit", "workspace", "old", "several")

NOT_THIS_TIME = {
    *("not-authorised", "unknown-organisation", "unknown-signature", "nothing-to-erase"),
    *("already-withdrawn", "signature-without-effect", "unknown-laptop-here"),
}
"""What a laptop may not do, or has not heard of yet."""

steps = st.lists(
    st.tuples(
        st.sampled_from([*ACTIONS, *WAYS]),
        st.integers(0, LAPTOPS - 1),
        st.integers(0, LAPTOPS - 1),
        st.integers(0, 7),
    ),
    min_size=8,
    max_size=24,
)


class Play:
    """Laptops that act and exchange as drawn; the first is the founder's, all others have joined by one kit."""

    def __init__(self, folder: Path, laptops: Table) -> None:
        self.folder = folder
        self.table = laptops
        self.files: list[Path] = []
        self.organisations: list[str] = []
        self.signatures: list[str] = []
        self._copies = 0
        self.laptops = [laptops.founder]
        kit = laptops.kit(laptops.founder)
        for number in range(1, LAPTOPS):
            laptop = laptops.laptop(f"mesa-{number}")
            laptops.take(laptop, kit)
            self.laptops.append(laptop)
        for laptop in self.laptops:
            _hurry(laptop)
            self._act("sign", laptop, 0)
        for laptop in self.laptops[1:]:
            self._send("full", laptop, laptops.founder, 0)

    def step(self, what: str, a: int, b: int, number: int) -> None:
        """Take one step; what a laptop may not do, or cannot know of, is left."""
        try:
            if what in ACTIONS:
                self._act(what, self.laptops[0 if what in OF_COORDINATORS else a], number)
            elif a != b:
                self._send(what, self.laptops[a], self.laptops[b], number)
        except AcaError as error:
            if error.code not in NOT_THIS_TIME:
                raise

    def settle(self) -> None:
        """Let everybody bring everything to the founder, and take everything from there."""
        for _ in range(2):
            everything = [self.table.file(laptop) for laptop in self.laptops]
            for laptop in self.laptops:
                self.take(laptop, *everything)

    def take(self, laptop: Workspace, *paths: Path, made_for_another: bool = False) -> None:
        """Import files after a preview, which must say the same.

        One made for what another laptop lacked may come too early here: nobody has told of its laptops yet.
        """
        preview = self.table.take(laptop, *paths, dry_run=True)
        done = self.table.take(laptop, *paths)
        assert [one.merged for one in done] == [one.merged for one in preview]
        refused = [one.refused and one.refused.code for one in done]
        assert refused == [one.refused and one.refused.code for one in preview]
        assert set(refused) <= {None, "unknown-laptop" if made_for_another else None}, done

    def _act(self, what: str, laptop: Workspace, number: int) -> None:
        which = only(laptop)
        organisation = self.organisations[number % len(self.organisations)] if self.organisations else ""
        if what == "sign":
            done = signed(laptop)
            self.organisations.append(done.organisation)
            self.signatures.append(done.signature)
        elif what == "edit" and organisation:
            held = laptop.journal.state(which.id, organisation).fields.get(("organisation", "short"), ())
            over = tuple(one.entry for one in held)
            contacts = {"contacts.press": {"name": f"Zúñiga {number}"}}
            draft = Draft("organisation", organisation, {"short": f"{number}"}, contacts, over=over)
            laptop.write(which.id, [draft])
        elif what == "withdraw" and self.signatures:
            following.withdraw(laptop, self.signatures[number % len(self.signatures)])
        elif what == "erase" and organisation:
            erasing.erase(laptop, which, organisation)
        elif what == "revoke":
            target = revoking.find(laptop, which, f"mesa-{1 + number % 2}")
            surviving = revoking.survivors(laptop, which, target) if number % 3 else ()
            revoking.revoke(laptop, which, target, surviving)
        elif what == "clone" and len(self.laptops) < LAPTOPS + 2:
            self._copies += 1
            self.laptops.append(self.table.clone(laptop, f"copy-{self._copies}"))
            _hurry(self.laptops[-1])

    def _send(self, way: str, sender: Workspace, receiver: Workspace, number: int) -> None:
        if way in ("full", "encrypted"):
            self.files.append(self.table.file(sender, encrypted=way == "encrypted"))
            self.take(receiver, self.files[-1])
        elif way == "lacking":
            self.files.append(self.table.lacking(sender, self.table.file(receiver)))
            self.take(receiver, self.files[-1])
        elif way == "kit":
            self.take(receiver, self.table.kit(sender))
        elif way == "workspace":
            self._copies += 1
            copy = self.folder / f"brought-{self._copies}.aca"
            sender.copy_to(copy)
            self.take(receiver, copy)
        elif way == "old" and self.files:
            self.take(receiver, self.files[number % len(self.files)], made_for_another=True)
        elif way == "several" and self.files:
            files = reversed(self.files[number % len(self.files) :])
            self.take(receiver, *files, made_for_another=True)


def _hurry(laptop: Workspace) -> None:
    laptop.journal.database.execute("PRAGMA synchronous=OFF")


@contextmanager
def play() -> Iterator[Play]:
    with TemporaryDirectory() as folder, table(Path(folder)) as laptops:
        yield Play(Path(folder), laptops)


def _converge(drawn: list[tuple[str, int, int, int]]) -> None:
    with play() as game:
        for step in drawn:
            game.step(*step)
        before = [state(laptop) for laptop in game.laptops]
        game.settle()
        after = {state(laptop) for laptop in game.laptops}
        assert len(after) == 1
        # what is there already stays: a further round changes nothing
        game.settle()
        assert {state(laptop) for laptop in game.laptops} == after
        for laptop, earlier in zip(game.laptops, before, strict=True):
            journal = laptop.journal
            journal.rebuild()
            assert checking.digests(laptop.path, journal) in after, earlier


@FEW
@given(steps)
def test_laptops_converge(drawn: list[tuple[str, int, int, int]]) -> None:
    _converge(drawn)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_many_laptops_converge(long_run: LongRun) -> None:
    """At least 300 histories in the usual time, on a quiet machine."""
    long_run.holds("laptops converge", settings(FEW, phases=list(Phase)), _converge, parts=30, drawn=steps)


@settings(FEW, max_examples=3)
@given(steps)
def test_nothing_personal_is_in_a_kit(drawn: list[tuple[str, int, int, int]]) -> None:
    with play() as game:
        for step in drawn:
            game.step(*step)
        plain: list[bytes] = []
        source = Source(game.table.kit(game.table.founder), KnownKeys())
        source.pour(plain.append)
        source.close()
        unpacked = b"".join(
            unpack(content[4:], size) for type_, size, content, _ in frames(b"".join(plain)) if type_ == b"DATA"
        )
        assert "Zúñiga".encode() not in unpacked
