"""Many articles in, one consolidated brief out: every sentence verbatim, said once, with its sources.

>>> from summarizers import Document, Length, Options, summarize
>>> brief = summarize([Document("The dam broke on Monday near the town of Arle.")], Options(Length("words", 50)))
>>> brief.text
'The dam broke on Monday near the town of Arle.'
"""

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
from summarizers.pipeline import summarize
from summarizers.version import __version__

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
    "Sentence",
    "SummarizerError",
    "Support",
    "TooManySentencesError",
    "__version__",
    "summarize",
]
