"""How the tests are dealt to several processes: a module at a time, so that what its tests share is made once.

Dealt one by one, as pytest-xdist does by itself, each process made anew what the tests of a module share: pages of
LibreOffice, samples, opened files. Modules whose tests share nothing and take long are dealt test by test, at the end.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

ALONE = {"test_batch_machine", "test_batch_maker", "test_fuzz", "test_git_install"}
"""Modules whose tests share nothing: they fill up what remains."""


class ByModule(LoadScopeScheduling):
    """Scopes are modules, those with most tests first; tests of `ALONE` are scopes of their own."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        name = file.rpartition("/")[2].removesuffix(".py")
        return nodeid if name in ALONE else file
