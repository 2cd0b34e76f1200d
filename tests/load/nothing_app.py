"""An endpoint that does nothing: it reads and parses the same bodies and answers a brief of the same size."""

from __future__ import annotations

import json
import os
from pathlib import Path

from flask import Flask, Response, request

from service.body import read_body
from service.settings import Settings

BRIEF = Path(os.environ["BENCH_ANSWER"]).read_bytes()

app = Flask(__name__)


@app.post("/v1/briefs")
def nothing() -> Response:
    """Parse, and answer."""
    settings = Settings()
    json.loads(read_body(request.environ, settings.max_body_bytes, settings.max_inflated_bytes))
    return Response(BRIEF, content_type="application/json")


@app.get("/live")
def live() -> str:
    """The process answers."""
    return "live"
