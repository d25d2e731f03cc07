# The image of the shop
FROM python:3.13 AS builder
WORKDIR /app
COPY requirements.txt .
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
# exact versions
RUN pip install -r requirements.txt

# Split by "stagecraft import --multi-stage". Assumed:
# - all that pip installs is in /opt/venv
# - the packages need no library of the system that the small image lacks
FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH
# thumbnails are made with convert
RUN apt-get update \
    && apt-get install -y --no-install-recommends imagemagick \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt .
COPY --from=builder /opt/venv /opt/venv
# the rest changes often
COPY . .
# no shell in between
CMD ["python", "shop.py"]
# EXPOSE 8000
