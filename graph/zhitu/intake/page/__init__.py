"""The page of a newspaper as its text layer gives it, taken apart and put together again: articles in reading order."""
