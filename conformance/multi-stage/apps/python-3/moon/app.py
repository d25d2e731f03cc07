from datetime import date

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

NEW_MOON = date(2000, 1, 6).toordinal()


async def phase(request):
    day = date.fromisoformat(request.path_params["day"]).toordinal()
    return PlainTextResponse(f"{(day - NEW_MOON) % 29.53:.1f} days old\n")


app = Starlette(routes=[Route("/{day}", phase)])
