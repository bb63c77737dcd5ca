"""Which organisations may be one: the same identifier, the same or nearly the same name, the same website.

It offers pairs and unites nobody. It knows no journal; names come folded as `domain.values.sorting.fold` has them.
The work grows with the number of organisations and not with its square, whatever their names are.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations, groupby, pairwise, product
from typing import Literal
from urllib.parse import urlsplit

from aca_desktop.domain.organisations.identity import Pair, pair
from aca_desktop.domain.organisations.legal_forms import AROUND, BRACKETED, ENDINGS, LAST_WORDS, LONGEST
from aca_desktop.domain.values.sorting import fold

type Reason = Literal["identifier", "name", "website", "nearly"]

type Told = Callable[[int], None]

type _Called = tuple[str, str]
"""A country, and how somebody is called there."""

REASONS: tuple[Reason, ...] = ("identifier", "name", "website", "nearly")
"""Why a pair is offered, the strongest first."""

MOST_OF_A_HOST = 4
"""A website that more organisations name is a platform or a government's, and tells nothing."""

_PLATFORMS = frozenset(
    {
        *("facebook.com", "fb.com", "instagram.com", "linkedin.com", "twitter.com", "x.com", "youtube.com"),
        *("linktr.ee", "sites.google.com", "wordpress.com", "blogspot.com", "wixsite.com", "weebly.com"),
        *("note.com", "ameblo.jp", "peraichi.com"),
    }
)
EVERY_PAIR_OF = 12
"""Of more organisations that share a name, only neighbours are offered: nobody answers a thousand questions."""
_BETWEEN = "\n"
CROWD = 100
"""A part that more names of one length share tells nothing: what they have in common is how they all begin."""

