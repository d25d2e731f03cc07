import { cache, dockerfile, sh, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('golang:1.26-alpine')
  .copyDeps()
  .run(sh`CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/ids .`, { mounts: [cache.goBuild()] })
  .artifact('program', '/out/ids')
  .artifact('certificates', '/etc/ssl/certs/ca-certificates.crt')

const runtime = stage('runtime')
  .from('scratch')
  .copyFrom(builder.artifacts.certificates, '/etc/ssl/certs/')
  .copyFrom(builder.artifacts.program, '/ids')
  .user('65534:65534') // scratch has no /etc/passwd, so no names
  .expose(8080)
  .entrypoint(['/ids'])

export default dockerfile(builder, runtime).ignore('.git', '**/.env*')
