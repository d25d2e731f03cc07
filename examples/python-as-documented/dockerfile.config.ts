import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('python:3.11-slim')
  .workdir('/app')
  .copy('requirements.txt', '.')
  .run('pip install --user -r requirements.txt')
  .copy('.', '.')
  .artifact('packages', '/root/.local')
  .artifact('source', '/app')

const runtime = stage()
  .from('python:3.11-slim')
  .copyFrom(builder.artifacts.packages)
  .copyFrom(builder.artifacts.source)
  .env({ PATH: '/root/.local/bin:$PATH' })
  .cmd(['python', 'app.py'])

export default dockerfile(builder, runtime)
