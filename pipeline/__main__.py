"""`python -m pipeline` and the installed command `vanban`."""

import os
import sys
from io import TextIOWrapper


def main() -> None:
    """The command. Its own process alone looks up what Python generates; whoever imports `pipeline` has
    a standard library untouched."""
    _in_unicode()
    said = _standing()
    if said is not None:
        sys.stdout.write(f"{said}\n")
        _leave(0)
        return
    import gc

    from pipeline import generated

    # Looking for circles among what is only just being loaded takes an eighth of a short run.
    gc.set_threshold(100_000, 10, 10)
    generated.install()
    batch = sys.argv[1:2] == ["batch"]
    if batch:
        from pipeline.batch import prefork  # and pickle: other commands need neither

        prefork.start(sys.argv[1:])
    from pipeline import cli  # after install: its modules are what is looked up
    from pipeline.commands import heard

    heard.listen()
    try:
        cli.main()
    except SystemExit as end:
        if batch:
            prefork.drop()
        if isinstance(end.code, int):
            _leave(end.code)
        raise


def _in_unicode() -> None:
    """Windows gives a file or a program that reads what we say an alphabet without most of our letters; a
    file's name may hold bytes that are no letters at all."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            lossless = "backslashreplace" if stream.errors == "strict" else stream.errors
            stream.reconfigure(encoding="utf-8", errors=lossless)


def _leave(code: int) -> None:
    """End at once: Python would take every module and object apart first, a fourteenth of a short run,
    and nobody is left to use what they hold. What was said is sent and what was asked for at the end is
    done; where a thread is at work, or somebody no longer listens, it returns and Python ends as ever.
    """
    import atexit

    threads = sys.modules.get("threading")
    if threads is not None and threads.active_count() > 1:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # of what was said without `heard`: nobody wants to know
        os._exit(code)
    except (OSError, ValueError, AttributeError):
        return
    atexit._run_exitfuncs()
    os._exit(code)


def _standing() -> str | None:
    """What is said of a batch with which nothing is to be done: before anything else is loaded."""
    if sys.argv[1:2] != ["batch"]:
        return None
    from pipeline.batch import seal

    ask = seal.arguments(sys.argv[1:])
    return None if ask is None else seal.standing(ask)


if __name__ == "__main__":
    main()
