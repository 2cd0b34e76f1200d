"""Many articles in, one consolidated brief out: every sentence verbatim, said once, with its sources.

>>> from summarizers import Document, Length, Options, summarize
>>> brief = summarize([Document("The dam broke on Monday near the town of Arle.")], Options(Length("words", 50)))
>>> brief.text
'The dam broke on Monday near the town of Arle.'
"""

from typing import TYPE_CHECKING

from summarizers.datatypes import (
    Brief,
    BriefDocument,
    BriefSentence,
    BriefWarning,
    Disagreement,
    Document,
    Dropped,
    Length,
    Options,
    SaidDate,
    Sentence,
    Support,
)
from summarizers.errors import (
    InvalidDocumentError,
    InvalidOptionError,
    NothingToSummarizeError,
    SummarizerError,
    TooManySentencesError,
)
from summarizers.version import __version__

if TYPE_CHECKING:
    from summarizers.pipeline import summarize

__all__ = [
    "Brief",
    "BriefDocument",
    "BriefSentence",
    "BriefWarning",
    "Disagreement",
    "Document",
    "Dropped",
    "InvalidDocumentError",
    "InvalidOptionError",
    "Length",
    "NothingToSummarizeError",
    "Options",
    "SaidDate",
    "Sentence",
    "SummarizerError",
    "Support",
    "TooManySentencesError",
    "__version__",
    "summarize",
]


def __getattr__(name: str) -> object:
    """Load the pipeline, and numpy with it, when it is first asked for: `wirebrief --help` needs neither."""
    if name == "summarize":
        from summarizers.pipeline import summarize

        return summarize
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
