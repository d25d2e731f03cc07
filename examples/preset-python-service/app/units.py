"""Lengths and masses, by what one of each is in metres or kilograms."""

_METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "ft": 0.3048, "in": 0.0254}
_KILOGRAMS = {"kg": 1.0, "g": 0.001, "lb": 0.45359237, "oz": 0.028349523125}


class UnknownUnit(ValueError):
    pass


def convert(value: float, unit: str, to: str) -> float:
    for table in (_METRES, _KILOGRAMS):
        if unit in table and to in table:
            return value * table[unit] / table[to]
    raise UnknownUnit(f"{unit} cannot be converted to {to}")
