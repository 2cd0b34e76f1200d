"""What can go wrong with a caller's input, in words that the caller can act on."""


class SummarizerError(Exception):
    """The base of every error that the summarizers raise on purpose: its text is meant for the caller."""


class InvalidOptionError(SummarizerError, ValueError):
    """An option has a value that is not allowed; `option` names it, the text says what was got and what is allowed."""

    def __init__(self, option: str, got: object, allowed: str) -> None:
        super().__init__(f"{option}: got {got!r}, allowed: {allowed}")
        self.option = option
        self.got = got
        self.allowed = allowed


class InvalidDocumentError(SummarizerError, ValueError):
    """A document, or a set of them, cannot be read; `place` says where, such as `documents[2].text`."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem


class NothingToSummarizeError(SummarizerError, ValueError):
    """No document holds a sentence."""


class TooManySentencesError(SummarizerError, ValueError):
    """A ranker that cannot be stopped half-way was given more sentences than it may take."""
