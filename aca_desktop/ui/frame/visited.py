"""The pages of a window: made when they are first visited, and told only then what has changed meanwhile.

So what is not seen costs nothing. It knows no page; which one is seen is its holder's.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from aca_desktop.ui.frame.contents import Entry
from aca_desktop.ui.pages.page import Page, Room

if TYPE_CHECKING:
    from aca_desktop.ui.session import Session


class Visited:
    """Pages by name; `made` is called with each new one, before it says its first word."""

    def __init__(self, entries: Mapping[str, Entry], room: Room, made: Callable[[str, Page], None]) -> None:
        self._entries, self._room, self._made = entries, room, made
        self._pages: dict[str, Page] = {}
        self._fresh: set[str] = set()
        self._told: set[str] = set()

    def __iter__(self) -> Iterator[Page]:
        return iter(self._pages.values())

    def known(self, name: str) -> Page | None:
        """Return a page that was visited before, else None."""
        return self._pages.get(name)

    def visit(self, name: str) -> Page:
        """Return a page, made now if it was not, which speaks the language of now."""
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._entries[name].make(self._room)
            self._made(name, page)
        self.tell(name)
        return page

    def tell(self, name: str) -> None:
        """Let a page say everything in the language of now, unless it does."""
        if name in self._pages and name not in self._told:
            self._told.add(name)
            self._pages[name].retranslate()

    def freshen(self, name: str, session: "Session | None") -> None:
        """Let a page show what is in the session now, unless it does."""
        if name in self._fresh:
            return
        self._fresh.add(name)
        page = self._pages[name]
        if page.session is session and session is not None:
            page.refresh()
        else:
            page.show_session(session)

    def language_changed(self) -> None:
        """Have every page say everything anew, each when it is visited."""
        self._told.clear()

    def session_changed(self) -> None:
        """Have every page look anew, each when it is visited."""
        self._fresh.clear()
