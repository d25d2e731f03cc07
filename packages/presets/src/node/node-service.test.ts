import { secret, type Stage } from '@stagecraft/core'
import { describe, expect, it } from 'vitest'
import { refusal, stageOf } from '../testing/read.js'
import { workspaceRecipes, type WorkspaceFacts } from '../workspace/recipes.js'
import { nodeService } from './node-service.js'

const command = ['node', 'dist/server.js']
type Options = Partial<Parameters<typeof nodeService>[0]>
const stageWith = (name: string, options: Options = {}): string => stageOf(nodeService({ command, ...options }), name)

describe('nodeService', () => {
  it('installs and builds as the user of the image, and gives the runtime files of root', () => {
    expect(String(nodeService({ command, build: 'npm run build' }))).toBe(`FROM node:24-slim AS base
USER node
WORKDIR /app

FROM base AS source
COPY --chown=node package.json package-lock.json ./
RUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 \\
    npm ci
COPY --chown=node . .

FROM source AS dev
ENV NODE_ENV=development
EXPOSE 3000
CMD ["npm", "run", "dev"]

FROM source AS builder
RUN npm run build

FROM builder AS test
RUN npm test

FROM base AS dependencies
COPY --chown=node package.json package-lock.json ./
RUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 \\
    npm pkg delete scripts.prepare \\
    && npm ci --omit=dev

FROM node:24-slim AS init
RUN apt-get update \\
    && apt-get install -y --no-install-recommends tini \\
    && rm -rf /var/lib/apt/lists/*

FROM node:24-slim AS runtime
COPY --from=init /usr/bin/tini-static /usr/local/bin/tini
ENTRYPOINT ["/usr/local/bin/tini", "--"]
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies --chown=0:0 /app ./
COPY --from=builder --chown=0:0 /app/dist ./dist
USER 1000:1000
EXPOSE 3000
CMD ["node", "dist/server.js"]
`)
  })

  it('runs the source as it is where nothing builds it', () => {
    const file = nodeService({ command: ['node', 'src/server.js'], init: false })
    expect(file.names).toEqual(['base', 'source', 'dev', 'test', 'dependencies', 'runtime'])
    expect(stageOf(file, 'runtime')).toContain('COPY --from=source --chown=0:0 /app/src ./src\n')
    expect(stageOf(file, 'test')).toBe('FROM source AS test\nRUN npm test')
  })

  it.each([
    [['node', 'build/server.js'], 'npm run build', '/app/build ./build'],
    [['node', '--enable-source-maps', './lib/main.mjs'], undefined, '/app/lib ./lib'],
    [['npx', 'tsx', 'app/server.ts'], undefined, '/app/src ./src'],
    [['node', 'node_modules/next/dist/bin/next', 'start'], 'npm run build', '/app/dist ./dist'],
  ])('gives the runtime the folder of what %j runs', (runs, build, copied) => {
    expect(stageOf(nodeService({ command: runs, build }), 'runtime')).toContain(`--chown=0:0 ${copied}\n`)
  })

  it('asks for the files where the command runs one beside package.json', () => {
    const { code, hint } = refusal(() => nodeService({ command: ['node', './index.js'] }))
    expect([code, hint]).toEqual(['bad-option', expect.stringContaining("files: ['index.js', …]")])
    const file = nodeService({ command: ['node', 'index.js'], files: ['index.js', 'lib'] })
    expect(stageOf(file, 'runtime')).toMatch(/\/app\/index\.js \.\/index\.js\nCOPY .* \/app\/lib \.\/lib\n/)
  })

  it('prepares pnpm once, as root, and keeps what .npmrc says out of the runtime', () => {
    const file = nodeService({ command, manager: 'pnpm' })
    expect(stageOf(file, 'base')).toBe('FROM node:24-slim AS base\nRUN corepack enable pnpm\nUSER node\nWORKDIR /app')
    expect(String(file).match(/corepack/g)).toHaveLength(1)
    expect(stageOf(file, 'dependencies')).toMatch(/ --prod\nRUN rm -f \.npmrc$/)
  })

  it.each([
    ['pnpm', 'node:24-slim', ['corepack enable pnpm']],
    ['pnpm', 'node:25-slim', ['npm install --global --force corepack@0', 'corepack enable pnpm']],
    [
      'pnpm',
      'registry.example.com/mirror/node:26',
      ['npm install --global --force corepack@0', 'corepack enable pnpm'],
    ],
    ['pnpm', 'registry.example.com/base/nodejs:9', ['corepack enable pnpm']],
    ['yarn', 'node:25-slim', []],
    ['yarn', 'node:26-slim', ['npm install --global --force corepack@0', 'corepack enable yarn']],
    ['npm', 'node:26-slim', []],
  ] as const)('gets %s where %s has none', (manager, reference, commands) => {
    const base = stageWith('base', { manager, images: { build: { reference, distribution: 'debian' } } })
    expect([...base.matchAll(/^RUN (.*)$/gm)].map(([, run]) => run)).toEqual(commands)
  })

  it('builds as whom an image of your own has, unless you say whom', () => {
    const reference = 'registry.example.com/base/image:1.2-slim'
    expect(stageWith('base', { images: { build: reference } })).not.toContain('USER')
    expect(stageWith('source', { images: { build: reference } })).toContain('RUN --mount=type=cache,target=/root/.npm ')
    expect(stageWith('base', { images: { build: { reference, user: '4711:4711' } } })).toContain('USER 4711:4711\n')
    expect(stageWith('source', { images: { build: { reference, user: '4711:4711' } } })).toContain('\nRUN npm ci\n')
  })

  it('installs packages for the build where it builds, and those of the runtime in both', () => {
    const options = { packages: ['openssl'], buildPackages: ['g++', 'make'] }
    expect(stageWith('base', options)).toMatch(/ g\+\+ \\\n +make \\\n +openssl \\\n/)
    expect(stageWith('runtime', options)).toContain('--no-install-recommends openssl \\\n')
    expect(stageWith('runtime', { ...options, packages: [] })).not.toContain('apt-get')
  })

  it('lets the build step alone have its arguments', () => {
    const file = nodeService({ command, build: 'npm run build', buildArguments: { COMMIT: 'unknown' } })
    expect(stageOf(file, 'builder')).toBe('FROM source AS builder\nARG COMMIT=unknown\nRUN npm run build')
    expect(String(file).match(/COMMIT/g)).toHaveLength(1)
  })

  it('tells each manager of the mirror in its own way', () => {
    const mirrors = { npm: 'https://npm.example.com/' }
    expect(stageWith('dependencies', { mirrors })).toMatch(/AS dependencies\nARG NPM_CONFIG_REGISTRY=\S+com\nCOPY/)
    expect(stageWith('source', { mirrors, manager: 'pnpm' })).toContain(
      'ARG PNPM_CONFIG_REGISTRY=https://npm.example.com\nARG COREPACK_NPM_REGISTRY=https://npm.example.com\n',
    )
    const { code, hint } = refusal(() => nodeService({ command, mirrors, manager: 'yarn' }))
    expect([code, hint]).toEqual(['bad-option', expect.stringContaining('#https://npm.example.com#')])
    expect(stageWith('runtime', { mirrors, certificates: 'certificates.pem' })).not.toMatch(/npm\.example|certificates/)
  })

  it('shows certificates that are a secret to whoever installs', () => {
    const certificates = secret('certificates')
    expect(stageWith('source', { certificates })).toContain('target=/run/certificates.pem,required=true,mode=0444')
    expect(stageWith('builder', { certificates, build: 'npm run build' })).toContain('/run/certificates.pem')
  })

  it('mounts the settings of npm where whoever installs keeps their own, and nowhere else', () => {
    const npmrc = secret('npmrc')
    const own = 'RUN --mount=type=secret,id=npmrc,target=/home/node/.npmrc,required=true,uid=1000 '
    expect(stageWith('source', { npmrc })).toContain(own)
    expect(stageWith('dependencies', { npmrc, manager: 'pnpm' })).toContain(own)
    expect(String(nodeService({ command, npmrc, build: 'npm run build' })).match(/id=npmrc/g)).toHaveLength(2)

    const reference = 'registry.example.com/base/image:1.2-slim'
    const source = (user?: string): string => stageWith('source', { npmrc, images: { build: { reference, user } } })
    expect(source()).toContain('RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true ')
    expect(source('0:0')).toContain('target=/root/.npmrc,required=true ')
    expect(source('4711:4711')).toMatch(/ARG NPM_CONFIG_USERCONFIG=\/run\/npmrc\n.*target=\/run\/npmrc,\S+uid=4711 /s)
    expect(source('builder')).toContain('target=/run/npmrc,required=true,mode=0444 ')
  })

  it('lets a step bring what the install needs', () => {
    const prisma = {
      install: (on: Stage, standard: (stage: Stage) => Stage) => standard(on.copy('prisma', './prisma')),
    }
    expect(stageWith('source', { steps: prisma })).toMatch(
      /AS source\nCOPY prisma \.\/prisma\nCOPY --chown=node package/,
    )
  })

  it.each([
    ['files', ['/etc']],
    ['files', ['../shared']],
    ['files', 'dist'],
    ['port', 80],
    ['manager', 'yran'],
    ['init', 'yes'],
  ])('refuses %s: %j', (name, value) => {
    expect(refusal(() => nodeService({ command, [name]: value } as never)).code).toBe('bad-option')
  })
})

