"""Documents as offices make them by hand, written independently of the composer; printed, and printed otherwise."""
