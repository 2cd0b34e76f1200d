"""What stops an evaluation: always something that the person who started it can put right."""


class EvaluationError(Exception):
    """The base of every error that the harness raises on purpose: a command shows its text and exits with 2."""


class DataError(EvaluationError):
    """Evaluation data that cannot be used; `place` says where, such as `sets.jsonl:3`."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem
