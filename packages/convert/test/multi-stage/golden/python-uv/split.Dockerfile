FROM python:3.13-slim-bookworm AS builder
COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /bin/
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev

# Split by "stagecraft import --multi-stage". Assumed:
# - all that uv installs is in /app/.venv
FROM python:3.13-slim-bookworm
WORKDIR /app
COPY pyproject.toml uv.lock ./
COPY --from=builder /app/.venv /app/.venv
COPY . .
ENV PATH=/app/.venv/bin:$PATH
CMD ["uvicorn", "app:app"]
