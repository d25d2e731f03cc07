FROM python:3.14
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt -r requirements-dev.txt
RUN ruff check . && mypy app && python -m pytest
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app.main:app"]
