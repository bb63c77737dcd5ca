"""How a name is laid out as letters: which part of it is signed, how the letters vary and join, the flourish.

Measures are those of the letters: the height of a small letter for the running hand, of a character for Japanese.
It knows no pads, no time and no pressure.
"""

import cmath
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from aca_desktop.services.sample_chance import Chance
from aca_desktop.services.sample_curves import Letter, Path, Place, japanese, latin


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths in the order in which they are drawn, y upwards; `size`: from and to how many mm a measure may be."""

    paths: tuple[Path, ...]
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Habit:
    """One person's running hand: slant; narrower or wider; how small and flat letters get towards a word's end
    (`haste`); how often the pen lifts inside a word; how much letters differ; the line's climb in radians."""

    slant: float
    breadth: float
    haste: float
    lifts: float
    unsteady: float
    climb: float
    capital: float
    gap: float


_ACCENTS = {
    "\u0301": ((0.10, 1.48), (0.34, 1.92)),
    "\u0303": ((-0.14, 1.46), (0.06, 1.62), (0.30, 1.48), (0.52, 1.66)),
    "\u0308": ((0.0, 1.50), (0.12, 1.56)),
}
_COMES_UP = 0.5
"""Below this height a letter's end rises into the next; above it, it goes straight over."""

_LEAST_RISE = 0.06
"""Where the letter before ends as high, the places on the way up to the next would make the pen circle."""

_LIFT_BEFORE = frozenset("acdgoq")


def running_drawing(name: str, chance: Chance) -> Drawing:
    """Lay out a name as its bearer signs: whole, with an initial, or the first name with the family's initial."""
    habit = _Habit(
        slant=chance.between(0.2, 0.6),
        breadth=chance.between(0.95, 1.3),
        haste=0.8 * chance.share() ** 2,
        lifts=chance.between(0.0, 0.35),
        unsteady=chance.between(0.6, 1.1),
        climb=chance.between(0.0, 0.10),
        capital=chance.between(0.95, 1.35),
        gap=chance.between(0.25, 0.7),
    )
    paths: list[Path] = []
    later: list[Path] = []
    end = 0.0
    for index, word in enumerate(_signed_words(name, chance)):
        joined, added, end = _word(word, end + (habit.gap if index else 0), habit, chance)
        paths += [*later, *joined]
        later = added
    leads_on = paths[-1].places[-1].at.imag < 1
    paths = chance.pick(_FLOURISHES if leads_on else _FLOURISHES_APART)(paths, end, chance)
    turn = cmath.rect(1, habit.climb)
    slanted = (path.moved(lambda z: (z + habit.slant * z.imag) * turn) for path in [*paths, *later])
    return Drawing(tuple(slanted), (4.4, 6.4))


def _signed_words(name: str, chance: Chance) -> list[str]:
    given, *rest = name.split()
    if not rest:
        return [given]
    return chance.pick(
        ([given, rest[0]], [given, rest[0]], [given[0] + ".", rest[0]], [given[0], rest[0]], [given, rest[0][0]])
    )


def _word(word: str, x: float, habit: _Habit, chance: Chance) -> tuple[list[Path], list[Path], float]:
    """Return a word's paths from `x` on, those to be added to it (dots, bars, accents), and where it ends."""
    paths: list[Path] = []
    later: list[Path] = []
    running: list[Place] = []
    letters = [unicodedata.normalize("NFD", letter) for letter in word]
    for index, letter_and_accents in enumerate(letters):
        plain, accents = letter_and_accents[0], letter_and_accents[1:]
        letter = _known(latin(), plain)
        written = _varied(letter, _grown(plain, index, len(letters), habit), x, habit, chance)
        first, *others = written.strokes
        lifted = plain in _LIFT_BEFORE and chance.share() < habit.lifts
        if running and letter.follows and not lifted:
            running += [*_approach(running[-1].at, first), *first.places]
        else:
            paths += _closed(running)
            running = list(first.begun())
        for stroke in others:
            paths += _closed(running)
            running = list(stroke.places)
        if not letter.leads:
            paths += _closed(running)
            running = []
        later += [_accent(mark, plain, x, written.width, chance) for mark in accents] or written.later
        x += written.width
    return [*paths, *_closed(running)], later, x


def _approach(end: complex, stroke: Path) -> list[Place]:
    """Return the places passed between a letter's end and the next one's stroke."""
    if end.imag > _COMES_UP:
        return []
    return [place for place in stroke.approach if place.at.imag > end.imag + _LEAST_RISE]


def _closed(running: Sequence[Place]) -> list[Path]:
    return [Path(tuple(running))] if running else []


def _known(letters: dict[str, Letter], letter: str) -> Letter:
    if letter not in letters:
        raise ValueError(f"the hand has not learnt {letter!r}")
    return letters[letter]


def _grown(plain: str, index: int, count: int, habit: _Habit) -> complex:
    """Return a letter's scale in x and y: capitals by habit, small ones flatter and wider towards the end."""
    if plain.isupper():
        return complex(habit.capital * habit.breadth**0.5, habit.capital)
    tired = habit.haste * index / count
    return complex(habit.breadth * (1 + 0.25 * tired), 1 - 0.6 * tired)


def _varied(letter: Letter, scale: complex, x: float, habit: _Habit, chance: Chance) -> Letter:
    """Return the letter at `x` as it comes out this time."""
    wide = scale.real * (1 + chance.near(0.07 * habit.unsteady))
    tall = scale.imag * (1 + chance.near(0.07 * habit.unsteady))
    rise = chance.near(0.05 * habit.unsteady)
    lean = chance.near(0.05 * habit.unsteady)
    shake = 0.028 * habit.unsteady

    def place(z: complex) -> complex:
        moved = complex(x + wide * (z.real + lean * z.imag), rise + tall * z.imag)
        return moved + complex(chance.near(shake), chance.near(shake))

    return Letter(
        wide * letter.width,
        tuple(stroke.moved(place) for stroke in letter.strokes),
        tuple(stroke.moved(place) for stroke in letter.later),
        letter.leads,
        letter.follows,
    )


