"""Random journals for property tests: several laptops in two coalitions, honest ones and rogues, and how their
entries arrive: in batches, in any order, more than once, without personal parts at first, or never.

A journal is drawn as a list of small steps, so that a failing one shrinks to what matters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from hypothesis import strategies as st

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import Entry, join_statement, united
from aca_desktop.domain.journal.kinds import PartName
from tests.journals import Invitation, Laptop, Story, key, subject, withheld

NAMES = ("root", "ana", "bea", "mesa", "table", "new", "rogue")
ORGANISATIONS = (subject(1), subject(2))
BATCHES = 6
NEVER = BATCHES

GARBAGE = (
    b"",
    b"{}",
    b"\xff\xfe",
    b"null",
    b'["names.es"]',
    b'{"names.es":1}',
    b'{"names.es": "a"}',
    b'{"names.es":"\\ud800"}',
    b'{"names.es":"a","names.es":"b"}',
    b'{"role": "coordinator"}',
    b'{"notes":"n"}',
    b"[" * 5000,
)
FIELDS = (
    (),
    ("names.es",),
    ("notes",),
    ("names.es", "notes"),
    ("contacts.\x00", "notes"),
    ("role",),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One entry to write: by whom, what, and numbers that choose among what there is by then."""

    action: int
    author: int
    a: int
    b: int
    fork: bool
    first: int
    again: int
    bare: int
    elsewhere: bool


@dataclass(frozen=True, repr=False)
class Delivery:
    """A journal as it arrives: batches of entries, some of which are not whole or come twice."""

    steps: Sequence[Step]
    beginnings: Sequence[int]
    batches: tuple[tuple[Entry, ...], ...]

    def __repr__(self) -> str:
        """Return what makes it again, which is all that a person can read."""
        return f"delivered({list(self.steps)!r}, {list(self.beginnings)!r})"

    @cached_property
    def entries(self) -> list[Entry]:
        """All that has arrived at the end, each entry once with all its parts."""
        return list(united(entry for batch in self.batches for entry in batch).values())


class Writer:
    """Writes steps down in two coalitions with the same laptops."""

    def __init__(self) -> None:
        self.stories = (Story("Here"), Story("There"))
        here = self.stories[0]
        here.coordinator("bea")
        for name in ("mesa", "table"):
            here.event_laptop(name)
        self.invitations: dict[str, list[Invitation]] = {story.id: [] for story in self.stories}

    def write(self, step: Step) -> Sequence[Entry]:
        """Write one step, and return the entries that it makes."""
        story = self.stories[step.elsewhere]
        before = len(story.entries)
        name = NAMES[step.author % len(NAMES)]
        laptop = story.root if name == "root" else story.laptop(name)
        action = ACTIONS[step.action % len(ACTIONS)]
        if action in _COORDINATORS and name not in ("root", "ana", "bea") and step.b % 4:
            laptop = story.ana
        action(self, story, laptop, step)
        return story.entries[before:]

    def organisation(self, step: Step) -> str:
        """Return one of two organisations."""
        return ORGANISATIONS[step.b & 1]

    def earlier(self, story: Story, about: str, number: int, kinds: Sequence[str] = ()) -> list[Entry]:
        """Return none, one or two of the entries written before, mostly about this subject."""
        found = [
            entry
            for entry in story.entries
            if entry.header.subject == about and (not kinds or entry.header.kind in kinds)
        ]
        if number % 11 == 10:
            found = self.stories[0].entries
        if not found or number % 5 == 4:
            return []
        one = found[-1 - (number >> 2) % min(len(found), 6)]
        return [one, found[number % len(found)]] if number & 1 else [one]

    def target(self, story: Story, number: int) -> Laptop:
        """Return a laptop that something is written about."""
        name = NAMES[number % len(NAMES)]
        return story.root if name == "root" else story.laptop(name)


def _after(laptop: Laptop, step: Step) -> Entry | None:
    """Return the entry that this one follows: the last, or an earlier one if the feed is to fork."""
    if not step.fork or not laptop.entries:
        return None
    return laptop.entries[step.b % len(laptop.entries)]


