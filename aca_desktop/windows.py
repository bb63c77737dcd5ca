"""Windows' own ways: files for their owner alone, hidden, under names that it takes; memory, windows.

Elsewhere a file's mode and name do the same, and nothing here does anything. It imports nothing of the program.
"""

import ntpath
import re
import struct
import sys
from pathlib import Path

_OWNER = "D:P(A;;FA;;;OW)(A;;FA;;;SY)(A;;FA;;;BA)"
"""SDDL: all rights for the owner, the system and administrators, none inherited, as in `os.mkdir` with 0o700."""

_DACL = 0x4 | 0x80000000
"""DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION."""

_HIDDEN = 0x2
_ANY_PROCESS = -1

_JOB_LIMITS = "<qqL4xQQL4xQLL6Q4Q"
_EXTENDED_LIMITS = 9
_PROCESS_MEMORY = 0x100
"""JOBOBJECT_EXTENDED_LIMIT_INFORMATION, its number, JOB_OBJECT_LIMIT_PROCESS_MEMORY."""

_LONGEST_PATH = 259 - len("..01234567-journal")
"""Characters (MAX_PATH without its end) less what temporary names and SQLite add to a file's name."""

_DEVICE = re.compile(
    r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *([.:].*)?", re.IGNORECASE
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]$')


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


def let_others_come_forward() -> None:
    """Let the process that runs already bring its window forward: only who was just started may on Windows."""
    if sys.platform == "win32":
        import ctypes

        ctypes.WinDLL("user32").AllowSetForegroundWindow(_ANY_PROCESS)


def limit_memory(memory: int) -> None:
    """Let this process commit no more bytes of memory than this, whatever it is asked to read."""
    if sys.platform != "win32":
        return
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = struct.pack(_JOB_LIMITS, 0, 0, _PROCESS_MEMORY, *[0] * 12, memory, 0, 0, 0)
    is_set = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, limits, len(limits))
    if not (is_set and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))):
        raise ctypes.WinError(ctypes.get_last_error())


def takes_name(name: str) -> bool:
    """Return whether a file can have this name on Windows: it is no device (CON), and no sign in it is special.

    Source: Microsoft, Naming Files, Paths, and Namespaces.
    """
    return _DEVICE.fullmatch(name) is None and _FORBIDDEN.search(name) is None


def refuses_name(path: Path) -> bool:
    """Return whether this system would not make a file of this name, or would make another one."""
    return sys.platform == "win32" and not takes_name(path.name)


def is_too_long(path: Path) -> bool:
    """Return whether a path is longer than this system takes, if its owner has not switched long ones on."""
    return sys.platform == "win32" and len(ntpath.abspath(path)) > _LONGEST_PATH and not _takes_any_length()


def _takes_any_length() -> bool:
    if sys.platform != "win32":
        return True
    import ctypes

    asked = getattr(ctypes.WinDLL("ntdll"), "RtlAreLongPathsEnabled", None)  # Wine has none, and takes any length
    return asked is None or bool(asked() & 0xFF)
