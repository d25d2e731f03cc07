import { describe, expect, test } from 'vitest'
import { assumedOf, lines, runtimeOf, splitOf } from '../testing/split-of.js'

const files = {
  'go.mod': 'module example.com/app\n',
  'main.go': 'package main\n',
  'vendor/x/LICENSE': 'x',
  'testdata/a.txt': 'x',
  'api/a.proto': 'x',
  '.github/workflows/ci.yml': 'x',
  Makefile: 'x',
  'templates/a.html': '<p>',
}
const app = (base: string, work: readonly string[], start = 'CMD ["./app"]'): string =>
  lines(`FROM ${base}`, 'WORKDIR /app', 'COPY . .', ...work, start)

describe('a Go program', () => {
  test('is taken with what it may read, on an image without a shell', () => {
    expect(splitOf(app('golang:1.26', ['RUN CGO_ENABLED=0 go build -o app .', 'EXPOSE 80']), files)).toBe(
      lines(
        'FROM golang:1.26 AS builder',
        'WORKDIR /app',
        'COPY . .',
        'RUN CGO_ENABLED=0 go build -o app .',
        '',
        '# Split by "stagecraft import --multi-stage". Assumed:',
        '# - the program is linked statically: it needs no library',
        '# - of the files of the builder it reads only /app/templates',
        'FROM gcr.io/distroless/static-debian13:nonroot',
        '# As before, root runs it; without this line the image has a user of its own.',
        'USER root',
        'WORKDIR /app',
        'COPY --from=builder /app/app /app/app',
        'COPY --from=builder /app/templates /app/templates',
        'EXPOSE 80',
        'CMD ["./app"]',
      ),
    )
  })

  const cLibrary = 'the program is linked with no other library than that of C (CGO_ENABLED=0 would make it static)'
  const musl = 'the program is linked with musl, the C library of alpine'
  const nothing = 'the program is linked statically: it needs no library'
  test.each<[base: string, work: string[], image: string, assumed: string]>([
    ['golang:1.26', ['RUN go build -o app .'], 'gcr.io/distroless/cc-debian13:nonroot', cLibrary],
    [
      'golang:1.26',
      ['ENV CGO_ENABLED=0', 'RUN go build -o app .'],
      'gcr.io/distroless/static-debian13:nonroot',
      nothing,
    ],
    [
      'golang:1.26',
      ['ENV CGO_ENABLED=0', 'RUN CGO_ENABLED=1 go build -o app .'],
      'gcr.io/distroless/cc-debian13:nonroot',
      cLibrary,
    ],
    [
      'golang:1.26',
      ['RUN CGO_ENABLED=0 go build -o app . && go build -o other ./other'],
      'gcr.io/distroless/cc-debian13:nonroot',
      cLibrary,
    ],
    ['golang:1.26-alpine', ['RUN go build -o app .'], 'gcr.io/distroless/static-debian13:nonroot', nothing],
    ['golang:1.26-alpine', ['RUN apk add --no-cache gcc musl-dev', 'RUN go build -o app .'], 'alpine:3.22', musl],
    [
      'golang:1.26-alpine',
      ['RUN apk add --no-cache build-base', 'RUN CGO_ENABLED=0 go build -o app .'],
      'gcr.io/distroless/static-debian13:nonroot',
      nothing,
    ],
  ])('of %s with %j goes on %s', (base, work, image, assumed) => {
    const text = app(base, work)
    expect(runtimeOf(text, files).split('\n')[0]).toBe(`FROM ${image}`)
    expect(assumedOf(text, files)[0]).toBe(assumed)
  })

  test.each([
    ['RUN go install .', 'CMD ["app"]', 'COPY --from=builder /go/bin/app /usr/local/bin/app'],
    ['RUN go install .', 'CMD ["/go/bin/app"]', 'COPY --from=builder /go/bin/app /go/bin/app'],
    [
      'RUN go build -o /usr/local/bin/app .',
      'CMD ["app"]',
      'COPY --from=builder /usr/local/bin/app /usr/local/bin/app',
    ],
    ['RUN go build -o /out/ ./cmd/...', 'CMD ["/out/server"]', 'COPY --from=builder /out/server /out/server'],
    ['RUN go build -o app . && cp app /bin/app', 'CMD ["app"]', 'COPY --from=builder /bin/app /bin/app'],
  ])('is found where %s puts it, for %s', (work, start, copy) => {
    expect(runtimeOf(app('golang:1.26', [work], start), files)).toContain(`\n${copy}\n`)
  })

  test.each<[name: string, work: string[], start: string, refusal: string]>([
    [
      'a tool of a version',
      ['RUN go install example.com/a@v1'],
      'CMD ["a"]',
      '5: no RUN is known to make a, which the container runs',
    ],
    [
      'a file that a RUN writes',
      ['RUN go build -o app . && date > built.txt'],
      'CMD ["./app"]',
      '4: whether the program reads /app/built.txt, which a RUN writes, is not known',
    ],
    [
      'go run',
      ['RUN go mod download'],
      'CMD ["go", "run", "."]',
      '5: no RUN is known to make go, which the container runs',
    ],
    ['an unknown command', ['RUN ./build.sh'], 'CMD ["./app"]', '4: what `./build.sh` is there for is not known'],
  ])('is refused: %s', (_, work, start, refusal) =>
    expect(splitOf(app('golang:1.26', work, start), files)).toBe(refusal),
  )

  test('is refused where cgo names libraries of the system, unless they are installed', () => {
    const cgo = { ...files, 'db.go': 'package main\n\n// #cgo LDFLAGS: -lfoo\nimport "C"\n' }
    const work = ['RUN go build -o app .']
    expect(splitOf(app('golang:1.26', work), cgo)).toBe(
      '4: which libraries of the system db.go is linked with is not known',
    )
    expect(splitOf(app('golang:1.26', ['ENV CGO_ENABLED=0', ...work]), cgo)).toContain('static-debian13')
    const installed = app('golang:1.26', ['RUN apt-get update && apt-get install -y libpq-dev', ...work])
    expect(runtimeOf(installed, cgo)).toContain('        libpq5 \\\n')
  })
})
