"""When the system says that anything of a file was last changed: its own time, which no program sets back by
giving an altered file its old date. Little is loaded: a batch that stands whole is told from this alone.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_READ_ATTRIBUTES, _SHARE_ALL, _OPEN_EXISTING, _FOLDERS_TOO = 0x80, 7, 3, 0x02000000
_EPOCH = 116_444_736_000_000_000
"""1970 in the count of Windows: 100 ns since 1601."""


def change(path: str, found: os.stat_result) -> int:
    """In ns; 0 where it is not known. `found` is what os.stat said of the file."""
    # What Windows gives there is when the file was created.
    return found.st_ctime_ns if sys.platform != "win32" else of_windows(path, _library())


def of_windows(path: str, library: "Any") -> int:
    """The time of change that NTFS keeps (FILE_BASIC_INFO); 0 on disks without one and for files not to be opened."""
    import ctypes

    handle = library.CreateFileW(
        path, _READ_ATTRIBUTES, _SHARE_ALL, None, _OPEN_EXISTING, _FOLDERS_TOO, None
    )
    if handle in (None, ctypes.c_void_p(-1).value):
        return 0
    # Created, read, written, changed, attributes and what fills the last up.
    times = (ctypes.c_int64 * 5)()
    try:
        told = library.GetFileInformationByHandleEx(
            handle, 0, ctypes.byref(times), ctypes.sizeof(times)
        )
    finally:
        library.CloseHandle(handle)
    return (times[3] - _EPOCH) * 100 if told and times[3] > _EPOCH else 0


_LIBRARY: "list[Any]" = []
"""Once it is asked for; `functools` would be a fifth of what a run takes that finds nothing to do."""


def _library() -> "Any":
    if not _LIBRARY:
        _LIBRARY.append(_loaded())
    return _LIBRARY[0]


def _loaded() -> "Any":
    import ctypes

    library = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - not there elsewhere
    word, whole, pointer = ctypes.c_uint32, ctypes.c_int, ctypes.c_void_p
    library.CreateFileW.restype = pointer
    library.CreateFileW.argtypes = [ctypes.c_wchar_p, word, word, pointer, word, word, pointer]
    library.GetFileInformationByHandleEx.argtypes = [pointer, whole, pointer, word]
    library.CloseHandle.argtypes = [pointer]
    return library
