"""Bodies that are a part of another: works, offices and crews of a firm, institutes and campuses of a university.

:mod:`works` are parts that a firm's own paper names without it, :mod:`sections` those that follow the firm's name,
:mod:`crews` the chain from firm to shop to crew; :mod:`institutes` and :mod:`campuses` belong to schools.
"""
