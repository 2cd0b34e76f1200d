# The HTTP service. Build: docker build -t wirebrief .   Run: docker run --read-only -p 127.0.0.1:8000:8000 wirebrief

FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY summarizers summarizers
COPY service service
COPY eval eval
# The environment has no pip of its own, and what sumy asks for and never imports is taken out again; the pins are the
# ones that the tests ran with.
RUN python -m venv --without-pip /opt/wirebrief \
    && python -m pip --python /opt/wirebrief/bin/python install --no-cache-dir --constraint requirements.lock . \
    && python -m pip --python /opt/wirebrief/bin/python uninstall --yes setuptools

FROM python:3.11-slim
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="wirebrief" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN python -m pip uninstall --yes --quiet pip setuptools wheel \
    && useradd --system --no-create-home --uid 10001 wirebrief
COPY --from=build /opt/wirebrief /opt/wirebrief
COPY seeds /opt/wirebrief/lib/python3.11/site-packages/seeds
USER 10001
# Nothing is written to the file system: heartbeats and counts live in memory.
ENV PATH=/opt/wirebrief/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    TMPDIR=/dev/shm \
    WIREBRIEF_HOST=0.0.0.0 \
    WIREBRIEF_PORT=8000 \
    WIREBRIEF_DRAIN_SECONDS=5
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=4s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/live', timeout=3)"]
CMD ["wirebrief", "serve"]
