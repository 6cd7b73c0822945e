"""`python -m pipeline` and the installed command `vanban`."""

from __future__ import annotations

import sys


def main() -> None:
    """The command. Its own process alone looks up what Python generates; whoever imports `pipeline` has
    a standard library untouched."""
    said = _standing()
    if said is not None:
        sys.stdout.write(f"{said}\n")
        return
    import gc

    from pipeline import generated

    # Looking for circles among what is only just being loaded takes an eighth of a short run.
    gc.set_threshold(100_000, 10, 10)
    generated.install()
    from pipeline import cli  # after install: its modules are what is looked up

    cli.main()


def _standing() -> str | None:
    """What is said of a batch with which nothing is to be done: before anything else is loaded."""
    if sys.argv[1:2] != ["batch"]:
        return None
    from pipeline.batch import seal

    ask = seal.arguments(sys.argv[1:])
    return None if ask is None else seal.standing(ask)


if __name__ == "__main__":
    main()
