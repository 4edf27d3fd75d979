"""Bodies that no head noun names, and that only what stands around them tells.

The finders, by what they ask for:

    statements     a founder, a day of founding or a seat; :mod:`openings` where a sentence opens so
    trades         a line of business, with a founder or a deal
    posts          a post before a person
    enumerations   a list of firms; :mod:`brands` a list of brands or investors
    neighbours     another firm beside a name that is a word too
    joint          several bodies that found it together
    confirmations  any of these, or a worker of its, for a candidate of which the tagger is not sure

``frames`` holds what :mod:`statements` and :mod:`openings` both ask for.
"""
