from importlib.metadata import version

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from pages.render import render

LONGEST = 100_000


async def about(_: Request) -> PlainTextResponse:
    return PlainTextResponse(f"pages {version('pages')}\n")


async def page(request: Request) -> HTMLResponse | PlainTextResponse:
    body = await request.body()
    if len(body) > LONGEST:
        return PlainTextResponse("too long\n", 413)
    return HTMLResponse(render(body.decode()))


async def sample(_: Request) -> HTMLResponse:
    return HTMLResponse(render("# Hello\n\nSend *Markdown* to `/`.\n"))


app = Starlette(
    routes=[
        Route("/", page, methods=["POST"]),
        Route("/about", about),
        Route("/sample", sample),
    ]
)


def main() -> None:
    uvicorn.run(app, host="0.0.0.0", port=8000)