def _edit(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    about = writer.organisation(step)
    values: list[dict[str, Json]] = [
        {"names.es": "Uno"},
        {"names.es": "Dos", "sector": "business"},
        {"names.es": None},
        {"sector": "city", "lists.RE100": {"a": 1}},
        {"colour": 3, "names.es": "Uno"},
        {"names.es": None, "sector": None, "lists.RE100": None},
    ]
    personal: list[dict[str, Json]] = [{}, {"notes": "n"}, {"notes": None}, {"contacts.press": {"name": "山田"}}]
    laptop.write(
        "organisation",
        about,
        values[step.a % len(values)],
        personal[(step.a >> 3) % len(personal)],
        over=writer.earlier(story, about, step.b, ("organisation",)),
        after=_after(laptop, step),
    )


def _edit_by_coordinators(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    kind, about, values = (
        ("coalition", story.subject, {"names.es": "A"}),
        ("declaration", subject(7), {"titles.es": "T"}),
        ("place", writer.organisation(step), {"names.es": "P"}),
    )[step.a % 3]
    over = writer.earlier(story, about, step.b, (kind,))
    laptop.write(kind, about, values, over=over, after=_after(laptop, step))


def _signature(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    about = writer.organisation(step)
    values: dict[str, Json] = {"publication": "c" * 64, "provisional": bool(step.a & 1), "day": "2026-06-05"}
    if step.a & 2:
        values["consents.contact"] = {"given": bool(step.a & 4), "version": "1"}
    blobs: tuple[tuple[PartName, bytes], ...] = (("personal", b"ink"), ("open", b"rows"))
    laptop.write(
        "signature",
        about,
        values,
        {"signer": {"family": "山田"}} if step.a & 8 else None,
        over=writer.earlier(story, about, step.b, ("signature", "withdrawal")),
        blobs=blobs[: min(step.a >> 4, 2)],
        after=_after(laptop, step),
    )


def _about_a_signature(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    about = writer.organisation(step)
    kind = ("withdrawal", "withdrawal", "ratification", "consent", "copy")[step.a % 5]
    values: dict[str, Json] = {}
    if kind == "consent":
        values = {"consents.contact": {"given": bool(step.a & 8), "version": "2"}}
    laptop.write(
        kind,
        about,
        values,
        {"reason": "r"} if kind == "withdrawal" and step.a & 16 else None,
        over=writer.earlier(story, about, step.b, ("signature", "consent")),
        after=_after(laptop, step),
    )


def _review(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    about = writer.organisation(step)
    signatures = writer.earlier(story, about, step.a, ("signature",))
    decision = ("approved", "rejected", None)[step.a % 3]
    values: dict[str, Json] = {f"decision.{one.id}": decision for one in signatures}
    over = writer.earlier(story, about, step.b, ("review",))
    laptop.write("review", about, values, over=over, after=_after(laptop, step))


def _undo(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    about = (*ORGANISATIONS, writer.target(story, step.b).subject, subject(7))[step.a % 4]
    laptop.write("undo", about, over=writer.earlier(story, about, step.b), after=_after(laptop, step))


def _undo_of_a_revocation(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    revocations = [entry for entry in story.entries if entry.header.kind == "revocation"]
    if revocations:
        one = revocations[step.a % len(revocations)]
        about = writer.organisation(step) if step.b % 5 == 4 else one.header.subject
        laptop.write("undo", about, over=[one], after=_after(laptop, step))


def _erasure(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    about = writer.organisation(step)
    kinds = ("signature", "organisation") if step.b & 2 else ()
    laptop.write("erasure", about, over=writer.earlier(story, about, step.a, kinds), after=_after(laptop, step))


def _enrolment(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    target = writer.target(story, step.a)
    role = ("event", "coordinator", "event", "observer")[step.b % 4]
    laptop.write("enrolment", target.subject, {"role": role}, after=_after(laptop, step))


def _revocation(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    invitations = writer.invitations[story.id]
    if step.b % 7 == 6 and invitations:
        about = invitations[step.a % len(invitations)].entry.header.subject
        kept = [entry for entry in story.entries if entry.header.kind == "join"]
    else:
        target = writer.target(story, step.a)
        about, kept = target.subject, target.entries
        if target.key in (key("ana"), key("bea")) and step.b % 4:
            laptop = story.root
    named = kept[step.b % (len(kept) + 1) :][:2] if step.b & 1 else kept[-1 - step.b % 3 :][:1]
    laptop.write("revocation", about, personal={"reason": "lost"}, over=named, after=_after(laptop, step))


def _invitation(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    writer.invitations[story.id].append(story.invite(laptop, step.a % 2))


def _join(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    invitations = writer.invitations[story.id]
    if not invitations:
        writer.invitations[story.id].append(story.invite(story.ana))
    invitation = invitations[step.a % len(invitations)]
    signer = key("rogue") if step.b % 5 == 4 else invitation.key
    signature = signer.sign(join_statement(story.id, invitation.entry.id, laptop.replica))
    about = writer.target(story, step.b).subject if step.b % 7 == 6 else laptop.subject
    laptop.write(
        "join", about, {"signature": signature.hex()}, over=[invitation.entry], after=_after(laptop, step)
    )


def _garbage(writer: Writer, story: Story, laptop: Laptop, step: Step) -> None:
    kinds = ("organisation", "enrolment", "revocation", "signature", "undo", "poll", "erasure", "join")
    kind = kinds[step.a % len(kinds)]
    about = writer.target(story, step.b).subject if kind == "enrolment" else writer.organisation(step)
    laptop.write(
        kind,
        about,
        GARBAGE[step.b % len(GARBAGE)] if step.a & 8 else None,
        GARBAGE[step.a % len(GARBAGE)] if step.a & 16 else None,
        over=writer.earlier(story, about, step.b),
        fields=FIELDS[(step.a >> 3) % len(FIELDS)],
        after=_after(laptop, step),
    )


type _Action = Callable[[Writer, Story, Laptop, Step], None]

ACTIONS: tuple[_Action, ...] = (
    _edit,
    _signature,
    _about_a_signature,
    _enrolment,
    _revocation,
    _review,
    _undo,
    _erasure,
    _join,
    _undo_of_a_revocation,
    _edit_by_coordinators,
    _garbage,
    _invitation,
    _edit,
    _edit,
    _edit,
    _signature,
    _signature,
    _about_a_signature,
)

_COORDINATORS = frozenset(
    {_enrolment, _revocation, _review, _erasure, _undo_of_a_revocation, _edit_by_coordinators, _invitation}
)
"""What event laptops may not write, and mostly do not."""

_FOUNDING = 7
"""So many entries are written before the first step."""


def _mostly(most: int) -> st.SearchStrategy[int]:
    """Return a strategy for batches; two in `most` + 1 are NEVER."""
    return st.integers(0, most).map(lambda number: number % BATCHES if number < most - 1 else NEVER)


_NUMBERS = st.integers(0, 63)
_STEPS = st.builds(
    Step,
    action=st.integers(0, len(ACTIONS) - 1),
    author=st.integers(0, len(NAMES) - 1),
    a=_NUMBERS,
    b=_NUMBERS,
    fork=st.integers(0, 9).map(lambda number: number == 9),
    first=_mostly(8),
    again=_mostly(8),
    bare=st.integers(0, 3),
    elsewhere=st.integers(0, 5).map(lambda number: number == 5),
)


def delivered(steps: Sequence[Step], beginnings: Sequence[int]) -> Delivery:
    """Return how the entries of these steps arrive; `beginnings` say when the foundings do."""
    writer = Writer()
    arriving: list[list[Entry]] = [[] for _ in range(BATCHES)]
    started = [entry for story in writer.stories for entry in story.entries]
    for entry, batch in zip(started, beginnings, strict=True):
        if batch != NEVER:
            arriving[batch].append(entry)
    for step in steps:
        for entry in writer.write(step):
            copies = ((step.first, step.bare & 1), (step.again, step.bare & 2))
            for batch, bare in copies:
                if batch != NEVER:
                    arriving[batch].append(withheld(entry) if bare else entry)
    return Delivery(steps, beginnings, tuple(tuple(batch) for batch in arriving))


def deliveries(longest: int = 30) -> st.SearchStrategy[Delivery]:
    """Return a strategy for journals of up to so many steps beside the foundings of both coalitions."""
    beginnings = st.lists(_mostly(20), min_size=_FOUNDING, max_size=_FOUNDING)
    few, many = st.lists(_STEPS, max_size=5), st.lists(_STEPS, min_size=longest * 2 // 3, max_size=longest)
    return st.builds(delivered, few | many, beginnings)
