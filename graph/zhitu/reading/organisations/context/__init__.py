"""Bodies that no head noun names, and that only what stands around them tells.

A founder, a day of founding or a seat (:mod:`told`, and where a sentence opens so :mod:`openings`; both share
:mod:`frames`), a line of business with a founder or a deal (:mod:`trades`), a list of firms (:mod:`listed`,
:mod:`brands`), a post before a person (:mod:`posted`), another firm beside it (:mod:`beside`), several who found it
together (:mod:`joint`), and any of these or a worker of its where a tagger was not sure (:mod:`seconds`).
"""
