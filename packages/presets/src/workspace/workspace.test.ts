import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { dockerfile, stage } from '@stagecraft/core'
import { afterEach, describe, expect, it } from 'vitest'
import { workspace, type WorkspaceOptions } from './workspace.js'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A workspace on disk: package.json of each folder, and other files as they are. */
function root(files: { readonly [path: string]: object | string }): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-workspace-')))
  made.push(folder)
  for (const [path, content] of Object.entries(files)) {
    const file = typeof content === 'string' ? join(folder, path) : join(folder, path, 'package.json')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

const shop = {
  '.': { name: 'shop', workspaces: ['apps/*', 'packages/*', '!packages/old'] },
  'package-lock.json': '{}',
  'tsconfig.base.json': '{}',
  'dockerfile.config.ts': '',
  'apps/api': {
    name: '@shop/api',
    scripts: { build: 'tsc' },
    dependencies: { '@shop/greeting': '*', nanoid: '5.1.6' },
  },
  'apps/web': { name: '@shop/web', dependencies: { '@shop/colours': '*' } },
  'packages/greeting': {
    name: '@shop/greeting',
    files: ['dist/', './bin'],
    scripts: { build: 'tsc' },
    dependencies: { '@shop/words': '*' },
    devDependencies: { '@shop/testing': '*' },
  },
  'packages/words': { name: '@shop/words' },
  'packages/testing': { name: '@shop/testing' },
  'packages/colours': { name: '@shop/colours' },
  'packages/old': { name: '@shop/old' },
}

const text = (options: WorkspaceOptions): string => {
  const app = workspace(options)
  const builder = stage('builder').from('node:24-slim').use(app.install).use(app.source).use(app.build)
  const production = stage('production').from('node:24-slim').use(app.production)
  const runtime = stage('runtime').from('node:24-slim').use(app.collect(production, builder)).cmd(['node', '.'])
  return String(dockerfile(builder, stage('test').from(builder).run(app.run('test')), production, runtime))
}

const api = (folder: string, more: Partial<WorkspaceOptions> = {}): WorkspaceOptions => ({
  root: folder,
  app: '@shop/api',
  ...more,
})

describe('workspace', () => {
  it('copies what the application needs, and builds it in order', () => {
    expect(text(api(root(shop)))).toBe(`FROM node:24-slim AS builder
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/api/package.json apps/api/
COPY packages/greeting/package.json packages/greeting/
COPY packages/testing/package.json packages/testing/
COPY packages/words/package.json packages/words/
RUN --mount=type=cache,target=/root/.npm \\
    npm ci --include-workspace-root \\
        --workspace=packages/words \\
        --workspace=packages/testing \\
        --workspace=packages/greeting \\
        --workspace=apps/api
COPY tsconfig.base.json ./
COPY apps/api apps/api
COPY packages/greeting packages/greeting
COPY packages/testing packages/testing
COPY packages/words packages/words
RUN npm run build --workspace=packages/greeting \\
    && npm run build --workspace=apps/api

FROM builder AS test
RUN npm run test --workspace=apps/api

FROM node:24-slim AS production
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/api/package.json apps/api/
COPY packages/greeting/package.json packages/greeting/
COPY packages/words/package.json packages/words/
RUN --mount=type=cache,target=/root/.npm \\
    npm ci --omit=dev \\
        --workspace=packages/words \\
        --workspace=packages/greeting \\
        --workspace=apps/api

FROM builder AS output
RUN rm -rf \\
    apps/api/node_modules \\
    packages/words/node_modules

FROM node:24-slim AS runtime
WORKDIR /app
COPY --from=production /app ./
COPY --from=output /app/apps/api apps/api
COPY --from=output /app/packages/greeting/dist packages/greeting/dist
COPY --from=output /app/packages/greeting/bin packages/greeting/bin
COPY --from=output /app/packages/words packages/words
WORKDIR /app/apps/api
CMD ["node", "."]
`)
  })

  it('gives other text when the application needs another package, and the same when it does not', () => {
    const before = text(api(root(shop)))
    const more = { 'packages/new': { name: '@shop/new' } }
    expect(text(api(root({ ...shop, ...more })))).toBe(before)
    const needed = { ...shop['apps/api'], dependencies: { ...shop['apps/api'].dependencies, '@shop/new': '*' } }
    expect(text(api(root({ ...shop, ...more, 'apps/api': needed })))).toContain('COPY packages/new packages/new\n')
  })

  it('copies manifests by patterns when asked to', () => {
    expect(text(api(root(shop), { manifests: 'parents' }))).toContain(
      'COPY --parents apps/*/package.json packages/*/package.json ./\n',
    )
  })

  it('reads the packages of pnpm, and lets it choose by name', () => {
    const { workspaces: _, ...plain } = shop['.']
    const { 'package-lock.json': __, ...rest } = shop
    const folder = root({
      ...rest,
      '.': plain,
      'pnpm-lock.yaml': '',
      'pnpm-workspace.yaml': 'packages:\n  - apps/*\n  - "packages/*"\n',
    })
    const found = text(api(folder))
    expect(found).toContain('RUN corepack enable pnpm\nCOPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./\n')
    expect(found).toContain('    pnpm install --frozen-lockfile --store-dir=/pnpm/store --filter=@shop/api...\n')
    expect(found).toContain('RUN pnpm --filter=@shop/greeting run build \\\n    && pnpm --filter=@shop/api run build\n')
  })

  it('tells yarn 1 from its successors', () => {
    const { 'package-lock.json': _, ...rest } = shop
    expect(text(api(root({ ...rest, 'yarn.lock': '# yarn lockfile v1\n' })))).toContain(
      '    yarn install --frozen-lockfile --cache-folder=/yarn/cache --production\n',
    )
    const berry = { ...rest, 'yarn.lock': '__metadata:\n  version: 8\n' }
    expect(text(api(root({ ...berry, '.yarnrc.yml': 'nodeLinker: node-modules\n' })))).toContain(
      '    yarn workspaces focus --production @shop/api\n',
    )
    expect(() => text(api(root(berry)))).toThrow(expect.objectContaining({ code: 'unknown-manager' }))
  })

  it('goes through a circle once', () => {
    const circle = { 'packages/words': { name: '@shop/words', dependencies: { '@shop/greeting': '*' } } }
    expect(workspace(api(root({ ...shop, ...circle }))).packages.map(({ name }) => name)).toEqual([
      '@shop/words',
      '@shop/testing',
      '@shop/greeting',
      '@shop/api',
    ])
  })

  it.each([
    ['a relative root', { root: '..' }, 'bad-option', /new URL\('\.\.\/\.\.', import\.meta\.url\)/],
    ['a package that is not there', { app: '@shop/ap' }, 'bad-option', /Did you mean "@shop\/api"/],
    ['an option that does not exist', { manger: 'npm' }, 'unknown-option', /Did you mean "manager"/],
    ['a manager that is not known', { manager: 'bun' }, 'unknown-manager', /npm, pnpm, yarn, yarn-berry/],
    ['a manager without its lockfile', { manager: 'pnpm' }, 'bad-option', /commit the lockfile/],
  ])('refuses %s', (_, wrong, code, message) => {
    const call = (): string => text({ ...api(root(shop)), ...(wrong as object) })
    expect(call).toThrow(expect.objectContaining({ code }))
    expect(call).toThrow(message)
  })

  it('refuses a root without a workspace, with no lockfile, or with two', () => {
    const { 'package-lock.json': _, ...without } = shop
    expect(() => text(api(root({ '.': { name: 'alone' }, 'package-lock.json': '{}' })))).toThrow(
      /is not the root of a workspace/,
    )
    expect(() => text(api(root(without)))).toThrow(/has no lockfile/)
    expect(() => text(api(root({ ...shop, 'yarn.lock': '' })))).toThrow(/package-lock\.json, yarn\.lock/)
  })
})
