"""One module a command: options in, one library call, lines out, exit code."""
