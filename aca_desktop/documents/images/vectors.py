"""Small pictures as PDF operators: circles, rules, boxes, ticks, and ink. Coordinates are points, y upwards."""

from collections.abc import Iterable
from functools import lru_cache

from aca_desktop.documents.typesetting.colours import Colour
from aca_desktop.domain.signing.ink_outline import Shape

_ROUND = 0.5522847498


@lru_cache(maxsize=256)
def filled(colour: Colour) -> str:
    """Return the operator that fills, with type too, in this colour."""
    return "{:.3f} {:.3f} {:.3f} rg".format(*(part / 255 for part in colour))


@lru_cache(maxsize=256)
def stroked(colour: Colour, width: float, dash: str = "[] 0") -> str:
    """Return the operators that draw lines in this colour, width and dash pattern."""
    red, green, blue = (part / 255 for part in colour)
    return f"{red:.3f} {green:.3f} {blue:.3f} RG {width:g} w {dash} d"


def circle(x: float, y: float, r: float) -> str:
    """Return a circle's path."""
    k = r * _ROUND
    return (
        f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
    )


def diamond(x: float, y: float, r: float) -> str:
    """Return the path of a square on its corner around (x, y), as wide as a circle of radius r."""
    return f"{x - r:.2f} {y:.2f} m {x:.2f} {y + r:.2f} l {x + r:.2f} {y:.2f} l {x:.2f} {y - r:.2f} l h"


def segment(x1: float, y1: float, x2: float, y2: float) -> str:
    """Return a straight line, drawn."""
    return segments([(x1, y1, x2, y2)])


def segments(lines: Iterable[tuple[float, float, float, float]]) -> str:
    """Return straight lines, drawn as one path."""
    return " ".join([*(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l" for x1, y1, x2, y2 in lines), "S"])


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """Return a rectangle's path, x and y its lower left corner."""
    return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"


def rounded(x: float, y: float, width: float, height: float, r: float) -> str:
    """Return a rectangle's path with round corners."""
    k = r * (1 - _ROUND)
    a, b = x + width, y + height
    return (
        f"{x + r:.2f} {y:.2f} m {a - r:.2f} {y:.2f} l "
        f"{a - k:.2f} {y:.2f} {a:.2f} {y + k:.2f} {a:.2f} {y + r:.2f} c "
        f"{a:.2f} {b - r:.2f} l {a:.2f} {b - k:.2f} {a - k:.2f} {b:.2f} {a - r:.2f} {b:.2f} c "
        f"{x + r:.2f} {b:.2f} l {x + k:.2f} {b:.2f} {x:.2f} {b - k:.2f} {x:.2f} {b - r:.2f} c "
        f"{x:.2f} {y + r:.2f} l {x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )


def tick(x: float, y: float, size: float) -> str:
    """Return a tick, drawn, in a square whose lower left corner is x, y."""
    return (
        f"{x + 0.22 * size:.2f} {y + 0.52 * size:.2f} m {x + 0.43 * size:.2f} {y + 0.30 * size:.2f} l "
        f"{x + 0.79 * size:.2f} {y + 0.72 * size:.2f} l S"
    )


def ink(shapes: Iterable[Shape], x: float, y: float, scale: float, unit: float = 0.01) -> str:
    """Return ink's shapes, filled: the pad's origin at x, y, `scale` points for a hundredth of a millimetre.

    Numbers are whole units (points), which keeps them short.
    """
    per_point = round(1 / unit)
    hundred = scale * per_point
    left, top = x * per_point, y * per_point
    written = f"{unit:g}".removeprefix("0")
    code = [f"q {written} 0 0 {written} 0 0 cm"]
    for shape in shapes:
        sx, sy = shape.start
        code.append(f"{round(left + sx * hundred)} {round(top - sy * hundred)} m")
        code += [
            f"{round(left + a * hundred)} {round(top - b * hundred)} {round(left + c * hundred)} "
            f"{round(top - d * hundred)} {round(left + e * hundred)} {round(top - f * hundred)} c"
            for a, b, c, d, e, f in shape.curves
        ]
        code.append("h")
    code.append("f Q")
    return "\n".join(code)