_FIXED = re.compile("[0-9\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Digits and ideographs: where one differs it is no slip of the pen, Secundaria 12 is not Secundaria 13."""
_GAPS = re.compile(r"[\W_]+")
_SILENT = {ord(one): None for one in ".'’‘`´・·"} | {
    ord(one): plain for one, plain in zip("łøđðıħŧ", "lodditt", strict=True)
}


type What = Literal["identifier", "name", "website"]

type Mark = tuple[What, int, str]
"""What can be shared: of what kind, how long it is, and its text; a name's text begins with its block."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an organisation is compared by: `names` are folded, in all languages, legal, short and as read."""

    id: str
    names: Sequence[str]
    country: str
    website: str | None = None
    identifiers: Sequence[tuple[str, str]] = ()


def marks_of(one: Known) -> frozenset[Mark]:
    """Return all by which an organisation is compared with others."""
    found: set[Mark] = {("identifier", 0, f"{scheme}:{code}") for scheme, code in one.identifiers}
    if one.website and (host := host_of(one.website)):
        found.add(("website", 0, host))
    names = {compared(name) for name in one.names} - {""}
    return frozenset(found).union(name_mark(one.country, name) for name in names)


def name_mark(country: str, name: str) -> Mark:
    """Return the mark of a name in the form in which it is compared."""
    return "name", len(name), f"{block_of(country, name)}{name}"


def block_of(country: str, name: str) -> str:
    """Return how the text of each mark begins that a name in this country can nearly be the same as."""
    return f"{country}{_BETWEEN}{fixed_letters(name)}{_BETWEEN}"


def name_in(mark: Mark) -> tuple[str, str]:
    """Return the country and the name of a mark that is a name."""
    country, _fixed, name = mark[2].split(_BETWEEN)
    return country, name


def alike(every: Sequence[Known], told: Told | None = None) -> dict[Pair, tuple[Reason, ...]]:
    """Return the pairs that may be one organisation and why, in no order; `told` hears how many are through.

    A name is nearly the same where one letter differs, of twelve letters and more two; of less than six none.
    """
    tell = told or _nobody
    bearers: dict[Mark, list[str]] = {}
    for done, one in enumerate(every):
        if not done % 1000:
            tell(done // 2)
        for mark in marks_of(one):
            bearers.setdefault(mark, []).append(one.id)
    found: dict[Pair, set[Reason]] = {}
    for mark, ids in bearers.items():
        for both in pairs_sharing(mark[0], ids):
            found.setdefault(both, set()).add(mark[0])
    called = {name_in(mark): ids for mark, ids in bearers.items() if mark[0] == "name"}
    half = len(every) // 2
    for one_, other in _nearly_same(called, lambda share: tell(half + int(share * half))):
        for both in pairs_between(called[one_], called[other]):
            found.setdefault(both, {"nearly"})
    return {both: in_order(reasons) for both, reasons in found.items()}


def in_order(reasons: Collection[Reason]) -> tuple[Reason, ...]:
    """Return reasons, the strongest first."""
    return tuple(one for one in REASONS if one in reasons)


def pairs_sharing(what: What, ids: Collection[str]) -> Iterable[Pair]:
    """Return the pairs that are offered of those that share a mark: all of a few, of many neighbours by id."""
    if len(ids) < 2 or (what == "website" and len(ids) > MOST_OF_A_HOST):
        return ()
    ordered = sorted(ids)
    return combinations(ordered, 2) if len(ids) <= EVERY_PAIR_OF else pairwise(ordered)


def pairs_between(ids: Collection[str], others: Collection[str]) -> Iterator[Pair]:
    """Yield the pairs that are offered of those whose names nearly are the same: none where many bear one."""
    if len(ids) <= EVERY_PAIR_OF and len(others) <= EVERY_PAIR_OF:
        for one, other in product(ids, others):
            if one != other:
                yield pair(one, other)


def _nobody(_done: int) -> None:
    """Hear nothing of it."""


def compared(folded: str) -> str:
    """Return a folded name as it is compared: letters and digits alone, its legal form left out."""
    name = folded if folded.isascii() else BRACKETED.sub(" ", folded)
    words = _GAPS.sub(" ", name.translate(_SILENT)).split()
    while len(words) > 1 and words[-1] in LAST_WORDS:
        for count in range(min(LONGEST, len(words) - 1), 0, -1):
            if "".join(words[-count:]) in ENDINGS:
                del words[-count:]
                break
        else:
            break
    whole = "".join(words)
    if not whole.isascii():
        while (shorter := AROUND.sub("", whole)) and shorter != whole:
            whole = shorter
    return whole


def same_name(name: str) -> str:
    """Return a name as typed in the form in which it is compared; two that are equal there are the same name."""
    return compared(folded := fold(name)) or folded


def host_of(website: str) -> str | None:
    """Return the host of a website without `www.`, None where there is none or it is a platform's."""
    typed = website if "://" in website else f"//{website}"
    try:
        host = urlsplit(typed.strip()).hostname
    except ValueError:
        return None
    plain = (host or "").removeprefix("www.").rstrip(".")
    return plain if "." in plain and plain not in _PLATFORMS else None


def most_letters(name: str, fixed: int = 0) -> int:
    """Return how many letters of a name may differ; `fixed` are its digits and ideographs, that may not."""
    letters = len(name) - fixed
    return 0 if letters < 6 else 1 if letters < 12 else 2


def _nearly_same(called: Iterable[_Called], told: Callable[[float], None]) -> Iterator[tuple[_Called, _Called]]:
    """Yield two names that nearly are the same; those whose digits or ideographs differ never are."""
    blocks: dict[_Called, list[str]] = {}
    for country, name in called:
        fixed = fixed_letters(name)
        if most_letters(name, len(fixed)):
            blocks.setdefault((country, fixed), []).append(name)
    whole = sum(len(names) for names in blocks.values())
    done = 0
    for (country, fixed), names in blocks.items():
        if len(names) > 1:
            for one, other in _near(names, len(fixed), partial(_share, told, done, whole)):
                yield (country, one), (country, other)
        done += len(names)


def _share(told: Callable[[float], None], before: int, whole: int, done: int) -> None:
    told((before + done) / whole)


def _near(names: Sequence[str], fixed: int, told: Told) -> Iterator[tuple[str, str]]:
    short = [name for name in names if len(name) - fixed <= 12]
    long = [name for name in names if len(name) - fixed >= 12]
    yield from _within(short, 1, told)
    yield from _within(long, 2, told)
    known = frozenset(short)
    for name in short:
        yield from ((name, other) for other in _swaps(name) if name < other and other in known)


def _swaps(name: str) -> Iterator[str]:
    """Yield a name with two letters that stand beside each other swapped, for each two that differ."""
    for place, (one, other) in enumerate(pairwise(name)):
        if one != other:
            yield f"{name[:place]}{other}{one}{name[place + 2 :]}"


def _within(names: Sequence[str], most: int, told: Told) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that differ by at most so many letters (Levenshtein).

    Of two such names, cut the shorter one into one part more than letters may differ: one part is in the other
    unchanged, and nearly at the same place. (Li, Deng, Wang, Feng: Pass-Join, PVLDB 5(3), 2011.) Of two that are
    equally long, the first in the alphabet is cut. Parts that are a CROWD's tell nothing.
    """
    from rapidfuzz.distance import OSA  # here, since no start of the program waits for it

    distance = OSA.distance
    tables: dict[tuple[int, int], dict[str, list[str]]] = {}
    done = 0
    for size, group in groupby(sorted(names, key=lambda name: (len(name), name)), key=len):
        sized = [*group]
        for part, (start, end) in enumerate(_parts(size, most)):
            table = tables[size, part] = {}
            for name in sized:
                table.setdefault(name[start:end], []).append(name)
        looks = [
            (tables[shorter, part].get, start, end)
            for shorter in range(size - most, size + 1)
            for part, start, end in _looked_at(size, shorter, most)
            if (shorter, part) in tables
        ]
        for name in sized:
            sharing = [found for get, start, end in looks if (found := get(name[start:end]))]
            met: set[str] = set()
            for others in sharing:
                for other in others if len(others) <= CROWD else ():
                    if len(other) == size and other >= name:
                        break
                    if distance(name, other, score_cutoff=most) <= most and other not in met:
                        met.add(other)
                        yield other, name
            done += 1
            if not done % 1000:
                told(done)


def nearly(name: str, others: Iterable[str], crowd: Callable[[str, int, int], int]) -> list[str]:
    """Return those of the names that nearly are this one, as `alike` finds them.

    `crowd` tells of how many names of a name's length, with its digits and ideographs, it shares the letters
    between two places, itself among them.
    """
    from rapidfuzz.distance import OSA  # here, since no start of the program waits for it

    fixed = fixed_letters(name)
    most_of_all = 2 if most_letters(name, len(fixed)) else 0
    found = []
    for other in others:
        if OSA.distance(name, other, score_cutoff=most_of_all) > most_of_all or other == name:
            continue
        if most_of_all and fixed_letters(other) == fixed and _is_near(name, other, len(fixed), crowd):
            found.append(other)
    return found


def fixed_letters(name: str) -> str:
    """Return the digits and ideographs of a name, in which no other letter may stand."""
    return "".join(_FIXED.findall(name))


def parts_of(name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name is cut into parts by which those are found that nearly are the same."""
    letters = len(name) - len(fixed_letters(name))
    if most_letters(name, len(name) - letters):
        for most in (1, 2):
            if letters <= 12 if most == 1 else letters >= 12:
                yield from _parts(len(name), most)


def _is_near(name: str, other: str, fixed: int, crowd: Callable[[str, int, int], int]) -> bool:
    from rapidfuzz.distance import OSA

    cut, probe = sorted((name, other), key=lambda one: (len(one), one))
    for most in (1, 2):
        fits = len(probe) - fixed <= 12 if most == 1 else len(cut) - fixed >= 12
        if not fits or not most_letters(cut, fixed) or OSA.distance(cut, probe) > most:
            continue
        if most == 1 and probe in _swaps(cut):
            return True
        parts = _parts(len(cut), most)
        for part, start, end in _looked_at(len(probe), len(cut), most):
            if probe[start:end] == cut[slice(*parts[part])] and crowd(cut, *parts[part]) <= CROWD:
                return True
    return False


@cache
def _parts(size: int, most: int) -> tuple[tuple[int, int], ...]:
    """Return where a name of this length is cut into `most` + 1 parts, as even as can be, longer ones last."""
    length, longer = divmod(size, most + 1)
    ends = [length * (part + 1) + max(0, part + 1 - (most + 1 - longer)) for part in range(most + 1)]
    return tuple(zip([0, *ends[:-1]], ends, strict=True))


@cache
def _looked_at(size: int, shorter: int, most: int) -> tuple[tuple[int, int, int], ...]:
    """Return where parts of a shorter name may be in one of this length: (part, start, end)."""
    more = size - shorter
    found = []
    for part, (start, end) in enumerate(_parts(shorter, most)):
        first = max(0, start - part, start + more - (most - part))
        last = min(size - (end - start), start + part, start + more + (most - part))
        found += [(part, at, at + end - start) for at in range(first, last + 1)]
    return tuple(found)
