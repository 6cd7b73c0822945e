"""How fast the ways to a finished document are, side by side in one run: `make bench`."""
