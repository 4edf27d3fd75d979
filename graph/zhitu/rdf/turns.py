"""Who may go next: so many at once, the others in the order in which they came; those set aside after all new ones."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable


class Turns:
    """Turns for so many at once; ``press`` hears how many wait, new ones and those set aside, whenever that changes."""

    def __init__(self, free: int, press: Callable[[int, int], None]) -> None:
        self.free, self.press = free, press
        self.new: deque[asyncio.Future[None]] = deque()
        self.aside: deque[asyncio.Future[None]] = deque()
        self.told = (0, 0)

    async def take(self, *, aside: bool) -> None:
        """Returns when it is one's turn, which must be given back; one that was set aside comes after all new ones."""
        if self.free and not self.new and not (aside and self.aside):
            self.free -= 1
            return
        queue, turn = self.aside if aside else self.new, asyncio.get_running_loop().create_future()
        queue.append(turn)
        self.tell()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give()
            elif turn in queue:
                queue.remove(turn)
                self.tell()
            raise

    def give(self) -> None:
        """Gives a turn back, to whom it is next."""
        for queue in (self.new, self.aside):
            while queue:
                turn = queue.popleft()
                if not turn.done():  # else its time was over, and it will hear of that in a moment
                    turn.set_result(None)
                    return self.tell()
        self.free += 1
        self.tell()

    def tell(self) -> None:
        """Tells how many wait, if that was not told."""
        waiting = len(self.new), len(self.aside)
        if self.told != waiting:
            self.told = waiting
            self.press(*waiting)
