"""Random flows of the worst kind: the layout ends, loses nothing, overlaps nothing, leaves no page.

`python -m tests.fuzz --count 20000` (make fuzz) tries many; the suite tries a fixed few hundred.
"""
