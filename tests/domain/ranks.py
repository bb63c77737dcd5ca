"""What rank a laptop of a story has, and one entry of its hand: for tests of authority."""

from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.kinds import Rank
from tests.journals import Laptop, Story, subject

ORGANISATION = subject(1)


RANKS = ["nobody", "event", "coordinator", "root"]


def rank(story: Story, laptop: Laptop) -> Rank:
    return story.state().authorities[story.id].rank(laptop.replica)


def written(laptop: Laptop, name: str = "a") -> Entry:
    return laptop.write("organisation", ORGANISATION, {"names.es": name})


def author(story: Story, of: str) -> Laptop:
    return {
        "nobody": lambda: story.laptop("nobody"),
        "event": lambda: story.event_laptop("mesa"),
        "coordinator": lambda: story.ana,
        "root": lambda: story.root,
    }[of]()
