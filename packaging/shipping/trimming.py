"""Holds what the packages leave out of the libraries' wheels, each with its reason; it touches no file."""

from collections.abc import Mapping
from fnmatch import fnmatchcase

UNUSED: Mapping[str, str] = {
    "pip": "sqlite-utils installs its plugins with it; the program has none",
    "pycparser": "cffi compiles with it; what is shipped is compiled",
}
"""Distributions that are not shipped, by their names in the lock. aiohttp and what it needs are: pyHanko 0.38
imports it with everything that seals, though nothing here ever calls it."""

KEPT_OF_QT: Mapping[str, str] = {
    "PySide6/__init__.py": "the package itself",
    "PySide6/_config.py": "the package itself",
    "PySide6/_git_pyside_version.py": "the package itself",
    "PySide6/support/*": "imported by PySide6 when it starts",
    "PySide6/*pyside6.abi3.*": "what all modules of PySide6 share",
    **{
        f"PySide6/Qt{name}.*": "a module that the window imports"
        for name in ("Core", "Gui", "Widgets", "Pdf", "PdfWidgets", "PrintSupport", "Svg")
    },
    "PySide6/QtNetwork.*": "a window is raised through a local socket",
    **{
        f"PySide6/*Qt6{name}.*": "Qt's library of a module that is kept"
        for name in ("Core", "Gui", "Widgets", "Pdf", "PdfWidgets", "PrintSupport", "Svg", "Network")
    },
    "PySide6/Qt/lib/libicu*": "Qt6Core's letters and calendars on Linux",
    "PySide6/Qt/lib/libQt6DBus.*": "Qt6Gui needs it on Linux",
    "PySide6/Qt/lib/libQt6XcbQpa.*": "the window under X11",
    "PySide6/Qt/lib/libQt6WaylandClient.*": "the window under Wayland",
    "PySide6/Qt/lib/libQt6OpenGL.*": "Wayland's buffers need it",
    "PySide6/msvcp140*.dll": "Microsoft's C++ runtime, which Qt needs",
    "PySide6/vcruntime140*.dll": "Microsoft's C runtime, which Qt needs",
    **{
        f"PySide6/*plugins/{name}": why
        for name, why in {
            "platforms/*qwindows.dll": "the window under Windows",
            "platforms/libqxcb.so": "the window under X11",
            "platforms/libqwayland.so": "the window under Wayland",
            "platforms/*qoffscreen.*": "tests without a screen",
            "styles/*": "native controls of Windows in its own dialogs",
            "imageformats/*qjpeg.*": "pictures of seals and logos",
            "imageformats/*qsvg.*": "icons",
            "imageformats/*qico.*": "icons",
            "imageformats/*qgif.*": "pictures of seals and logos",
            "imageformats/*qwebp.*": "pictures of seals and logos",
            "imageformats/*qtiff.*": "pictures of seals and logos",
            "iconengines/*": "icons",
            "platforminputcontexts/lib[ci]*": "dead keys and ibus, so that Japanese can be typed on Linux",
            "platformthemes/libqxdgdesktopportal.so": "the desktop's own file dialogs",
            "printsupport/*": "printers on Linux",
            "xcbglintegrations/*": "X11's plugin looks for them",
            "wayland-shell-integration/libxdg-shell.so": "the window under Wayland",
            "wayland-decoration-client/*": "the window's frame under Wayland",
            "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so": "the window under Wayland",
        }.items()
    },
    "PySide6/*translations/qtbase_[ej][sna].qm": "Qt's own words in the program's languages",
}
"""What is shipped of PySide6, by paths in which a star stands for anything, slashes too; all else is left out:
modules, plugins, QML and developers' tools that nothing here imports."""

DROPPED: Mapping[str, str] = {
    "*.pyi": "types for developers",
    "*/py.typed": "types for developers",
    "*.pyx": "sources of compiled modules",
    "*.pxd": "sources of compiled modules",
    "*.lib": "for linking",
    "lxml/includes/*": "for linking",
    "*/__pycache__/*": "made anew for the Python that is shipped",
    "*.data/scripts/*": "commands of the libraries",
    "shiboken6/*140*.dll": "PySide6 has the same and is loaded first",
    "PIL/_avif.*": "AVIF pictures are not accepted",
    "PIL/_imagingtk.*": "Tk is not shipped",
    "pillow.libs/libavif-*": "AVIF pictures are not accepted",
    "*/tests/*": "tests of the libraries",
    "budoux/models/ja_word.json": "breaks at words; lines break at phrases",
    "budoux/models/[tz]*.json": "phrases of languages that documents don't have",
    "reportlab/fonts/*": "documents embed the program's own fonts; some of these may not be passed on",
    "reportlab/graphics/samples/*": "samples",
}
"""Files of other libraries that are not shipped, by patterns as above."""

LOCALES = ("en", "es", "ja")


def is_shipped(distribution: str) -> bool:
    """Return whether a distribution of the lock is shipped."""
    return distribution not in UNUSED


def is_kept(path: str) -> bool:
    """Return whether a file of a wheel is shipped; `path` as in the wheel, with slashes."""
    if any(fnmatchcase(path, pattern) for pattern in DROPPED):
        return False
    if path.startswith("PySide6/"):
        return any(fnmatchcase(path, pattern) for pattern in KEPT_OF_QT)
    if path.startswith("babel/locale-data/"):
        return _is_spoken(path.rpartition("/")[2])
    return True


def _is_spoken(name: str) -> bool:
    """Return whether Babel's data are of a language that the program speaks, in whatever country."""
    language = name.partition(".")[0].partition("_")[0]
    return language in (*LOCALES, "root") or not name.endswith(".dat")
