"""Limits in; a process that the system ends where it goes beyond them out."""

from __future__ import annotations

import ctypes
import re
import sys
from contextlib import suppress
from math import ceil
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no limits; the deadline applies there, too
    resource = None  # type: ignore[assignment]  # the only way to say that it is not there

SPARE_SECONDS = 5
"""Extra time until the system ends a worker whose parent was killed."""
M_ARENA_MAX = -8
"""As malloc.h of glibc numbers it."""
SPARE_BYTES = 1024 * 1024
"""For the first line of a result."""
STATUS = Path("/proc/self/status")
PEAK = re.compile(rb"^VmHWM:\s*(\d+) kB$", re.M)
"""The largest resident memory of this program."""


def limit_memory(most: int, *, result_bytes: int) -> None:
    """Limit the memory of this process, and the files it writes; it leaves no dump of itself."""
    if resource is not None:
        limits = {
            resource.RLIMIT_AS: most,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_FSIZE: result_bytes + SPARE_BYTES,
        }
        for kind, limit in limits.items():
            resource.setrlimit(kind, (limit, limit))


def limit_time(seconds: float) -> None:
    """Have the system end this process after so many seconds more, even if its parent is gone."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        end = ceil(used.ru_utime + used.ru_stime + seconds) + SPARE_SECONDS
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (end, hard))


def share_memory() -> None:
    """Have all threads of this process take memory from one place; call it before there are any.

    glibc gives each thread a place of its own, and memory that is free in one is of no use to the
    others: a server of eight threads had 407 MB after ten minutes, and has 222 with one place.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another library of C has no such choice
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def largest_memory() -> int:
    """Return how many bytes of memory this process has had at once; 0 where nobody knows.

    Linux counts in `ru_maxrss` also what the parent of a process had when it started it.
    """
    with suppress(OSError):  # not Linux
        found = PEAK.search(STATUS.read_bytes())
        if found is not None:
            return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 if resource else 0
