"""The bundled fonts, so that no system font is needed and Japanese never shows as boxes."""

from PySide6.QtGui import QFontDatabase

from aca_desktop.errors import AcaError
from aca_desktop.paths import resources

FILES = ("NotoSans-Regular", "NotoSans-SemiBold", "NotoSansJP-Regular", "NotoSansJP-SemiBold")


def load_fonts() -> None:
    """Make the four files known to Qt; raise AcaError `cannot-read` if one cannot be read."""
    for name in FILES:
        path = resources() / "fonts" / f"{name}.ttf"
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise AcaError("cannot-read", path=str(path))
