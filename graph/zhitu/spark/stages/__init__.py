"""The steps in which a cluster weaves: what is made of each file of readings, and of all rows that share a key.

In their order: :mod:`surveying` articles, :mod:`naming` what they name, :mod:`describing` what each says,
:mod:`concluding` what all say of one subject. Values are pickled (:mod:`rows`), made and opened by our own code alone.
"""
