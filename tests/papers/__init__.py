"""The one form in which the held-out sets say what stands on a paper, how it looks, and what is broken on it."""
