"""Qt starts without a screen, and bears many calls that return nothing: releases of PySide6 have died of them."""

import os
import subprocess
import sys

CALLS = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("ACA")
label.show()
for number in range(20_000):
    assert label.setText(str(number)) is None
    assert label.update() is None
print(QApplication.platformName(), label.text())
"""


def test_qt_starts_without_a_screen_and_bears_many_void_calls() -> None:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", CALLS], env=environ, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, "offscreen 19999\n"), done.stderr
