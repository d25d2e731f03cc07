FROM python:3.13 AS builder
ENV PYTHONUNBUFFERED=1
WORKDIR /srv
RUN pip install --upgrade pip
COPY requirements.txt .
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
RUN pip install --no-cache-dir -r requirements.txt

# Split by "stagecraft import --multi-stage". Assumed:
# - all that pip installs is in /opt/venv
# - of the libraries of the system that the small image lacks, the packages need only libpq5
FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpq5 \
    && rm -rf /var/lib/apt/lists/*
ENV PYTHONUNBUFFERED=1
WORKDIR /srv
COPY requirements.txt .
COPY --from=builder /opt/venv /opt/venv
COPY . .
RUN python manage.py collectstatic --noinput
RUN useradd -m web && chown -R web /srv/media
USER web
EXPOSE 8000
CMD gunicorn site.wsgi -b 0.0.0.0:$PORT
