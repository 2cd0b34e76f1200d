"""What a reader of the scores must know: what was cut, dropped by the tokeniser, or empty."""

from collections.abc import Iterable, Mapping, Sequence

from eval.metrics.rouge.options import RougeOptions
from eval.metrics.rouge.reading import cut, encoded, read

Lines = Sequence[str]

_NAMED = 3  # ids that a caution names before it stops listing


def cautions(peers: Mapping[str, Lines], references: Mapping[str, Sequence[Lines]], options: RougeOptions) -> list[str]:
    """Say what makes scores lower than they look, or not what a reader expects; one sentence a cause.

    Args:
        peers: the id of each set -> the lines of its summary.
        references: the id of each set -> the lines of each of its references.
        options: of the run.
    """
    candidates = [
        *_empty(peers, references, options),
        _dropped_letters(peers, references, options),
        _cut_references(references, options),
        _uncounted_bytes(options),
    ]
    return [caution for caution in candidates if caution]


def _empty(
    peers: Mapping[str, Lines], references: Mapping[str, Sequence[Lines]], options: RougeOptions
) -> Iterable[str]:
    peerless = [name for name, peer in peers.items() if not read(peer, options).tokens]
    if peerless:
        yield f"{_sets(peerless)}: the summary has nothing to count and scores 0"
    void = [name for name, texts in references.items() if any(not read(text, options).tokens for text in texts)]
    if void:
        dies = "; the original program dies on it with rougeW" if "rougeW" in options.metrics else ""
        yield f"{_sets(void)}: a reference has nothing to count, so nothing can hit it{dies}"


def _dropped_letters(
    peers: Mapping[str, Lines], references: Mapping[str, Sequence[Lines]], options: RougeOptions
) -> str:
    if options.preset == "unicode":
        return ""
    shares = {}
    for name, texts in references.items():
        letters = [
            letter for text in (peers.get(name, ()), *texts) for line in text for letter in line if letter.isalpha()
        ]
        foreign = sum(not letter.isascii() for letter in letters)
        if foreign:
            shares[name] = foreign / len(letters)
    if not shares:
        return ""
    worst = max(shares, key=lambda name: shares[name])
    return (
        f"{_sets(list(shares))}: preset {options.preset} drops letters outside ASCII (most of them in set "
        f"{worst}: {shares[worst]:.1%}) and breaks words there; preset unicode keeps them"
    )


def _cut_references(references: Mapping[str, Sequence[Lines]], options: RougeOptions) -> str:
    texts = [encoded(text) for reference in references.values() for text in reference]
    shortened = sum(cut(text, options) != text for text in texts)
    if not shortened:
        return ""
    limit = f"{options.words} words" if options.words is not None else f"{options.bytes} bytes"
    return f"the cut at {limit} also shortened {shortened} of {len(texts)} references, as in the original"


def _uncounted_bytes(options: RougeOptions) -> str:
    if options.bytes is None or options.preset == "rouge-score" or not {"rougeL", "rougeW"} & {*options.metrics}:
        return ""
    return (
        "a cut in bytes hardly shortens what rougeL and rougeW compare: the original forgets to count there, "
        "and its figures are kept"
    )


def _sets(names: list[str]) -> str:
    listed = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return f"{len(names)} set{'s' * (len(names) > 1)} ({listed})"
