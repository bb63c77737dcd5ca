"""Which organisations may be one: the same identifier, the same or nearly the same name, the same website.

It offers pairs and unites nobody. It knows no journal; names come folded as `domain.sorting.fold` has them. The
work grows with the number of organisations and not with its square, whatever their names are.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations, groupby, islice, pairwise
from typing import Literal
from urllib.parse import urlsplit

from aca_desktop.domain.identity import Pair, pair
from aca_desktop.domain.legal_forms import AROUND, BRACKETED, ENDINGS, LAST_WORDS, LONGEST
from aca_desktop.domain.sorting import fold

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
_EVERY_PAIR_OF = 12
"""Of more organisations that share a name, only neighbours are offered: nobody answers a thousand questions."""
_CROWD = 40
_NEIGHBOURS = 10
"""Of more names that share a part, only so many before and after in alphabetical order are looked at."""

_FIXED = re.compile("[0-9\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Digits and ideographs: where one differs it is no slip of the pen, Secundaria 12 is not Secundaria 13."""
_GAPS = re.compile(r"[\W_]+")
_SILENT = {ord(one): None for one in ".'’‘`´・·"} | {
    ord(one): plain for one, plain in zip("łøđðıħŧ", "lodditt", strict=True)
}


@dataclass(frozen=True, slots=True)
class Known:
    """What an organisation is compared by: `names` are folded, in all languages, legal, short and as read."""

    id: str
    names: Sequence[str]
    country: str
    website: str | None = None
    identifiers: Sequence[tuple[str, str]] = ()


def alike(every: Sequence[Known], told: Told | None = None) -> dict[Pair, tuple[Reason, ...]]:
    """Return the pairs that may be one organisation and why, in no order; `told` hears how many are through.

    A name is nearly the same where one letter differs, of twelve letters and more two; of less than six none.
    """
    tell = told or _nobody
    bearers: dict[tuple[str, str], list[str]] = {}
    hosts: dict[str, list[str]] = {}
    called: dict[_Called, dict[str, None]] = {}
    for done, one in enumerate(every):
        if not done % 1000:
            tell(done // 2)
        for mark in one.identifiers:
            bearers.setdefault(mark, []).append(one.id)
        if one.website and (host := host_of(one.website)):
            hosts.setdefault(host, []).append(one.id)
        for name in one.names:
            if same := compared(name):
                called.setdefault((one.country, same), {})[one.id] = None
    sharing: dict[Reason, Iterable[Iterable[str]]] = {
        "identifier": bearers.values(),
        "name": called.values(),
        "website": (ids for ids in hosts.values() if len(ids) <= MOST_OF_A_HOST),
    }
    found: dict[Pair, set[Reason]] = {}
    for reason, groups in sharing.items():
        for ids in groups:
            for both in _pairs([*ids]):
                found.setdefault(both, set()).add(reason)
    half = len(every) // 2
    for name_, other in _nearly_same(called, lambda share: tell(half + int(share * half))):
        for one_id in islice(called[name_], _EVERY_PAIR_OF):
            for other_id in islice(called[other], _EVERY_PAIR_OF):
                if one_id != other_id:
                    found.setdefault(pair(one_id, other_id), {"nearly"})
    return {both: tuple(one for one in REASONS if one in reasons) for both, reasons in found.items()}


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


def _pairs(ids: list[str]) -> Iterator[Pair]:
    if len(ids) < 2:
        return
    if len(ids) <= _EVERY_PAIR_OF:
        both: Iterable[tuple[str, str]] = combinations(ids, 2)
    else:
        ids.sort()
        both = pairwise(ids)
    for one, other in both:
        if one != other:
            yield pair(one, other)


def _nearly_same(called: Iterable[_Called], told: Callable[[float], None]) -> Iterator[tuple[_Called, _Called]]:
    """Yield two names that nearly are the same; those whose digits or ideographs differ never are."""
    blocks: dict[_Called, list[str]] = {}
    for country, name in called:
        fixed = "".join(_FIXED.findall(name))
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
    swapped: dict[str, list[str]] = {}
    for name in short:
        swapped.setdefault("".join(sorted(name)), []).append(name)
    for spelt in swapped.values():
        spelt.sort()
        for place, name in enumerate(spelt):
            for other in spelt[place + 1 : place + 1 + _NEIGHBOURS]:
                if _is_swapped(name, other):
                    yield name, other


def _is_swapped(name: str, other: str) -> bool:
    """Say whether two letters that stand beside each other have changed their places, and nothing else."""
    differ = [place for place, (one, two) in enumerate(zip(name, other, strict=True)) if one != two]
    return len(differ) == 2 and differ[0] + 1 == differ[1]


def _within(names: Sequence[str], most: int, told: Told) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that differ by at most so many letters (Levenshtein).

    Of two such names, cut the shorter one into one part more than letters may differ: one part is in the other
    unchanged, and nearly at the same place. (Li, Deng, Wang, Feng: Pass-Join, PVLDB 5(3), 2011.)
    """
    from rapidfuzz.distance import OSA  # here, since no start of the program waits for it

    distance = OSA.distance
    tables: dict[tuple[int, int], dict[str, list[str]]] = {}
    done = 0
    for size, sized in groupby(sorted(names, key=lambda name: (len(name), name)), key=len):
        own = [tables.setdefault((size, part), {}) for part in range(most + 1)]
        cuts = [*zip(own, _parts(size, most), strict=True)]
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
                for other in others if len(others) <= _CROWD else _around(name, others):
                    if distance(name, other, score_cutoff=most) <= most and other not in met:
                        met.add(other)
                        yield other, name
            for table, (start, end) in cuts:
                table.setdefault(name[start:end], []).append(name)
            done += 1
            if not done % 1000:
                told(done)


def _around(name: str, others: Sequence[str]) -> Sequence[str]:
    place = bisect_left(others, name)
    return others[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]


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
