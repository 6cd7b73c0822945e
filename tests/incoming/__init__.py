"""The fifth set: what comes in by post and by mail, born as RTF, saved by other offices, scanned, two pages on a sheet."""
