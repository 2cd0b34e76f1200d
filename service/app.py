"""The HTTP service: one blueprint a concern, put together here."""

from __future__ import annotations

import os

from flask import Flask, Response
from werkzeug.middleware.proxy_fix import ProxyFix

from service import batch, briefs, health, logs, methods, metrics, page, problems, reference, seeds, stories
from service.admission import Admission
from service.api_keys import Gatekeeper, read_keys
from service.brief_request import allowed_rankers
from service.fetch.documents import make_fetcher
from service.settings import Settings, read_settings

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application.

    Args:
        settings: those of the environment, where none are given.

    Raises:
        SettingError: a setting has a value that is not allowed.
    """
    settings = settings or read_settings()
    allowed_rankers(settings)  # a wrong name ends the start, not a request
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SETTINGS=settings,
        ADMISSION=Admission(settings.computing, settings.waiting),
        FETCHER=make_fetcher(settings),
        GATEKEEPER=Gatekeeper(read_keys(settings), settings.requests_per_minute, processes(settings)),
    )
    logs.configure()
    logs.register(app)
    metrics.register(app)
    problems.register(app)
    for module in (briefs, batch, stories, methods, health, reference, page, seeds):
        app.register_blueprint(module.blueprint)
    app.after_request(_secure)
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.trusted_proxies)  # type: ignore[method-assign]
    return app


def processes(settings: Settings) -> int:
    """How many processes serve."""
    return settings.workers or os.cpu_count() or 1


def _secure(response: Response) -> Response:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    return response
