import os

from fastapi import FastAPI
from markupsafe import escape

api = FastAPI(title="shout")


@api.get("/shout")
def shout(text: str):
    return {"text": str(escape(text)).upper(), "env": os.environ["APP_ENV"]}
