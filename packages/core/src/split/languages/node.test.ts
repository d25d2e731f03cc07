import { describe, expect, test } from 'vitest'
import { assumedOf, lines, runtimeOf, splitOf } from '../testing/split-of.js'

type Files = Readonly<Record<string, string>>

const manifest = {
  scripts: {
    start: 'node dist/app.js',
    build: 'tsc',
    serve: 'serve dist',
    watch: 'tsc -w',
    loop: 'npm run loop',
    dev: 'nodemon app.js',
    odd: 'if',
    migrate: 'make migrate',
  },
  dependencies: { serve: '14', '@nestjs/cli': '11' },
  devDependencies: { typescript: '5', nodemon: '3' },
}
const files: Files = { 'package.json': JSON.stringify(manifest), 'app.js': 'x\n' }

const app = (start: string, work: readonly string[] = ['RUN npm ci && npm run build'], base = 'node:22'): string =>
  lines(`FROM ${base}`, 'WORKDIR /app', 'COPY . .', ...work, start)

describe('a Node app', () => {
  test('keeps its folder, without development dependencies, on the small image', () => {
    expect(splitOf(app('CMD ["node", "app.js"]'), files)).toBe(
      lines(
        'FROM node:22 AS builder',
        'WORKDIR /app',
        'COPY . .',
        'RUN npm ci && npm run build',
        'RUN npm prune --omit=dev',
        '',
        '# Split by "stagecraft import --multi-stage". Assumed:',
        '# - no development dependency is needed at run time',
        '# - the dependencies need no library of the system that the small image lacks',
        'FROM node:22-slim',
        'WORKDIR /app',
        'COPY --from=builder /app /app',
        'CMD ["node", "app.js"]',
      ),
    )
  })

  test.each<[name: string, base: string, work: string[], ending: string]>([
    ['npm', 'node:22', ['RUN npm ci'], 'RUN npm prune --omit=dev'],
    ['npm that knows no --omit', 'node:12', ['RUN npm ci'], 'RUN npm prune --production'],
    [
      'yarn',
      'node:22',
      ['RUN yarn'],
      'RUN yarn install --production --frozen-lockfile --ignore-scripts --prefer-offline',
    ],
    ['pnpm', 'node:22', ['RUN corepack enable && pnpm i'], 'RUN pnpm prune --prod'],
    [
      'the mounts of the installation',
      'node:22',
      ['RUN --mount=type=cache,target=/root/.npm npm ci'],
      'RUN --mount=type=cache,target=/root/.npm \\\n    npm prune --omit=dev',
    ],
    ['another folder', 'node:22', ['RUN cd web && npm ci'], 'RUN cd /app/web && npm prune --omit=dev'],
  ])('takes development dependencies away: %s', (_, base, work, ending) => {
    const made = splitOf(app('CMD ["node", "app.js"]', work, base), {
      ...files,
      'web/package.json': files['package.json']!,
    })
    expect(made).toContain(`\n${ending}\n\n# Split by`)
  })

  test.each<[name: string, work: string[]]>([
    ['by npm ci --omit=dev', ['RUN npm ci --omit=dev && npm run build']],
    ['by NODE_ENV', ['ENV NODE_ENV=production', 'RUN npm ci']],
    ['afterwards', ['RUN npm ci && npm run build && npm prune --omit=dev']],
  ])('that has production dependencies only is not pruned again: %s', (_, work) => {
    const text = app('CMD ["node", "app.js"]', work)
    expect(splitOf(text, files)).toContain(`\n${work.at(-1)}\n\n# Split by`)
    expect(assumedOf(text, files)).toEqual([
      'the dependencies need no library of the system that the small image lacks',
    ])
  })

  test.each<[work: string[]]>([
    [['RUN npm ci --include=dev']],
    [['ENV NODE_ENV=production', 'RUN npm ci --include=dev && npm run build']],
  ])('takes away what was asked for by name, and says so: %j', (work) => {
    const text = app('CMD ["node", "app.js"]', work)
    expect(splitOf(text, files)).toContain('\nRUN npm prune --omit=dev\n\n# Split by')
    expect(assumedOf(text, files)[0]).toBe(
      'no development dependency is needed at run time, though npm is told to install them',
    )
  })

  test.each([
    ['node', 'CMD node dist/app.js'],
    ['a script', 'CMD ["npm", "start"]'],
    ['a script of yarn', 'CMD ["yarn", "serve"]'],
    ['npm run', 'CMD npm run serve'],
    ['a program of a dependency', 'CMD ["npx", "--yes", "serve@14"]'],
    ['a program with another name than its package', 'CMD ["npx", "nest", "start"]'],
    ['a program by its path', 'CMD ["./node_modules/.bin/serve"]'],
    ['a file that node reads', 'CMD ["/app/dist/cli.js"]'],
  ])('may start %s', (_, start) => expect(runtimeOf(app(start), files)).toContain('FROM node:22-slim\n'))

  test.each<[start: string, refusal: string]>([
    ['CMD ["npm", "run", "bild"]', 'package.json has no script "bild"'],
    ['CMD ["npm", "run"]', 'what `npm run` runs is not known'],
    ['CMD ["npm", "exec", "serve"]', 'what `npm exec` runs is not known'],
    ['CMD ["npm", "run", "watch"]', 'the container runs tsc, which is of a development dependency'],
    ['CMD ["npm", "run", "dev"]', 'the container runs nodemon, which is of a development dependency'],
    ['CMD ["npm", "run", "loop"]', 'the script loop runs itself'],
    ['CMD ["npm", "run", "odd"]', 'the script odd is not understood'],
    ['CMD ["npm", "run", "migrate"]', 'the container runs make, and no dependency is called that'],
    ['CMD ["npx", "vite"]', 'the container runs vite, and no dependency is called that'],
    [
      'CMD ["pnpm", "start"]',
      'pnpm is not in the image of the runtime, and the container starts it | Start node itself: CMD ["node", …]',
    ],
    ['CMD ["serve"]', 'of serve, which the container runs, nothing is known'],
    ['CMD ["./run"]', 'of /app/run, which the container runs, nothing is known'],
  ])('may not start %s', (start, refusal) => expect(splitOf(app(start), files)).toBe(`5: ${refusal}`))

  test.each<[name: string, text: string, more: Files, refusal: string]>([
    [
      'no package.json',
      app('CMD ["node", "app.js"]'),
      { 'package.json': undefined as never },
      '4: package.json is not at hand | Run it where the build context lies, or name its folder',
    ],
    [
      'a package.json that is no JSON',
      app('CMD ["node", "app.js"]'),
      { 'package.json': '{,}' },
      '4: package.json is no JSON',
    ],
    [
      'yarn of today',
      app('CMD ["node", "app.js"]', ['RUN yarn install']),
      { '.yarnrc.yml': 'nodeLinker: node-modules\n' },
      '4: how yarn 2 and later leave development dependencies out is not known',
    ],
    [
      'yarn of today by packageManager',
      app('CMD ["node", "app.js"]', ['RUN yarn install']),
      { 'package.json': '{ "packageManager": "yarn@4.5.0" }' },
      '4: how yarn 2 and later leave development dependencies out is not known',
    ],
    [
      'a workspace of pnpm',
      app('CMD ["node", "app.js"]', ['RUN pnpm i']),
      { 'pnpm-workspace.yaml': 'packages:\n  - apps/*\n' },
      '4: how pnpm leaves development dependencies of a workspace out is not known',
    ],
    [
      'libraries that only the large image has',
      app('CMD ["node", "app.js"]'),
      { 'package.json': '{ "scripts": { "build": "tsc" }, "dependencies": { "canvas": "3" } }' },
      '4: which libraries of the system canvas needs is not known',
    ],
    [
      'no installation',
      app('CMD ["node", "app.js"]', ['RUN npm run build']),
      {},
      '4: no RUN installs what package.json names',
    ],
    [
      'an installation elsewhere',
      app('CMD ["node", "app.js"]', ['RUN npm ci --prefix web']),
      {},
      '4: npm installs in another folder than it runs in',
    ],
    [
      'nothing to leave behind',
      app('CMD ["node", "app.js"]', ['RUN npm ci --omit=dev'], 'node:22-alpine'),
      {},
      '1: nothing would be left behind: the base is small, and has production dependencies only',
    ],
    [
      'a variable among what is installed for all',
      app('CMD ["node", "app.js"]', ['RUN npm ci && npm i -g $TOOL']),
      {},
      '4: a variable says what is installed',
    ],
  ])('is refused: %s', (_, text, more, refusal) => {
    const given = Object.fromEntries(Object.entries({ ...files, ...more }).filter(([, value]) => value !== undefined))
    expect(splitOf(text, given)).toBe(refusal)
  })

  test('gets packages that are installed for all, where the container starts them', () => {
    const text = app('CMD ["pm2-runtime", "app.js"]', ['RUN npm ci && npm i -g pm2@5 typescript'])
    expect(splitOf(text, files)).toBe('5: of pm2-runtime, which the container runs, nothing is known')
    const serve = app('CMD ["http-server", "dist"]', ['RUN npm ci && npm i -g npm@11 http-server@14 typescript'])
    expect(runtimeOf(serve, files)).toBe(
      lines(
        'FROM node:22-slim',
        'RUN npm install -g http-server@14',
        'WORKDIR /app',
        'COPY --from=builder /app /app',
        'CMD ["http-server", "dist"]',
      ),
    )
    expect(assumedOf(serve, files)).toContain('only the build needs typescript')
  })

  test.each([
    ['a script that is no text, as if it were not there', { scripts: { start: 5 } }],
    ['scripts that are no object', { scripts: 'x' }],
    ['a byte order mark', { scripts: {} }],
  ])('reads %s', (_, json) => {
    const given = { 'package.json': `\ufeff${JSON.stringify(json)}`, 'server.js': 'x\n' }
    expect(runtimeOf(app('CMD ["npm", "start"]', ['RUN npm install']), given)).toContain('CMD ["npm", "start"]')
  })
})
