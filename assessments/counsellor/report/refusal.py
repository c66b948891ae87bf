"""Why a report cannot be made."""


class CannotReport(Exception):
    """`reason` is a code that the pages put into words: "no-consent", "no-result" or
    "no-interpretation"."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason
