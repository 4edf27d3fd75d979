"""Names of files that every system holds, Windows too, and that differ even where case and form do not count."""

from __future__ import annotations

import hashlib
import unicodedata

FORBIDDEN = frozenset('<>:"/\\|?*#^[]%`$')
"""What Windows forbids in a name, and what would cut or swallow a link to it in a note or a page."""

RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")})
"""Devices of Windows: no file is called so, whatever its ending."""

LONGEST = 120
"""Bytes of a name: systems hold 255, and a folder, an ending and a synchronising service want theirs."""

UNNAMED = "_"
DIGITS = 8


def safe(text: str) -> str:
    """The text as the name of a file: what is forbidden becomes a hyphen, and what is too long is cut."""
    normal = unicodedata.normalize("NFC", text)
    letters = ("-" if _is_forbidden(letter) else letter for letter in normal)
    name = " ".join("".join(letters).split())
    name = name.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip(" .")
    if name.partition(".")[0].strip().casefold() in RESERVED:
        name = f"{UNNAMED}{name}"
    return name or UNNAMED


def _is_forbidden(letter: str) -> bool:
    """Whether a character may not stand in a name: also what has no form, or turns the direction of writing."""
    return letter in FORBIDDEN or unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"}


class Shelf:
    """The names of one folder; two things of one name are told apart by a hash of their ids."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, text: str, identity: str) -> str:
        """A name for a thing, which no other of the folder has; the first to ask for a name bears it bare."""
        wanted = safe(text)
        if fold(wanted) in self._taken:
            digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
            # Two ids may not differ in so few digits: then it takes more of them.
            forms = (f"{wanted} ({digest[:size]})" for size in range(DIGITS, len(digest) + 1))
            wanted = next(form for form in forms if fold(form) not in self._taken)
        self._taken.add(fold(wanted))
        return wanted


def fold(name: str) -> str:
    """The name as systems hold it that count neither case nor form: those of equal ones may be one file."""
    return unicodedata.normalize("NFKC", name).casefold()
