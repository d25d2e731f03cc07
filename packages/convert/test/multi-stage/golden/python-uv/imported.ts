import { cache, dockerfile, image, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('python:3.13-slim-bookworm')
  .copyFrom(image('ghcr.io/astral-sh/uv:0.13'), '/uv', '/bin/')
  .workdir('/app')
  .copy(['pyproject.toml', 'uv.lock'], './')
  .run('uv sync --locked --no-dev', { mounts: [cache.uv()] })
  .artifact('venv', '/app/.venv')

const final = stage()
  .comment('Split by "stagecraft import --multi-stage". Assumed:')
  .comment('- all that uv installs is in /app/.venv')
  .from('python:3.13-slim-bookworm')
  .workdir('/app')
  .copy(['pyproject.toml', 'uv.lock'], './')
  .copyFrom(builder.artifacts.venv)
  .copy('.', '.')
  .env({ PATH: '/app/.venv/bin:$PATH' })
  .cmd(['uvicorn', 'app:app'])

export default dockerfile(builder, final)
