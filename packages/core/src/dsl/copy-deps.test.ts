import { describe, expect, it } from 'vitest'
import { said } from './testing/said.js'
import { dockerfile, DockerfileError, select, stage, text, arg, type AnyStage, type Manager } from '../index.js'

const body = (made: AnyStage): string => String(dockerfile(made)).replace(/^FROM .*\n/m, '')

const cached = (target: string, command: string): string =>
  `RUN --mount=type=cache,target=${target} \\\n    ${command}\n`

describe('copyDeps', () => {
  it('copies manifests, installs, then copies the source', () => {
    expect(String(dockerfile(stage('builder').from('node:14-alpine').copyDeps().run('npm run build')))).toBe(
      'FROM node:14-alpine AS builder\nWORKDIR /app\nCOPY package.json package-lock.json ./\n' +
        cached('/root/.npm', 'npm ci') +
        'COPY . .\nRUN npm run build\n',
    )
  })

  it.each<[Manager, string, string]>([
    ['npm', 'node:22', `COPY package.json package-lock.json ./\n${cached('/root/.npm', 'npm ci')}COPY . .\n`],
    [
      'pnpm',
      'node:22',
      `RUN corepack enable pnpm\nCOPY package.json pnpm-lock.yaml pnpm-workspace.yaml* .npmrc* ./\n${cached('/pnpm/store', 'pnpm install --frozen-lockfile --store-dir=/pnpm/store')}COPY . .\n`,
    ],
    [
      'yarn',
      'node:22',
      `COPY package.json yarn.lock ./\n${cached('/yarn/cache,sharing=locked', 'yarn install --frozen-lockfile --cache-folder=/yarn/cache')}COPY . .\n`,
    ],
    [
      'bun',
      'oven/bun:1.3',
      `COPY package.json bun.lock ./\n${cached('/root/.bun/install/cache', 'bun install --frozen-lockfile')}COPY . .\n`,
    ],
    [
      'pip',
      'python:3.13-slim',
      `COPY requirements.txt ./\n${cached('/root/.cache/pip', 'pip install -r requirements.txt')}COPY . .\n`,
    ],
    [
      'uv',
      'ghcr.io/astral-sh/uv:0.9-python3.13-trixie',
      `COPY pyproject.toml uv.lock uv.toml* .python-version* ./\n${cached('/root/.cache/uv', 'uv sync --locked --link-mode=copy --no-install-project')}COPY . .\n${cached('/root/.cache/uv', 'uv sync --locked --link-mode=copy')}`,
    ],
    ['go', 'golang:1.25', 'COPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\n'],
    [
      'maven',
      'maven:3.9-eclipse-temurin-21',
      'COPY pom.xml ./\nRUN mvn --batch-mode dependency:go-offline\nCOPY . .\n',
    ],
    [
      'gradle',
      'gradle:9-jdk21',
      'COPY build.gradle* settings.gradle* gradle.properties* ./\nRUN gradle --no-daemon dependencies\nCOPY . .\n',
    ],
  ])('knows %s', (manager, image, expected) => {
    expect(body(stage().from(image).copyDeps({ manager }))).toBe(`WORKDIR /app\n${expected}`)
  })

  it('takes the source of a Rust project first: manifests alone fetch nothing', () => {
    expect(body(stage().from('rust:1.91').copyDeps())).toBe(
      'WORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/usr/local/cargo/registry \\\n    --mount=type=cache,target=/usr/local/cargo/git/db \\\n    cargo fetch --locked\n',
    )
  })

  it('installs what production needs, without the source', () => {
    const made = (image: string): string => body(stage().from(image).copyDeps({ production: true }))
    expect(made('node:22-alpine')).toBe(
      `WORKDIR /app\nCOPY package.json package-lock.json ./\n${cached('/root/.npm', 'npm pkg delete scripts.prepare \\\n    && npm ci --omit=dev')}`,
    )
    // npm 6, in images before Node 15, has neither.
    expect(made('node:14-alpine')).toContain(' \\\n    npm ci --only=production\n')
  })

  it('keeps the environments of poetry, which are beside its caches, out of the mounts', () => {
    const caches =
      'RUN --mount=type=cache,target=/root/.cache/pypoetry/artifacts \\\n    --mount=type=cache,target=/root/.cache/pypoetry/cache \\\n    '
    expect(body(stage().from('python:3.14-slim').copyDeps({ manager: 'poetry' }))).toBe(
      `WORKDIR /app\nCOPY pyproject.toml poetry.lock poetry.toml* ./\n${caches}poetry install --no-interaction --no-root\nCOPY . .\n${caches}poetry install --no-interaction --only-root\n`,
    )
  })

  it('says production once for uv too', () => {
    expect(body(stage().from('python:3.13').copyDeps({ manager: 'uv', production: true }))).toContain('--no-dev')
  })

  it('keeps a working directory that the chain has', () => {
    const base = stage('base').from('node:22-alpine').workdir('/srv')
    expect(body(stage().from(base).copyDeps())).not.toContain('/app')
  })

  it('follows the last component of the repository, through stages and variables', () => {
    const base = stage('base').from(text`registry.corp:5000/base/node:${arg('V', { default: '22' })}`)
    expect(body(stage().from(base).copyDeps())).toContain('npm ci')
  })

  it.each(['frontend', './frontend/', 'frontend//'])('takes a project from the folder %s', (folder) => {
    expect(body(stage().from('node:22-alpine').copyDeps({ folder }))).toBe(
      'WORKDIR /app\nCOPY frontend/package.json frontend/package-lock.json ./\n' +
        cached('/root/.npm', 'npm ci') +
        'COPY frontend/ .\n',
    )
    expect(body(stage().from('node:22-alpine').copyDeps({ folder: '.' }))).toContain('COPY . .\n')
  })

  it('works as the user of the stage', () => {
    expect(body(stage().from('node:22-alpine').user('node').copyDeps())).toBe(
      'USER node\nWORKDIR /app\nCOPY --chown=node package.json package-lock.json ./\n' +
        cached('/home/node/.npm,uid=1000,gid=1000', 'npm ci') +
        'COPY --chown=node . .\n',
    )
    expect(body(stage().from('node:22-alpine').user('me').copyDeps())).toContain('\nRUN npm ci\n')
  })

  it('prepares the manager as root', () => {
    const pnpm = stage().from('node:22-alpine').user('node').copyDeps({ manager: 'pnpm' })
    expect(body(pnpm)).toContain('USER root\nRUN corepack enable pnpm\nUSER node\nCOPY --chown=node package.json')
    expect(body(stage().from('node:22-alpine').user('0:0').copyDeps({ manager: 'pnpm' }))).not.toContain('USER root')
  })

  it('works as a user that an argument names', () => {
    const as = (manager: 'npm' | 'pnpm') =>
      body(
        stage()
          .from('node:22-alpine')
          .user(text`${arg('U', { default: 'node' })}`)
          .copyDeps({ manager }),
      )
    expect(as('npm')).toBe(
      'ARG U=node\nUSER $U\nWORKDIR /app\nCOPY --chown=$U package.json package-lock.json ./\nRUN npm ci\nCOPY --chown=$U . .\n',
    )
    expect(as('pnpm')).toContain('USER root\nRUN corepack enable pnpm\nUSER $U\nCOPY --chown=$U package.json')
  })

  it('prepares the manager once in a chain of stages', () => {
    const base = stage('base').from('node:22-alpine').run('corepack enable pnpm').user('node')
    const made = body(stage('app').from(base).copyDeps({ manager: 'pnpm' }))
    expect(made.match(/corepack/g)).toHaveLength(1)
    const again = stage().from('node:22-alpine').copyDeps({ manager: 'pnpm' }).copyDeps({ manager: 'pnpm' })
    expect(body(again).match(/corepack/g)).toHaveLength(1)
  })

  it.each<[string, () => unknown, string]>([
    ['an image that tells none', () => stage().from('alpine:3.22').copyDeps(), 'the base image "alpine:3.22"'],
    ['an empty base', () => stage().from('scratch').copyDeps(), 'the base of this stage'],
    [
      'a base that an argument chooses',
      () =>
        stage()
          .from(select(arg('V', { values: ['x'], default: 'x' }), { x: stage('b-x').from('node:22') }))
          .copyDeps(),
      'the base of this stage',
    ],
  ])('names the managers where none follows from %s', (_, make, base) => {
    expect(said(make)).toBe(
      `unknown-manager: copyDeps: no package manager follows from ${base}. Name it: .copyDeps({ manager: 'npm' | 'pnpm' | ` +
        "'yarn' | 'bun' | 'pip' | 'uv' | 'poetry' | 'go' | 'cargo' | 'maven' | 'gradle' })",
    )
  })

  it.each<[string, () => unknown, string]>([
    [
      'a slip',
      () =>
        stage()
          .from('node:22')
          .copyDeps({ manager: 'yran' as never }),
      'unknown-manager: copyDeps: "yran" is not a package manager that is known here: npm, pnpm, yarn, bun, pip, uv, poetry, go, cargo, maven, gradle. Did you mean "yarn"?',
    ],
    [
      'no folder',
      () => stage().from('node:22').copyDeps({ folder: '' }),
      'wrong-argument: copyDeps: folder: expected a folder of the build context, found ""',
    ],
    [
      'a number as folder',
      () =>
        stage()
          .from('node:22')
          .copyDeps({ folder: 5 as never }),
      'wrong-argument: copyDeps: folder: expected a folder of the build context, found the number 5',
    ],
    [
      'production where all is compiled',
      () => stage().from('golang:1.25').copyDeps({ production: true }),
      'manager-mismatch: go has no production dependencies: what it builds needs none of them when it runs. Copy what the build stage makes: .copyFrom(builder.artifacts.…)',
    ],
  ])('tells of %s', (_, make, sentence) => expect(said(make)).toBe(sentence))

  it('leaves the owner to what within says', () => {
    expect(
      body(
        stage()
          .from('node:22')
          .user('node')
          .within({ chown: '5' }, (s) => s.copyDeps()),
      ),
    ).toMatch(/COPY --chown=5 package.json.*\n(?:.*\n)+COPY --chown=5 \. \.\n/)
  })

  it.each<[string, () => unknown]>([
    ['unknown-manager', () => stage().from('alpine:3.22').copyDeps()],
    [
      'unknown-manager',
      () =>
        stage()
          .from('alpine:3.22')
          .copyDeps({ manager: 'npmm' as never }),
    ],
    [
      'unknown-option',
      () =>
        stage()
          .from('node:22')
          .copyDeps({ prod: true } as never),
    ],
    ['manager-mismatch', () => stage().from('golang:1.25').copyDeps({ production: true })],
    ['manager-mismatch', () => stage().from('maven:3.9').copyDeps({ production: true })],
  ])('refuses with %s', (code, make) => {
    expect(make).toThrow(DockerfileError)
    expect(make).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code }) }))
  })
})
