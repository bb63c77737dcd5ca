"""The bundled fonts, so that no system font is needed and Japanese never shows as boxes."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from aca_desktop.errors import AcaError
from aca_desktop.paths import resources
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import SMALL, font

FILES = ("NotoSans-Regular", "NotoSans-SemiBold", "NotoSansJP-Regular", "NotoSansJP-SemiBold")


_LOADED = "aca_fonts"


def load_fonts() -> None:
    """Make the four files known to Qt, once; raise AcaError `cannot-read` if one cannot be read."""
    app = QGuiApplication.instance()
    if app is None or app.property(_LOADED):
        return
    app.setProperty(_LOADED, True)  # noqa: FBT003 (as Qt has it)
    for name in FILES:
        path = resources() / "fonts" / f"{name}.ttf"
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise AcaError("cannot-read", path=str(path))
    # What has no style of its own, such as tooltips, is written with them too.
    QApplication.setFont(font(SMALL, Theme()))
