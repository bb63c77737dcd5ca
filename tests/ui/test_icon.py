"""The program's icon can be drawn in every size that systems show."""

import pytest

from aca_desktop.ui.app import icon


@pytest.mark.parametrize("size", [16, 64, 256])
@pytest.mark.usefixtures("qtbot")
def test_the_icon_is_drawn(size: int) -> None:
    picture = icon().pixmap(size, size).toImage()
    assert (picture.width(), picture.height()) == (size, size)
    assert picture.pixelColor(size // 2, size - 1 - size // 16).name() == "#0b6e4f"
