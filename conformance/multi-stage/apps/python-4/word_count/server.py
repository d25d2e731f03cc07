import argparse

from bottle import Bottle, request

from . import count

app = Bottle()


@app.get("/count")
def words():
    return count(request.query.text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8000)
    app.run(host="0.0.0.0", port=parser.parse_args().port)
