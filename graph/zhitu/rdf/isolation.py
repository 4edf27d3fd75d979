"""Takes the network away from this process and those that it forks, where the system lets it."""

from __future__ import annotations

import ctypes
import sys

NEW_NETWORK, NEW_USER = 0x40000000, 0x10000000
"""CLONE_NEWNET and CLONE_NEWUSER of Linux; Python has names for them from 3.12 on."""


def leave_network() -> bool:
    """Whether the process is now in a network of its own, which has no way out; else its limit of files must do.

    Others than root need a user namespace for it, which some systems forbid.
    """
    if not sys.platform.startswith("linux"):
        return False
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return any(unshare(flags) == 0 for flags in (NEW_NETWORK, NEW_USER | NEW_NETWORK))