def _accent(mark: str, plain: str, x: float, width: float, chance: Chance) -> Path:
    if mark not in _ACCENTS:
        raise ValueError(f"the hand has not learnt {plain + mark!r}")
    lift = 0.95 if plain.isupper() else 0.0
    shift = complex(x + width * 0.42 + chance.near(0.1), lift + chance.near(0.12))
    return Path(tuple(Place(complex(*place) + shift) for place in _ACCENTS[mark]), "sweep")


def _plain(paths: list[Path], _end: float, _chance: Chance) -> list[Path]:
    return paths


def _tail(paths: list[Path], end: float, chance: Chance) -> list[Path]:
    """Let the last letter run out to the right."""
    height = paths[-1].places[-1].at.imag
    far, lift = chance.between(1.2, 3.2), chance.between(0.1, 0.6)
    return _longer(
        paths,
        [complex(end + 0.3 * far, 0.6 * height + 0.3 * lift), complex(end + far, 0.4 * height + lift)],
    )


def _loop_back(paths: list[Path], end: float, chance: Chance) -> list[Path]:
    """Let the last letter rise in a loop, run back under the name and forth again."""
    last = paths[-1].places[-1].at
    top, low = last.imag + chance.between(0.5, 1.4), chance.between(-0.95, -0.55)
    left, right = end * chance.between(0.02, 0.4), end * chance.between(0.75, 1.15)
    span = last.real - left
    return _longer(
        paths,
        [
            complex(last.real + 0.55, last.imag + 0.25),
            complex(last.real + 0.80, top),
            complex(last.real + 0.25, 0.55 * top),
            complex(left + 0.72 * span, 0.62 * low),
            complex(left + 0.40 * span, 0.88 * low),
            complex(left + 0.10, low - 0.02),
            complex(left, low - 0.12),
            complex(left + 0.16, low - 0.20),
            complex(left + 0.5 * (right - left), low - 0.08),
            complex(right, low + chance.between(0.1, 0.35)),
        ],
    )


def _longer(paths: list[Path], more: Sequence[complex]) -> list[Path]:
    return [*paths[:-1], Path((*paths[-1].places, *(Place(z) for z in more)), "sweep")]


def _line_below(paths: list[Path], end: float, chance: Chance) -> list[Path]:
    low = chance.between(-0.85, -0.5)
    line = (
        complex(end * chance.between(-0.02, 0.2), low - 0.08),
        complex(end * 0.55, low + chance.between(0.0, 0.08)),
        complex(end * chance.between(0.9, 1.1), low + chance.between(0.08, 0.3)),
    )
    return [*paths, Path(tuple(Place(z) for z in line), "sweep")]


def _zigzag(paths: list[Path], end: float, chance: Chance) -> list[Path]:
    """Draw a line back under the name and forth again."""
    low, left = chance.between(-0.75, -0.45), end * chance.between(0.05, 0.25)
    line = (
        complex(end * chance.between(0.85, 1.05), low + 0.32),
        complex(end * 0.6, low + 0.12),
        complex(left + 0.15, low - 0.04),
        complex(left, low - 0.14),
        complex(left + 0.2, low - 0.22),
        complex(end * 0.5, low - 0.14),
        complex(end * chance.between(0.8, 1.0), low + 0.06),
    )
    return [*paths, Path(tuple(Place(z) for z in line), "sweep")]


_FLOURISHES_APART = (_line_below, _zigzag, _plain)
_FLOURISHES = (_tail, _tail, _loop_back, _loop_back, *_FLOURISHES_APART)


@dataclass(frozen=True, slots=True)
class _Square:
    """Where and how a character is written: its shift, scale, breadth, and how its lines rise and lean."""

    shift: complex
    scale: float
    breadth: float
    rise: float
    lean: float

    def written(self, stroke: Path, unsteady: float, chance: Chance) -> Path:
        """Return a stroke as it comes out this time: a little off its place and its direction."""
        off = unsteady * complex(chance.near(0.012), chance.near(0.012))
        swing = unsteady * complex(chance.near(0.02), chance.near(0.02))
        return stroke.moved(lambda z: self._place(self.scale * z + off + swing * z.real))

    def _place(self, z: complex) -> complex:
        high = z.imag + self.rise * (z.real - 0.5)
        return complex(self.breadth * z.real + self.lean * high, high) + self.shift


def kanji_drawing(name: str, chance: Chance) -> Drawing:
    """Lay out a name in kanji or kana, family name first, a small gap between the two."""
    rise, lean = chance.between(0.03, 0.13), chance.between(-0.02, 0.16)
    breadth, gap = chance.between(0.84, 1.0), chance.between(0.02, 0.14)
    unsteady = chance.between(0.6, 1.2)
    climb = cmath.rect(1, chance.between(0.0, 0.05))
    paths: list[Path] = []
    x = 0.0
    for character in name:
        if character.isspace():
            x += chance.between(0.12, 0.34)
            continue
        scale = 1 + chance.near(0.06 * unsteady)
        square = _Square(complex(x, chance.near(0.035 * unsteady)), scale, breadth, rise, lean)
        strokes = _known(japanese(), character).strokes
        paths += [square.written(stroke, unsteady, chance).moved(lambda z: z * climb) for stroke in strokes]
        x += scale * breadth + gap
    return Drawing(tuple(paths), (17.0, 24.0))
