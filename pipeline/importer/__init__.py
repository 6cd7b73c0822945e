"""Documents that an office already has -> a draft content file, a report, and a proof that no word was lost."""
