"""Property tests draw the same examples in every run, so that what passed here passes there.

`HYPOTHESIS_PROFILE=explore make test` draws new ones, and more of them.
"""

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=1_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
