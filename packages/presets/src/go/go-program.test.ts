import { secret } from '@stagecraft/core'
import { describe, expect, it } from 'vitest'
import { goProgram } from '../index.js'
import { presetChecks } from '../testing.js'
import { refusal, stageOf } from '../testing/read.js'

/** One stage of what options give. */
const stageWith = (options: object, name: string): string => stageOf(goProgram(options as never), name)

describe('goProgram', () => {
  it.each(
    presetChecks(goProgram, {
      examples: {
        'a service': { programs: { server: './cmd/server' }, port: 8080, healthcheck: '/health', timezones: true },
        'with C': { cgo: true, tags: ['sqlite'], version: 'main.version' },
        'on distroless': { runtime: 'distroless', port: 8080 },
        'from mirrors': {
          privateModules: { patterns: ['git.example.com/*'], netrc: secret('netrc') },
          mirrors: { go: 'https://go.example.com', apk: 'https://apk.example.com/alpine' },
          certificates: 'certificates.pem',
        },
      },
    }),
  )('$name', ({ run }) => run())

  it('builds across platforms, and takes the program alone into an empty image', () => {
    expect(String(goProgram({ programs: { server: './cmd/server' }, port: 8080 }))).toMatchInlineSnapshot(`
      "FROM --platform=$BUILDPLATFORM golang:1.26-alpine AS source
      ENV CGO_ENABLED=0 \\
          GOFLAGS=-trimpath
      WORKDIR /app
      COPY go.mod go.sum* ./
      RUN --mount=type=cache,target=/modules \\
          GOMODCACHE=/modules go mod download \\
          && GOPROXY=file:///modules/cache/download GONOPROXY=none go mod download
      COPY . .

      FROM source AS dev
      ENV GOCACHE=/tmp/go-build
      USER 65532:65532
      RUN go build -o /dev/null ./cmd/server
      EXPOSE 8080
      CMD ["go", "run", "./cmd/server"]

      FROM source AS test
      RUN --mount=type=cache,target=/root/.cache/go-build \\
          go vet ./... \\
          && go test ./...

      FROM source AS builder
      ARG TARGETOS
      ARG TARGETARCH
      ARG TARGETVARIANT
      RUN --mount=type=cache,target=/root/.cache/go-build \\
          export GOOS="\${TARGETOS}" GOARCH="\${TARGETARCH}" GOARM="\${TARGETVARIANT#v}" GOAMD64="\${TARGETVARIANT}" \\
          && go build -tags=timetzdata -ldflags='-s -w' -o /programs/server ./cmd/server

      FROM --platform=$BUILDPLATFORM golang:1.26-alpine AS files
      RUN <<EOF
      set -e
      mkdir -p /files/etc/ssl/certs /files/home/nonroot /files/tmp
      chmod 1777 /files/tmp
      chown 65532:65532 /files/home/nonroot
      cp /etc/ssl/certs/ca-certificates.crt /files/etc/ssl/certs/
      echo "nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin" >/files/etc/passwd
      echo "nonroot:x:65532:" >/files/etc/group
      EOF

      FROM scratch AS runtime
      COPY --from=files /files/ /
      COPY --from=builder /programs/ /usr/local/bin/
      USER 65532:65532
      EXPOSE 8080
      ENTRYPOINT ["/usr/local/bin/server"]
      "
    `)
  })

  it('runs on distroless when told to, which has the time zones', () => {
    expect(stageWith({ runtime: 'distroless' }, 'runtime')).toMatchInlineSnapshot(`
      "FROM gcr.io/distroless/static-debian13:nonroot AS runtime
      COPY --from=builder /programs/ /usr/local/bin/
      USER 65532:65532
      ENTRYPOINT ["/usr/local/bin/app"]"
    `)
    expect(stageWith({ runtime: 'distroless' }, 'builder')).not.toContain('timetzdata')
  })

  it('compiles with C on the platform that it is for, and runs beside glibc', () => {
    const options = { cgo: true, buildPackages: ['libsqlite3-dev'] }
    expect(stageWith(options, 'source')).toMatchInlineSnapshot(`
      "FROM golang:1.26-trixie AS source
      RUN apt-get update \\
          && apt-get install -y --no-install-recommends libsqlite3-dev \\
          && rm -rf /var/lib/apt/lists/*
      ENV CGO_ENABLED=1 \\
          GOFLAGS=-trimpath
      WORKDIR /app
      COPY go.mod go.sum* ./
      RUN --mount=type=cache,target=/modules \\
          GOMODCACHE=/modules go mod download \\
          && GOPROXY=file:///modules/cache/download GONOPROXY=none go mod download
      COPY . ."
    `)
    expect(stageWith(options, 'builder')).not.toContain('GOARCH')
    expect(stageWith(options, 'runtime')).toContain('FROM gcr.io/distroless/cc-debian13:nonroot AS runtime')
  })

  it('names all programs, the first of which runs and is developed', () => {
    const programs = { server: './cmd/server', migrate: './cmd/migrate' }
    expect(stageWith({ programs }, 'builder')).toMatchInlineSnapshot(`
      "FROM source AS builder
      ARG TARGETOS
      ARG TARGETARCH
      ARG TARGETVARIANT
      RUN --mount=type=cache,target=/root/.cache/go-build \\
          export GOOS="\${TARGETOS}" GOARCH="\${TARGETARCH}" GOARM="\${TARGETVARIANT#v}" GOAMD64="\${TARGETVARIANT}" \\
          && go build -tags=timetzdata -ldflags='-s -w' -o /programs/server ./cmd/server \\
          && go build -tags=timetzdata -ldflags='-s -w' -o /programs/migrate ./cmd/migrate"
    `)
    expect(stageWith({ programs }, 'runtime')).toContain('ENTRYPOINT ["/usr/local/bin/server"]')
    expect(stageWith({ programs }, 'dev')).toContain('CMD ["go", "run", "./cmd/server"]')
  })

  it('sets a variable to the build argument VERSION', () => {
    expect(stageWith({ version: 'main.version' }, 'builder')).toMatchInlineSnapshot(`
      "FROM source AS builder
      ARG TARGETOS
      ARG TARGETARCH
      ARG TARGETVARIANT
      ARG VERSION=dev
      RUN --mount=type=cache,target=/root/.cache/go-build \\
          export GOOS="\${TARGETOS}" GOARCH="\${TARGETARCH}" GOARM="\${TARGETVARIANT#v}" GOAMD64="\${TARGETVARIANT}" \\
          && go build -tags=timetzdata -ldflags="-s -w -X main.version=\${VERSION}" -o /programs/app ."
    `)
  })

  it('gives the compiler the tags and the flags of the options', () => {
    expect(stageWith({ tags: ['sqlite', 'metrics'] }, 'builder')).toContain('-tags=timetzdata,sqlite,metrics ')
    expect(stageWith({ tags: ['sqlite'], timezones: false }, 'builder')).toContain('-tags=sqlite ')
    expect(stageWith({ timezones: false }, 'builder')).not.toContain('-tags')
    expect(stageWith({ ldflags: '-s' }, 'builder')).toContain('-ldflags=-s ')
  })

  it('tests and develops with other commands', () => {
    expect(stageWith({ test: 'make test' }, 'test')).toMatch(/make test$/)
    expect(stageWith({ dev: ['air'] }, 'dev')).toMatch(/CMD \["air"\]$/)
  })

  it('downloads private modules with git and a secret, which only that step sees', () => {
    const privateModules = { patterns: ['git.example.com/*', 'example.org/team'], netrc: secret('netrc') }
    expect(stageWith({ privateModules }, 'source')).toMatchInlineSnapshot(`
      "FROM --platform=$BUILDPLATFORM golang:1.26-alpine AS source
      ENV CGO_ENABLED=0 \\
          GOFLAGS=-trimpath
      RUN apk add --no-cache git
      ARG GOPRIVATE=git.example.com/*,example.org/team
      WORKDIR /app
      COPY go.mod go.sum* ./
      RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true \\
          --mount=type=cache,target=/modules \\
          GOMODCACHE=/modules go mod download \\
          && GOPROXY=file:///modules/cache/download GONOPROXY=none go mod download
      COPY . ."
    `)
    expect(stageWith({ privateModules }, 'builder')).not.toContain('netrc')
    expect(stageWith({ privateModules: { netrc: secret('netrc') } }, 'source')).not.toContain('git')
    expect(stageWith({ privateModules, images: { build: 'golang:1.26-trixie' } }, 'source')).not.toContain('apt-get')
  })

  it('starts the program below tini on request only', () => {
    expect(String(goProgram())).not.toContain('tini')
    expect(stageWith({ init: true }, 'runtime')).toContain(
      'ENTRYPOINT ["/usr/local/bin/tini", "--", "/usr/local/bin/app"]',
    )
  })

  it('gives the program its files, arguments and environment', () => {
    expect(stageWith({ files: ['config.yaml'], args: ['serve'], env: { MODE: 'fast' } }, 'runtime'))
      .toMatchInlineSnapshot(`
      "FROM scratch AS runtime
      COPY --from=files /files/ /
      ENV MODE=fast
      WORKDIR /app
      COPY config.yaml ./config.yaml
      COPY --from=builder /programs/ /usr/local/bin/
      USER 65532:65532
      ENTRYPOINT ["/usr/local/bin/app"]
      CMD ["serve"]"
    `)
  })

  it.each<[string, object, RegExp]>([
    ['no program', { programs: {} }, /programs/],
    ['a list of programs', { programs: ['server'] }, /programs/],
    ['a program of no package', { programs: { server: '' } }, /programs/],
    ['a program that is a path', { programs: { 'bin/server': '.' } }, /'bin\/server' cannot be the name of a program/],
    ['a runtime that it does not know', { runtime: 'alpine' }, /runtime/],
    ['a path that is asked for, without a port', { healthcheck: '/health' }, /needs the option "port"/],
    ['a port that only root may open', { port: 80 }, /port/],
    ['private modules with a token as text', { privateModules: { netrc: 'password' } }, /netrc/],
    [
      'a user by name in an empty image',
      { images: { runtime: { reference: 'scratch', user: 'app' } } },
      /'app' cannot be the user/,
    ],
    ['programs with C where there is no library', { cgo: true, runtime: 'scratch' }, /needs glibc .* no libraries/],
    [
      'musl where glibc is to run it',
      { cgo: true, images: { build: 'golang:1.26-alpine', runtime: 'debian:13-slim' } },
      /needs musl .* has glibc/,
    ],
  ])('refuses %s', (_, options, sentence) => {
    const problem = refusal(() => goProgram(options as never))
    expect(problem.code).toBe('bad-option')
    expect(problem.message).toMatch(sentence)
  })
})
