"""What a score was made with: the signature that travels with it, and the same as options of the original."""

import hashlib
from collections.abc import Mapping, Sequence

from eval.metrics.rouge.counting import skip_family
from eval.metrics.rouge.options import RougeOptions
from summarizers.version import __version__


def signature(options: RougeOptions, references: Mapping[str, Sequence[str]]) -> str:
    """Give the signature of a run, as sacrebleu has it (Post 2018): only equal ones compare.

    Args:
        options: of the run.
        references: the id of each set -> its reference texts; their number and a hash of them are part of it.
    """
    parts = [
        options.preset,
        "m:" + ",".join(_short(key, options) for key in options.metrics),
        "refs:" + _reference_counts(references),
        "mode:" + ("A" if options.references == "average" else "B"),
        "jackknife:" + _yes(options.jackknife),
        "stem:" + _yes(options.stem),
        "stop:" + _yes(options.stopwords),
        "cut:" + _cut(options),
        "tok:" + ("unicode" if options.preset == "unicode" else "ascii"),
        f"a:{options.alpha:g}",
        f"n:{len(references)}",
        f"ci:{options.resamples}-{options.confidence:g}",
        f"data:sha256:{data_hash(references)}",
        f"v:{__version__}",
    ]
    return "|".join(parts)


def data_hash(texts: Mapping[str, Sequence[str]]) -> str:
    """Hash texts by id, whatever the order of the ids: eight hexadecimal digits of SHA-256."""
    digest = hashlib.sha256()
    for name in sorted(texts):
        for field in (name, str(len(texts[name])), *texts[name]):
            raw = field.encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(raw) + raw)
    return digest.hexdigest()[:8]


def equivalent(options: RougeOptions) -> str:
    """Give the same settings as options of ROUGE-1.5.5 (or as a call, for preset `rouge-score`).

    The original has one gap of skip-bigrams a run, so several gaps are several runs, separated by " ; ".
    """
    if options.preset == "rouge-score":
        return f"rouge_score.rouge_scorer.RougeScorer({list(options.metrics)}, use_stemmer={options.stem})"
    if options.preset == "unicode":
        return "none: the original has no unicode tokenisation"
    shared = _shared_flags(options)
    runs = [" ".join([*_metric_flags(options), *_gap_flags(options, gap), *shared]) for gap in _gaps(options)]
    if not runs:
        runs = [" ".join([*_metric_flags(options), *shared])]
    if options.jackknife:
        runs = [f"{run} (leaving out each reference in turn)" for run in runs]
    return " ; ".join(runs)


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _short(key: str, options: RougeOptions) -> str:
    """Write a metric as the signature does: rougeSU4 -> RSU4, rougeW -> RW1.2."""
    name = "R" + key.removeprefix("rouge")
    return f"{name}{options.weight:g}" if key == "rougeW" else name


def _reference_counts(references: Mapping[str, Sequence[str]]) -> str:
    counts = {len(texts) for texts in references.values()} or {0}
    low, high = min(counts), max(counts)
    return str(low) if low == high else f"{low}-{high}"


def _cut(options: RougeOptions) -> str:
    if options.words is not None:
        return f"w{options.words}"
    return "no" if options.bytes is None else f"b{options.bytes}"


def _gaps(options: RougeOptions) -> list[int | None]:
    """List the gaps of skip-bigrams asked for, each once."""
    return list(dict.fromkeys(family[1] for key in options.metrics if (family := skip_family(key))))


def _metric_flags(options: RougeOptions) -> list[str]:
    """Ask for the metrics that are not skip-bigrams; ROUGE-L comes unasked, unless -x forbids it."""
    lengths = [int(key[-1]) for key in options.metrics if key[-1].isdigit() and not skip_family(key)]
    flags = ["-n", str(max(lengths))] if lengths else []
    if "rougeW" in options.metrics:
        flags += ["-w", f"{options.weight:g}"]
    return flags


def _gap_flags(options: RougeOptions, gap: int | None) -> list[str]:
    families = [family[0] for key in options.metrics if (family := skip_family(key)) and family[1] == gap]
    flags = ["-2", "-1" if gap is None else str(gap)]
    if True in families:
        flags.append("-U" if False in families else "-u")
    return flags


def _shared_flags(options: RougeOptions) -> list[str]:
    flags = ["-m"] if options.stem else []
    if options.stopwords:
        flags.append("-s")
    if options.words is not None:
        flags += ["-l", str(options.words)]
    if options.bytes is not None:
        flags += ["-b", str(options.bytes)]
    if "rougeL" not in options.metrics:
        flags.append("-x")
    mode = "A" if options.references == "average" else "B"
    return [*flags, "-c", f"{options.confidence:g}", "-r", str(options.resamples), "-f", mode,
            "-p", f"{options.alpha:g}", "-t", "0"]  # fmt: skip
