"""What POSIX does by a file's mode and by its name, done on Windows: a file for its owner alone, a hidden file.

Elsewhere these do nothing. It imports nothing of the program.
"""

import sys
from pathlib import Path

_OWNER = "D:P(A;;FA;;;OW)(A;;FA;;;SY)(A;;FA;;;BA)"
"""SDDL: all rights for the owner, the system and administrators, none inherited, as in `os.mkdir` with 0o700."""

_DACL = 0x4 | 0x80000000
"""DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION."""

_HIDDEN = 0x2


def keep_to_owner(path: Path) -> None:
    """Let nobody but its owner read or write a file, where the disk knows such rights: NTFS, not FAT or exFAT."""
    if sys.platform != "win32":
        return
    import ctypes

    advapi, descriptor = ctypes.WinDLL("advapi32", use_last_error=True), ctypes.c_void_p()
    if not advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(_OWNER, 1, ctypes.byref(descriptor), None):
        raise ctypes.WinError(ctypes.get_last_error())
    try:
        advapi.SetFileSecurityW(str(path), ctypes.c_uint32(_DACL), descriptor)
    finally:
        ctypes.WinDLL("kernel32").LocalFree(descriptor)


def hide(path: Path) -> None:
    """Hide a file from those who look into its folder, as a name that begins with a dot does elsewhere."""
    if sys.platform == "win32":
        import ctypes

        ctypes.WinDLL("kernel32").SetFileAttributesW(str(path), _HIDDEN)
