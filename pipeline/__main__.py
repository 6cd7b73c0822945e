"""`python -m pipeline` and the installed command `vanban`."""

from __future__ import annotations

import gc

from pipeline import generated


def main() -> None:
    """The command. Its own process alone looks up what Python generates; whoever imports `pipeline` has
    a standard library untouched."""
    # Looking for circles among what is only just being loaded takes an eighth of a short run.
    gc.set_threshold(100_000, 10, 10)
    generated.install()
    from pipeline import cli  # after install: its modules are what is looked up

    cli.main()


if __name__ == "__main__":
    main()
