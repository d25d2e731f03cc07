import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('golang:1.20-alpine')
  .workdir('/app')
  .copy(['go.mod', 'go.sum'], './')
  .run('go mod download')
  .copy('.', '.')
  .run('CGO_ENABLED=0 go build -o myapp .')
  .artifact('program', '/app/myapp')

const runtime = stage().from('scratch').copyFrom(builder.artifacts.program, '/myapp').entrypoint(['/myapp'])

export default dockerfile(builder, runtime)
