"""Batches: one content, a roster of units, a document for each; nothing lost when rows are bad.

job (what is asked) -> plan (each row with its number, name and digest) -> workers or cluster (units made and
written) -> ledger (what is known to be done) -> manifest, combined PDF and zips of what stands in the folder.
"""
