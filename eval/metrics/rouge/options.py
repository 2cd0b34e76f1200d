"""The settings of a ROUGE run, checked once, here."""

import re
from dataclasses import dataclass
from typing import Literal

Preset = Literal["rouge-1.5.5", "rouge-score", "unicode"]
References = Literal["average", "best"]

PRESETS: tuple[Preset, ...] = ("rouge-1.5.5", "rouge-score", "unicode")
DEFAULT_METRICS = ("rouge1", "rouge2", "rougeL", "rougeSU4")

_KEY = re.compile(r"rouge(?:[1-9]|L|W|S(?:0|[1-9][0-9]*)?|SU(?:0|[1-9][0-9]*)?)")
_GOOGLE_KEY = re.compile(r"rouge(?:[1-9]|L|Lsum)")


def default_metrics(preset: Preset) -> tuple[str, ...]:
    """Give the metrics to compute where none are asked for: those of DEFAULT_METRICS that the preset has."""
    return tuple(key for key in DEFAULT_METRICS if preset != "rouge-score" or _GOOGLE_KEY.fullmatch(key))


@dataclass(frozen=True)
class RougeOptions:
    """Every setting that shapes a figure; the option of the original program is in brackets.

    Attributes:
        preset: which program's figures are wanted.
        metrics: keys `rouge1` … `rouge9`, `rougeL`, `rougeW`, `rougeS4`, `rougeSU4` (any gap),
            `rougeS`, `rougeSU` (gap without limit).
        stem: Porter's stemmer after WordNet's exceptions [-m].
        stopwords: remove stop words [-s].
        words, bytes: cut every text, references too, to so many words [-l] or bytes [-b].
        references: pool the counts of all references [-f A], or take the best one [-f B].
        jackknife: leave each reference out in turn and average.
        alpha: F = PR / ((1 - alpha) P + alpha R), in [0, 1]: 0 is recall alone, 1 precision alone [-p].
        confidence: of the intervals, in percent, in (0, 100) [-c].
        resamples: of the bootstrap, at least 2 [-r].
        weight: exponent of ROUGE-W, above 0 [-w].

    Raises:
        ValueError: a setting is out of its range, or the preset does not have it.
    """

    preset: Preset = "rouge-1.5.5"
    metrics: tuple[str, ...] = DEFAULT_METRICS
    stem: bool = False
    stopwords: bool = False
    words: int | None = None
    bytes: int | None = None
    references: References = "average"
    jackknife: bool = False
    alpha: float = 0.5
    confidence: float = 95.0
    resamples: int = 1000
    weight: float = 1.2

    def __post_init__(self) -> None:
        """Refuse what no program could compute."""
        self._check_choices()
        self._check_ranges()
        if self.preset == "rouge-score":
            self._check_google()

    def _check_choices(self) -> None:
        if self.preset not in PRESETS:
            raise ValueError(f"preset is {self.preset!r}; it must be one of {', '.join(PRESETS)}")
        if self.references not in ("average", "best"):
            raise ValueError(f"references is {self.references!r}; it must be 'average' or 'best'")
        if not self.metrics:
            raise ValueError("metrics is empty; name at least one, such as rouge2")
        pattern = _GOOGLE_KEY if self.preset == "rouge-score" else _KEY
        for position, key in enumerate(self.metrics):
            if not pattern.fullmatch(key):
                raise ValueError(f"metric {key!r} is not one that preset {self.preset} has")
            if key in self.metrics[:position]:
                raise ValueError(f"metric {key!r} is named twice")

    def _check_ranges(self) -> None:
        if self.words is not None and self.bytes is not None:
            raise ValueError("words and bytes are both given; a text is cut in one way only")
        for name, length in (("words", self.words), ("bytes", self.bytes)):
            if length is not None and length < 1:
                raise ValueError(f"{name} is {length}; it must be at least 1")
        if not 0 <= self.alpha <= 1:
            raise ValueError(f"alpha is {self.alpha}; it must be in [0, 1]")
        if not 0 < self.confidence < 100:
            raise ValueError(f"confidence is {self.confidence}; it must be above 0 and below 100")
        if self.resamples < 2:
            raise ValueError(f"resamples is {self.resamples}; it must be at least 2")
        if not 0 < self.weight < float("inf"):
            raise ValueError(f"weight is {self.weight}; it must be above 0")

    def _check_google(self) -> None:
        if self.stopwords:
            raise ValueError("preset rouge-score removes no stop words")
        if self.alpha != 0.5:
            raise ValueError(f"alpha is {self.alpha}; preset rouge-score has 0.5 only")
