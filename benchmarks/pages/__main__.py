"""How well page repair does on broken pages of our own making: ``python -m pages``, from the root of the checkout."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import astuple

from tests.intake.pages.breaks import KINDS
from tests.intake.pages.printing import half_of, make
from tests.intake.pages.scoring import Score, average, rate

PAGES = 500


def main(pages: int) -> None:
    """Print a row a kind of break, for the half that rules were set on and for the other."""
    found: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for seed in range(pages):
        page = make(seed)
        score = rate(page)
        found[half_of(seed), page.kind].append(score)
        found[half_of(seed), "all"].append(score)
    for half in ("tuning", "held"):
        print(f"\n{half}: {len(found[half, 'all'])} pages\n")
        print("| | order | purity | headline | byline |\n| --- | ---: | ---: | ---: | ---: |")
        for kind in (*KINDS, "all"):
            cells = " | ".join(f"{share:.3f}" for share in astuple(average(found[half, kind])))
            print(f"| {kind} | {cells} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
