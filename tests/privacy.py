"""Whether only a file's owner may read it: by its mode, or on Windows by its list of rights."""

import re
import sys
from pathlib import Path

_OWNER_AND_RIGHTS = 0x1 | 0x4
_MAY_DO_ALL = frozenset({"OW", "SY", "BA"})
"""SDDL's owner, system, administrators."""


def is_private(path: Path | str) -> bool:
    """Return whether nobody but the owner (and who may do everything on the machine) may read a file."""
    if sys.platform != "win32":
        return Path(path).stat().st_mode & 0o077 == 0
    owner, rights = re.fullmatch(r"O:(.+?)D:\w*(.+)", _told(str(path))).groups()
    return set(re.findall(r"([^;]+)\)", rights)) <= _MAY_DO_ALL | {owner}


def is_hidden(path: Path) -> bool:
    """Return whether whoever looks into the folder does not see a file."""
    if sys.platform != "win32":
        return path.name.startswith(".")
    return bool(path.stat().st_file_attributes & 0x2)


def _told(path: str) -> str:
    """Return what SDDL says of a file's owner and of who has which rights to it."""
    import ctypes

    if sys.platform != "win32":
        raise NotImplementedError
    advapi = ctypes.WinDLL("advapi32")
    room, told = ctypes.create_string_buffer(4096), ctypes.c_wchar_p()
    assert advapi.GetFileSecurityW(path, _OWNER_AND_RIGHTS, room, len(room), ctypes.byref(ctypes.c_uint32()))
    to_text = advapi.ConvertSecurityDescriptorToStringSecurityDescriptorW
    assert to_text(room, 1, _OWNER_AND_RIGHTS, ctypes.byref(told), None)
    assert told.value is not None
    return told.value
