import { dockerfile, stage } from '@stagecraft/core'

const python = 'python:3.14-slim'
const environment = '/opt/venv'
const path = { PATH: `${environment}/bin:$PATH` }

const builder = stage('builder')
  .from(python)
  .run(`python -m venv ${environment}`)
  .env(path)
  .copyDeps()
  .artifact('environment', environment)
  .artifact('source', '/app')

const runtime = stage('runtime')
  .from(python)
  .run('useradd --system --no-create-home app')
  .workdir('/app')
  .env({ ...path, PYTHONUNBUFFERED: '1' })
  .copyFrom(builder.artifacts.environment)
  .copyFrom(builder.artifacts.source, './')
  .user('app')
  .expose(8000)
  .cmd(['gunicorn', '--bind', '0.0.0.0:8000', 'app:app'])

export default dockerfile(builder, runtime).ignore('__pycache__', '.venv', '.git', '**/.env*')
