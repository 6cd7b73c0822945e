"""Review: what changed between two versions, and what reviewers did in Word, brought back."""
