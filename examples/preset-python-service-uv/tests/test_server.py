from starlette.testclient import TestClient

from pages.render import render
from pages.server import LONGEST, app

client = TestClient(app)


def test_renders() -> None:
    assert render("*a* & b") == "<p><em>a</em> &amp; b</p>\n"


def test_shows_html_and_does_not_obey_it() -> None:
    assert "<script>" not in render("<script>alert(1)</script>")


def test_answers() -> None:
    answer = client.post("/", content="# One")
    assert answer.status_code == 200
    assert answer.text == "<h1>One</h1>\n"
    assert client.post("/", content="a" * (LONGEST + 1)).status_code == 413
    assert client.get("/about").text == "pages 1.0.0\n"
