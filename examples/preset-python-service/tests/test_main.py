import pytest

from app.main import app
from app.units import UnknownUnit, convert


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [(1, "km", "m", 1000), (26.2, "mi", "km", 42.164813), (2, "kg", "lb", 4.409245)],
)
def test_converts(value, unit, to, expected):
    assert convert(value, unit, to) == pytest.approx(expected)


def test_keeps_lengths_and_masses_apart():
    with pytest.raises(UnknownUnit):
        convert(1, "km", "kg")


def test_answers():
    client = app.test_client()
    assert client.get("/convert/12/in/ft").get_json() == {"value": 1.0, "unit": "ft"}
    assert client.get("/convert/12/in/stone").status_code == 404
