"""What is taken away from a process that handles a stranger's work, where the system lets it."""

from __future__ import annotations

import ctypes
import sys

NEW_NETWORK, NEW_USER = 0x40000000, 0x10000000
"""CLONE_NEWNET and CLONE_NEWUSER of Linux; Python has names for them from 3.12 on."""


def leave_network() -> bool:
    """Whether the process, and those that it forks, are now in a network of their own, which has no way out.

    Others than root need a user namespace for it, which some systems forbid.
    """
    if not sys.platform.startswith("linux"):
        return False
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return any(unshare(flags) == 0 for flags in (NEW_NETWORK, NEW_USER | NEW_NETWORK))


def limit_memory(most: int) -> bool:
    """Whether the process can now take no more than so many bytes of address space; Windows has no such limit."""
    if sys.platform == "win32":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ValueError, OSError):  # macOS may refuse, and so does a lower limit that is set already
        return False
    return True
