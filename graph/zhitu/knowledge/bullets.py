"""The signs that the items of a list begin with, by which pages are parted and names freed of them (●|青川县总工会)."""

from __future__ import annotations

BULLETS = tuple("●○•★☆▲△◆◇■□▶◎▣")
