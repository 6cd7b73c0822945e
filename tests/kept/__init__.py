"""Documents as offices keep them, written by programs that know nothing of our composer; facts read by hand."""
