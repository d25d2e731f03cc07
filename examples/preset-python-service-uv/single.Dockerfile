FROM python:3.14
COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /usr/local/bin/uv
WORKDIR /app
COPY . .
RUN uv sync --locked
RUN uv run pytest
EXPOSE 8000
CMD ["uv", "run", "pages"]
