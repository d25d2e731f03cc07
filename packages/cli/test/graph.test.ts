import { describe, expect, it } from 'vitest'
import { folder } from './run.js'

const dockerfile = `FROM --platform=$BUILDPLATFORM node:22-alpine AS build
COPY package.json src ./
RUN npm run build
FROM build AS test
RUN --mount=from=tools:1,target=/tools npm test
FROM scratch AS web
COPY --from=build /app/dist /app/a /app/b /app/c /
`

describe('graph', () => {
  const here = () => folder({ Dockerfile: dockerfile })

  it('is mermaid', () => {
    const { code, out } = here().run('graph')
    expect(code).toBe(0)
    expect(out).toBe(`flowchart TD
  from0_node_22_alpine(["node:22-alpine"]):::image
  from1_tools_1(["tools:1"]):::image
  from2_scratch(("scratch")):::scratch
  stage3_build["build<br>$BUILDPLATFORM"]:::stage
  stage4_test["test"]:::target
  stage5_web[["web"]]:::main
  from0_node_22_alpine ==> stage3_build
  stage3_build ==> stage4_test
  from1_tools_1 -.->|"mounts /"| stage4_test
  from2_scratch ==> stage5_web
  stage3_build -->|"/app/dist<br>/app/a<br>2 more"| stage5_web
  classDef image fill:#eaeef2,stroke:#8c959f,color:#24292f
  classDef scratch fill:#ffffff,stroke:#8c959f,color:#57606a
  classDef stage fill:#ddf4ff,stroke:#54aeff,color:#0a3069
  classDef target fill:#dafbe1,stroke:#2da44e,color:#044f1e
  classDef main fill:#2da44e,stroke:#116329,color:#ffffff
`)
  })

  it('has the build context when that is asked for', () => {
    expect(here().run('graph', '--files').out).toContain('-->|"package.json<br>src"| stage4_build\n')
  })

  it('is dot', () => {
    const { out } = here().run('graph', '--dot')
    expect(out).toMatch(/^digraph stages \{\n/)
    expect(out).toContain('  "stage-0" -> "stage-2" [style=solid, label=" /app/dist \\n /app/a \\n 2 more "]\n')
  })

  it('is a picture, the same every time', () => {
    const { out } = here().run('graph', '--svg')
    expect(out).toMatch(/^<svg [^]*<\/svg>\n$/)
    for (const words of ['build', '$BUILDPLATFORM', 'test', 'web', '/app/dist', 'node:22&#45;alpine'])
      expect(out).toContain(words)
    expect(here().run('graph', '--svg').out).toBe(out)
  })

  it('is written to a file, whose name tells the format', () => {
    const there = here()
    for (const [name, begins] of [
      ['a.mmd', 'flowchart'],
      ['a.dot', 'digraph'],
      ['a.svg', '<svg'],
    ] as const) {
      expect(there.run('graph', '--output', name).out).toBe(`wrote ${name}\n`)
      expect(there.read(name).startsWith(begins)).toBe(true)
    }
    expect(there.run('graph', '--output', 'a.png')).toMatchObject({ code: 2 })
    expect(there.run('graph', '--svg', '--dot')).toMatchObject({ code: 2 })
  })

  it('cannot be broken by what a name has in it', () => {
    const odd = folder({ Dockerfile: 'FROM node:22\nCOPY --from=a:1 ["a\\\\\\"b<c>&d", "/"]\n' })
    expect(odd.run('graph').out).toContain('|"/a#quot;b&lt;c&gt;&amp;d"|')
    expect(odd.run('graph', '--svg').code).toBe(0)
  })
})

describe('cache-map', () => {
  it('names each cache once, as buildkit-cache-dance takes it', () => {
    const here = folder({
      Dockerfile: `FROM node:22-alpine AS a
WORKDIR /app
RUN --mount=type=cache,target=/root/.npm npm ci
RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=.cache make
RUN --mount=type=cache,id=shared,target=/c,uid=1000 --mount=type=cache,id=shared,target=/d,uid=1001,mode=0700 make
FROM node:22-alpine AS b
RUN --mount=type=cache,target=/other make
FROM a
RUN --mount=type=cache,target=/seeded,from=a make
`,
    })
    const { code, out, err } = here.run('cache-map')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      'cache-mounts/root-.npm': '/root/.npm',
      'cache-mounts/.cache': { target: '/app/.cache', id: '.cache' },
      'cache-mounts/shared': { target: '/c', id: 'shared', uid: '1000', gid: '0' },
      'cache-mounts/shared-1001': { target: '/d', id: 'shared', mode: '0700', uid: '1001', gid: '0' },
    })
    expect(err).toContain('warning missing-input: The cache "/seeded" begins as a copy of files')
    expect(JSON.parse(here.run('cache-map', 'b', '--folder', 'x').out)).toEqual({ 'x/other': '/other' })
  })
})

describe('emit --cache layers', () => {
  const config = `import { cache, dockerfile, stage } from '@stagecraft/core'
export default dockerfile(stage('a').from('node:22-alpine').run('npm ci', { mounts: [cache.npm()] }))
`
  it('prints the form without cache mounts, with a header that fits it', () => {
    const here = folder({ 'dockerfile.config.ts': config })
    const { out } = here.run('emit', '--stdout', '--cache', 'layers')
    expect(out).toContain('FROM node:22-alpine AS a\nRUN npm ci\n')
    here.write('Dockerfile', out)
    expect(here.run('check').out).toContain('Dockerfile is stale')
  })
  it('is nothing to commit', () => {
    expect(folder({ 'dockerfile.config.ts': config }).run('emit', '--cache', 'layers')).toMatchObject({ code: 2 })
  })
})
