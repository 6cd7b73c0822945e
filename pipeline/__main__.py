"""`python -m pipeline` and the installed command `vanban`."""

from __future__ import annotations

from pipeline import generated


def main() -> None:
    """The command. Its own process alone looks up what Python generates; whoever imports `pipeline` has
    a standard library untouched."""
    generated.install()
    from pipeline import cli  # after install: its modules are what is looked up

    cli.main()


if __name__ == "__main__":
    main()
