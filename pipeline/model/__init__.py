"""Content as the officer means it: typed blocks, every one with its place in the file.

The words are still the author's own (placeholders, emphasis and citation marks unresolved): one model
serves every unit of a batch, `pipeline.compose` fills it.
"""
