"""The window's colours by what they are for: light, dark and high contrast. Knows no widget.

Every pair that carries words has a contrast of at least 4.5:1, every border of a control at least 3:1.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme.

    `line` parts, `line_strong` bounds controls. `sun` fills, `sun_line` bounds, `sun_ink` is for words and icons.
    `chart_3` is always drawn with an outline in `chart_2`. `ink` is a hand's ink, on `paper`;
    `on_text` is for what can be pressed on a ground in `text`.
    """

    name: str
    window: QColor
    card: QColor
    hover: QColor
    tint: QColor
    line: QColor
    line_strong: QColor
    text: QColor
    on_text: QColor
    quiet: QColor
    primary: QColor
    primary_hover: QColor
    primary_pressed: QColor
    on_primary: QColor
    sun: QColor
    on_sun: QColor
    sun_line: QColor
    sun_tint: QColor
    sun_ink: QColor
    red: QColor
    red_tint: QColor
    disabled: QColor
    on_disabled: QColor
    chart_2: QColor
    chart_3: QColor
    gross: QColor
    track: QColor
    ink: QColor
    paper: QColor

    @property
    def tinted(self) -> bool:
        """Whether fills tell states; if not (high contrast), borders do."""
        return self.tint != self.card

    @property
    def border(self) -> int:
        """Return the width of a control's border, in pixels."""
        return 1 if self.tinted else 2


def _colours(**written: str) -> dict[str, QColor]:
    return {name: QColor(code) for name, code in written.items()}


LIGHT = Tokens(
    "light",
    **_colours(
        window="#F7F9F8", card="#FFFFFF", hover="#EEF3F0", tint="#E3F1EB", line="#DCE3E0", line_strong="#7C8C85",
        text="#16231D", on_text="#7FDCB0", quiet="#5B6B64",
        primary="#0B6E4F", primary_hover="#095C42", primary_pressed="#074A35", on_primary="#FFFFFF",
        sun="#F2A541", on_sun="#2B1A00", sun_line="#B26A00", sun_tint="#FDF1DD", sun_ink="#7A4A00",
        red="#B3261E", red_tint="#FBE9E7", disabled="#E7ECEA", on_disabled="#5B6B64",
        chart_2="#4F9C81", chart_3="#CFE6DC", gross="#879890", track="#EAEFEC",
        ink="#14213D", paper="#FFFFFF",
    ),
)  # fmt: skip

DARK = Tokens(
    "dark",
    **_colours(
        window="#0F1613", card="#17211D", hover="#1E2A25", tint="#173628", line="#2A3833", line_strong="#6B7D75",
        text="#E6EFEA", on_text="#0B6E4F", quiet="#9DB0A7",
        primary="#4CC38A", primary_hover="#63CF9B", primary_pressed="#3BB079", on_primary="#0B1A13",
        sun="#F2A541", on_sun="#2B1A00", sun_line="#F2A541", sun_tint="#33270F", sun_ink="#F7C27A",
        red="#F2938B", red_tint="#3B1C19", disabled="#202B26", on_disabled="#93A59C",
        chart_2="#2F9A6A", chart_3="#1E4F3A", gross="#6F8078", track="#22302A",
        ink="#E6EFEA", paper="#1B2622",
    ),
)  # fmt: skip

HIGH_CONTRAST = Tokens(
    "high-contrast",
    **_colours(
        window="#FFFFFF", card="#FFFFFF", hover="#FFFFFF", tint="#FFFFFF", line="#000000", line_strong="#000000",
        text="#000000", on_text="#FFFFFF", quiet="#000000",
        primary="#00432F", primary_hover="#002E20", primary_pressed="#000000", on_primary="#FFFFFF",
        sun="#5C3700", on_sun="#FFFFFF", sun_line="#5C3700", sun_tint="#FFFFFF", sun_ink="#5C3700",
        red="#8C0009", red_tint="#FFFFFF", disabled="#FFFFFF", on_disabled="#595959",
        chart_2="#2F6B55", chart_3="#FFFFFF", gross="#595959", track="#FFFFFF",
        ink="#000000", paper="#FFFFFF",
    ),
)  # fmt: skip

THEMES = (LIGHT, DARK, HIGH_CONTRAST)


def contrast(a: QColor, b: QColor) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
