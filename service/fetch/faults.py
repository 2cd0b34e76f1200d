"""Why a link could not be read."""

from __future__ import annotations


class LinkFault(Exception):  # noqa: N818 (as ReadFault: what is wrong with an input, told to the caller)
    """A link that is not read; the text is the reason, meant for whoever sent the link."""

    @property
    def reason(self) -> str:
        """The reason, as a part of a sentence: `answered 404`."""
        return str(self)