const api = { name: '@shop/api', folder: 'apps/api', needs: ['words'], needsToBuild: [], files: ['dist'] }
const words = { name: 'words', folder: 'packages/words', needs: [], needsToBuild: [], scripts: [], files: undefined }
const shop = (facts: Partial<WorkspaceFacts> = {}, scripts = ['build']): Options => {
  const packages = [words, { ...api, scripts }]
  return {
    workspace: workspaceRecipes({
      managerName: 'npm',
      app: packages[1]!,
      packages,
      production: packages,
      rootName: 'shop',
      prepares: false,
      rootFiles: ['package.json', 'package-lock.json'],
      files: [],
      patterns: false,
      ...facts,
    }),
  }
}

describe('nodeService of a workspace', () => {
  it('installs and builds as the user of the image, works in the folder of the application, and gives root the files', () => {
    const file = nodeService({ command, ...shop() })
    expect(stageOf(file, 'source')).toBe(`FROM base AS source
COPY --chown=node package.json package-lock.json ./
COPY --chown=node apps/api/package.json apps/api/
COPY --chown=node packages/words/package.json packages/words/
RUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 \\
    npm ci --include-workspace-root \\
        --workspace=packages/words \\
        --workspace=apps/api
COPY --chown=node apps/api apps/api
COPY --chown=node packages/words packages/words`)
    expect(stageOf(file, 'test')).toBe('FROM builder AS test\nWORKDIR /app/apps/api\nRUN npm test')
    expect(stageOf(file, 'dev')).toMatch(/^FROM builder AS dev\nWORKDIR \/app\/apps\/api\n/)
    expect(stageOf(file, 'runtime')).toContain(`
COPY --from=dependencies --chown=0:0 /app ./
COPY --from=output --chown=0:0 /app/apps/api/dist apps/api/dist
COPY --from=output --chown=0:0 /app/packages/words packages/words
WORKDIR /app/apps/api
`)
    expect(file.ignorePatterns).toContain('**/dist')
  })

  it('has no builder where no package has a build', () => {
    expect(nodeService({ command, ...shop({}, []) }).names).not.toContain('builder')
  })

  it.each([
    ['pnpm', 'corepack enable pnpm', 'target=/pnpm/store,uid=1000,gid=1000 '],
    ['yarn', undefined, 'target=/yarn/cache,sharing=locked,uid=1000,gid=1000 '],
    ['yarn-berry', 'corepack enable yarn', 'target=/home/node/.yarn,uid=1000,gid=1000 '],
  ] as const)('lets root prepare %s once, and whoever installs write to its cache', (managerName, prepared, mount) => {
    const file = nodeService({ command, ...shop({ managerName }) })
    expect(/^RUN (.*)$/m.exec(stageOf(file, 'base'))?.[1]).toBe(prepared)
    expect(String(file).match(/corepack/g) ?? []).toHaveLength(prepared === undefined ? 0 : 1)
    expect(stageOf(file, 'source')).toContain(mount)
    expect(stageOf(file, 'dependencies')).toContain(mount)
  })

  it('keeps no cache for somebody whose home is not known', () => {
    const images = { build: { reference: 'registry.example.com/base/image:1.2-slim', user: '4711:4711' } }
    expect(stageWith('source', { ...shop(), images })).toContain('\nRUN npm ci --include-workspace-root')
    expect(stageWith('source', { ...shop(), images })).toContain('COPY --chown=4711:4711 apps/api apps/api\n')
  })

  it('takes away what would fail in an install for production, and the settings that may have a password', () => {
    const facts = { prepares: true, rootFiles: ['package.json', 'package-lock.json', '.npmrc'] }
    expect(stageWith('dependencies', shop(facts))).toMatch(
      /npm pkg delete scripts\.prepare \\\n +&& npm ci --omit=dev [^]*\nRUN rm -f \.npmrc$/,
    )
    expect(stageWith('source', shop(facts))).not.toMatch(/scripts\.prepare|rm -f/)
  })

  it('downloads from mirrors, with certificates and settings of its own', () => {
    const more = { mirrors: { npm: 'https://npm.example.com' }, npmrc: secret('npmrc'), certificates: 'all.pem' }
    const source = stageWith('source', { ...shop({ managerName: 'yarn-berry' }), ...more })
    expect(source).toContain('ARG YARN_NPM_REGISTRY_SERVER=https://npm.example.com\n')
    expect(source).toMatch(/RUN (?=[^]*id=npmrc,target=\/home\/node)(?=[^]*source=all\.pem)/)
    expect(refusal(() => nodeService({ command, ...shop({ managerName: 'yarn' }), ...more })).code).toBe('bad-option')
  })

  it.each([
    [{ build: 'npm run build' }, /script "build"/],
    [{ files: ['lib'] }, /apps\/api\/package\.json/],
    [{ manager: 'pnpm' }, /lockfile/],
  ])('refuses %j', (options, hint) => {
    const problem = refusal(() => nodeService({ command, ...shop(), ...options } as never))
    expect(problem.code).toBe('bad-option')
    expect(problem.hint).toMatch(hint)
  })

  it('takes nothing else for a workspace', () => {
    expect(refusal(() => nodeService({ command, workspace: { root: '.' } } as never)).code).toBe('bad-option')
  })

  it('is told the manager that it has', () => {
    expect(() => nodeService({ command, ...shop({ managerName: 'pnpm' }), manager: 'pnpm' })).not.toThrow()
  })
})
