"""What single units have of their own in a batch: its override files."""

from __future__ import annotations

from pipeline.batch.job import Job
from pipeline.overrides import Overrides, load
from pipeline.registries.finding import province


def overrides(job: Job) -> Overrides:
    """The batch's override files, units named by name looked for where the roster looks for them."""
    if job.overrides is None or job.overrides_span is None:
        return Overrides()
    return load(job.overrides, job.overrides_span, job.roster.day, provinces(job))


def provinces(job: Job) -> tuple[str, ...]:
    """Codes of the provinces that the roster looks for its units in."""
    spec = job.roster
    words = spec.provinces or (spec.query.provinces if spec.query else ())
    found = [province(word, spec.day) for word in words]
    return tuple(one[0].code for one in found if len(one) == 1)
