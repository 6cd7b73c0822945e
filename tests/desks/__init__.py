"""A second set of papers by other desks, frozen before the reader saw it: raw WordprocessingML of several programs."""
