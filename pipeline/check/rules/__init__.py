"""One rule a module: its docstring is its manual page. A module put here is a rule; there is no list."""
