import {
  and,
  apk,
  apt,
  arg,
  bind,
  BUILDPLATFORM,
  cache,
  context,
  defineConfig,
  dockerfile,
  heredoc,
  image,
  inline,
  lines,
  literal,
  matrix,
  rawMount,
  script,
  secret,
  select,
  sh,
  ssh,
  stage,
  TARGETARCH,
  TARGETOS,
  text,
  tmpfs,
  unpinned,
  words,
  type Stage,
} from '@stagecraft/core'

const goVersion = arg('GO_VERSION', { default: '1.26' })
const flavour = arg('FLAVOUR', { values: ['alpine', 'debian'], default: 'alpine' })
const version = arg('VERSION', { default: '0.0.0-dev' })
const registryToken = secret('registry_token')
const netrc = secret('netrc')

// What every image of this company says of itself. It keeps the type of the stage that it is given.
const labelled =
  (title: string) =>
  <S extends Stage>(s: S): S =>
    s.label({
      'org.opencontainers.image.title': title,
      'org.opencontainers.image.version': text`${version}`,
      'org.opencontainers.image.licenses': 'MIT',
    })

// ---- Dockerfile: a Go service with a web page in it, for several processors and two distributions

const page = stage('page')
  .from('node:22-alpine', { platform: BUILDPLATFORM })
  .within({ mounts: [registryToken.env('NPM_TOKEN')] }, (s) => s.workdir('/page').copy('page/', './').run('npm ci'))
  .run('npm run build', { network: 'none' })
  .artifact('files', '/page/dist')

const builder = stage('builder')
  .comment('Compiles on the machine that builds, for the one that the image is for.')
  .from(text`golang:${goVersion}-alpine`, { platform: BUILDPLATFORM })
  .run(apk(['git', 'openssh-client']), { mounts: [cache.apk()] })
  .env({ CGO_ENABLED: '0' })
  .workdir('/src')
  .copy(['go.mod', 'go.sum'], './')
  .run('go mod download', { mounts: [ssh(), netrc.file({ target: '/root/.netrc', optional: true })] })
  .copy('.', '.', { exclude: ['page', '**/*_test.go'] })
  .run(
    sh`GOOS=${TARGETOS} GOARCH=${TARGETARCH} go build -ldflags="-s -w -X main.version=${version}" -o /out/ ./cmd/...`,
    { mounts: [cache.goBuild(), bind('internal/page/dist', { from: page, source: '/page/dist' }), tmpfs('/tmp')] },
  )
  .artifact('program', '/out/gateway')

const test = stage('test')
  .from(builder)
  .copy('.', '.')
  .run(script`
    go vet ./...
    for package in $(go list ./...); do
      go test -race "$package"
    done
  `)

const alpine = stage('base-alpine')
  .from('alpine:3.22')
  .run(and(apk(['ca-certificates', 'tzdata']), 'adduser -D -u 10001 gateway'))

const debian = stage('base-debian')
  .from('debian:13-slim')
  .run(apt(['ca-certificates', 'tzdata']), { mounts: [cache.apt()] })
  .run('useradd --create-home --uid 10001 gateway')

const settings = inline(
  'gateway.toml',
  `[server]
listen = ":8443"
motd = "costs $0 and no $HOME"
`,
)

const runtime = stage('runtime')
  .from(select(flavour, { alpine, debian }))
  .use(labelled('gateway'))
  .env({ GATEWAY_CONFIG: '/etc/gateway/', GATEWAY_BANNER: literal('pay $5, not $FIVE') })
  .blank()
  .within({ chown: '10001:10001', chmod: '0440' }, (s) =>
    s.copy(settings, '/etc/gateway/').copyFrom(context('certificates'), ['tls.crt', 'tls.key'], '/etc/gateway/'),
  )
  .copyFrom(image('busybox:1.37-musl'), '/bin/busybox', '/usr/local/bin/')
  .copyFrom(builder.artifacts.program, '/usr/local/bin/', { link: true })
  .blank()
  .user('gateway')
  .volume('/var/lib/gateway')
  .expose(8443, '8443/udp')
  .stopsignal('SIGINT')
  .healthcheck(['busybox', 'nc', '-z', '127.0.0.1', '8443'], { interval: '15s', startPeriod: '5s', startInterval: '1s' })
  .allow('JSONArgsRecommended', 'the shell puts the number of processors in')
  .cmd('gateway --workers "$(nproc)"')

const gateway = dockerfile(page, builder, test, alpine, debian, runtime)
  .header('The gateway. Targets: test, and runtime for production.')
  .globals((g) => g.comment('Which distribution the image is made of: alpine or debian.').arg(flavour).blank())
  .directives({ check: 'error=true' })
  .ignore('.git', '**/.env*', '**/node_modules', '**/dist')

// ---- base/Dockerfile: the image that other teams start from; its triggers run in their builds

const base = stage()
  .allow('untagged-image', 'rebuilt each night, so that fixes arrive')
  .from(unpinned('node'))
  .shell(['/bin/bash', '-o', 'pipefail', '-c'])
  .run(script.bash`
    curl -fsSL https://example.com/fonts.txt | while read -r font; do
      install -D "$font" "/usr/share/fonts/$font"
    done
  `)
  .add('https://example.com/tini-0.19.0.tar.gz', '/opt/tini/', {
    checksum: `sha256:${'0f'.repeat(32)}`,
    unpack: true,
  })
  .run(
    heredoc("import json\nprint(json.dumps({'ready': True}))", { before: 'python3', after: '> /etc/ready.json' }),
  )
  .workdir('/app')
  .onbuild((on) =>
    on.copy(['package.json', 'package-lock.json'], './').run('npm ci --omit=dev').copy('.', '.').cmd(['node', '.']),
  )
  .entrypoint(['/opt/tini/tini', '--'])

// ---- worker/<version>/Dockerfile: the same for several versions of Python

const worker = (python: string) =>
  dockerfile(
    stage('worker')
      .from(`python:${python}-slim`)
      .workdir('/app')
      .run(words('pip install --no-cache-dir', ['celery[redis]==5.5.3', 'gunicorn==27.0.1']))
      .comment('As it was before the move to Stagecraft: the layout is part of what the cache knows.')
      .run(lines`set -x; \
  # compiled once, at build time
  python -m compileall -q /usr/local/lib \
  && rm -rf /root/.cache`)
      .raw('RUN', '--mount=type=cache,target=/root/.cache echo "$PYTHON_VERSION"')
      .run('python -m site', { mounts: [rawMount('type=tmpfs,target=/scratch')] })
      .copy('worker/', './')
      .user(65534)
      .cmd(['celery', '--app', 'worker', 'worker']),
  )

export default defineConfig(
  [
    ['Dockerfile', gateway],
    ['base/Dockerfile', dockerfile(base)],
    ...matrix({ python: ['3.13', '3.14'] }, ({ python }) => [`worker/${python}/Dockerfile`, worker(python)] as const),
  ],
  { context: '.' },
)
