import { apk, bind, BUILDPLATFORM, cache, dockerfile, stage, TARGETARCH, TARGETOS } from '@stagecraft/core'

const build = stage('build')
  .from('golang:1.26-alpine', { platform: BUILDPLATFORM })
  .run(apk(['ca-certificates', 'tzdata']))
  .workdir('/src')
  .run('go mod download', {
    mounts: [bind('go.mod', { source: 'go.mod' }), bind('go.sum', { source: 'go.sum' }), cache.goMod()],
  })
  .arg([TARGETOS, TARGETARCH])
  .run('CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -o /out/server ./cmd/server', {
    mounts: [bind('.'), cache.goBuild(), cache.goMod()],
  })
  .artifact('caCertificatesCrt', '/etc/ssl/certs/ca-certificates.crt')

const final = stage()
  .from('scratch')
  .copyFrom(build.artifacts.caCertificatesCrt)
  .copyFrom(build, '/out/server', '/server')
  .user('65534:65534')
  .entrypoint(['/server'])

export default dockerfile(build, final)
