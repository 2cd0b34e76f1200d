"""Property tests draw the same examples in every run, so that what passed here passes there.

`HYPOTHESIS_PROFILE=explore make test` draws new ones, and more of them. Tests marked `soak` take minutes and run by
`make soak` alone.
"""

import os

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=1_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes minutes, unless it is asked for by its mark."""
    if "soak" not in config.option.markexpr:
        long = [one for one in items if one.get_closest_marker("soak")]
        items[:] = [one for one in items if one not in long]
        config.hook.pytest_deselected(items=long)
