"""The page of a newspaper as its text layer gives it, taken apart and put together again: articles in reading order.

In the order of the work, which :mod:`layout` does from end to end:

:mod:`wrapping` undoes hard wraps and makes the :mod:`blocks`; :mod:`roles` says what each is, by the :mod:`phrases` of
papers, :mod:`margins` (heads, imprints, jumps), :mod:`labels` (captions), :mod:`credits` and :mod:`bylines` (who
signed); :mod:`topics` says which blocks speak of the same; :mod:`shorts` what stands around a short line, :mod:`cues`
whether it heads an article; :mod:`headings` finds the headlines, :mod:`repeats` what is printed twice;
:mod:`joins` weighs two ends, :mod:`chains`
which block goes on in which, :mod:`links` the likeliest of all together; :mod:`stories` gives each chain its headline;
:mod:`assembly` puts the article together.
"""
