"""Two windows on the same thing: who comes second is told, and nothing is overwritten."""

from assessments.models import Plan, PlanStep


class Conflict(Exception):
    """What was to be changed has been changed elsewhere in the meantime. `current` is how
    it stands now."""

    def __init__(self, current: Plan | PlanStep):
        super().__init__(str(current))
        self.current = current


def check_version(current: Plan | PlanStep, version: int) -> None:
    """Conflict if `current` is not the version that the person had before them."""
    if current.version != version:
        raise Conflict(current)
