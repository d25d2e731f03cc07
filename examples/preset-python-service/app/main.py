from flask import Flask, jsonify

from app.units import UnknownUnit, convert

app = Flask(__name__)


@app.get("/health")
def health():
    return jsonify(ok=True)


@app.get("/convert/<float:value>/<unit>/<to>")
@app.get("/convert/<int:value>/<unit>/<to>")
def converted(value, unit, to):
    try:
        return jsonify(value=round(convert(value, unit, to), 6), unit=to)
    except UnknownUnit as error:
        return jsonify(error=str(error)), 404
