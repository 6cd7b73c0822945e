"""What ISO 19005-2 (level A) and ISO 14289-1 demand of a file and can be seen in its structure.

One module a part of the standards; each check takes an opened PDF and yields the faults it finds, in words.
`table.CLAUSES` lists them all.
"""
