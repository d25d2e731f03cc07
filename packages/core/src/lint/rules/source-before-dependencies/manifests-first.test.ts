import { describe, expect, test } from 'vitest'
import { ignoreMatcher } from '../../../ignore/index.js'
import { fix } from '../../../fix/index.js'
import type { ContextView } from '../../engine/context.js'
import { contextOf } from '../../testing/context.js'

/** A context of these files; the text of each manifest is given. */
function context(texts: Readonly<Record<string, string>>, others = ''): ContextView {
  return { ...contextOf(`${Object.keys(texts).join(' ')} ${others}`), read: (path) => texts[path] }
}

const from = 'FROM x AS y\nWORKDIR /app\n'
/** What pip keeps is another rule's, which would mend it too. */
const rules = { 'package-cache-left': 'off' } as const
const fixed = (text: string, view?: ContextView): string =>
  fix(from + text, { rules, ...(view === undefined ? {} : { context: view }) }).text.slice(from.length)

const npm = context(
  { 'package.json': '{"name":"x","main":"./a.js","dependencies":{"y":"1"}}' },
  'package-lock.json src/a.js',
)

describe('manifests first', () => {
  test.each([
    [
      'COPY . .\nRUN npm ci\nRUN npm run build\n',
      'COPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n',
    ],
    [
      'COPY --chown=1  . /app\n\nRUN npm ci',
      'COPY --chown=1 package.json package-lock.json /app/\n\nRUN npm ci\nCOPY --chown=1  . /app',
    ],
    [
      'COPY . .\r\nRUN --mount=type=cache,target=/c \\\r\n  npm ci\r\nCMD ["a"]\r\n',
      'COPY package.json package-lock.json ./\r\nRUN --mount=type=cache,target=/c \\\r\n  npm ci\r\nCOPY . .\r\nCMD ["a"]\r\n',
    ],
  ])('%j', (before, after) => expect(fixed(before, npm)).toBe(after))

  test.each([
    'COPY . .\nRUN npm ci && npm run build\n',
    'COPY . .\nENV A=1\nRUN npm ci\n',
    '# All of it.\nCOPY . .\nRUN npm ci\n',
    'COPY . .\n# The libraries.\nRUN npm ci\n',
    'COPY . /src\nRUN npm ci\n',
    'COPY . $D\nRUN npm ci\n',
    'ADD http://x/y .\nCOPY . .\nRUN npm ci; npm run build\n',
    'COPY . .\nRUN npm install --prefix api\n',
  ])('not in %j', (text) => expect(fixed(text, npm)).toBe(text))

  test('not without the build context', () => {
    expect(fixed('COPY . .\nRUN npm ci\n')).toBe('COPY . .\nRUN npm ci\n')
  })

  const ofPackage = (manifest: object): ContextView =>
    context({ 'package.json': JSON.stringify(manifest) }, 'package-lock.json')
  test.each<readonly [what: string, command: string, view: ContextView]>([
    ['a script that the install runs', 'npm ci', ofPackage({ scripts: { postinstall: 'node x' } })],
    ['workspaces', 'npm ci', ofPackage({ workspaces: ['a'] })],
    ['a package in a folder', 'npm ci', ofPackage({ dependencies: { a: 'file:../a' } })],
    ['a broken manifest', 'npm ci', context({ 'package.json': '{' })],
    ['another script that npm runs', 'npm ci', ofPackage({ scripts: { dependencies: 'node x' } })],
    ['a script that pnpm runs', 'pnpm i', ofPackage({ scripts: { 'pnpm:devPreinstall': 'node x' } })],
    ['patches of pnpm', 'pnpm i', ofPackage({ pnpm: { patchedDependencies: { 'a@1': 'patches/a.patch' } } })],
    ['patches of bun', 'bun install', ofPackage({ patchedDependencies: { 'a@1': 'patches/a.patch' } })],
    ['packages of the machine', 'npm ci', context({ 'package.json': '{}' }, 'node_modules/a/index.js')],
    ['native code', 'npm ci', context({ 'package.json': '{}' }, 'binding.gyp')],
    ['no manifest', 'npm ci', contextOf('a')],
    ['a newer yarn', 'yarn', context({ 'package.json': '{}' }, 'yarn.lock .yarnrc.yml')],
    ['a workspace of pnpm', 'pnpm i', context({ 'package.json': '{}' }, 'pnpm-lock.yaml pnpm-workspace.yaml')],
    [
      'requirements that name others',
      'pip install -r requirements.txt',
      context({ 'requirements.txt': '-r other.txt\n' }),
    ],
    ['requirements in folders', 'pip install -r requirements.txt', context({ 'requirements.txt': 'a\n./b\n' })],
    ['constraints', 'pip install -r requirements.txt -c c.txt', context({ 'requirements.txt': 'a\n' }, 'c.txt')],
    ['a folder beside requirements', 'pip install -r requirements.txt src/', context({ 'requirements.txt': 'a\n' })],
    [
      'a second file that names others',
      'pip install -r a.txt -r b.txt',
      context({ 'a.txt': 'a\n', 'b.txt': '-e .\n' }),
    ],
    ['a second file that is not there', 'pip install -r a.txt -r b.txt', context({ 'a.txt': 'a\n' })],
    ...['-r dev.txt', '-f wheels', '--find-links=wheels', 'pkg/', 'a/b', 'a.whl', 'a.tar.gz', '-e .'].map(
      (more): [string, string, ContextView] => [
        more,
        `pip install -r requirements.txt ${more}`,
        context({ 'requirements.txt': 'a\n' }),
      ],
    ),
    ['a module in a folder', 'go mod download', context({ 'go.mod': 'replace a => ../a\n' }, 'go.sum')],
    ['a manager that is not known well enough', 'composer install', context({ 'composer.json': '{}' })],
  ])('not with %s', (_, command, view) => {
    const text = `COPY . .\nRUN ${command}\n`
    expect(fixed(text, view)).toBe(text)
  })

  test.each<readonly [command: string, view: ContextView, files: string]>([
    [
      'npm ci',
      context({ 'package.json': '{}' }, 'package-lock.json .npmrc yarn.lock'),
      'package.json package-lock.json .npmrc',
    ],
    ['yarn --frozen-lockfile', context({ 'package.json': '{}' }, 'yarn.lock'), 'package.json yarn.lock'],
    ['pnpm i', context({ 'package.json': '{}' }, 'pnpm-lock.yaml .npmrc'), 'package.json pnpm-lock.yaml .npmrc'],
    ['bun install', context({ 'package.json': '{}' }, 'bun.lock'), 'package.json bun.lock'],
    [
      'pip install --no-cache-dir -r requirements.txt',
      context({ 'requirements.txt': '# a\nb==1\nc[d]>=2; x\n\n' }),
      'requirements.txt',
    ],
    ['pip install -r a.txt -rb.txt', context({ 'a.txt': 'a\n', 'b.txt': 'b\n' }), 'a.txt b.txt'],
    ['python -m pip install --requirement=a.txt', context({ 'a.txt': 'a\n' }), 'a.txt'],
    [
      'pip install -t /deps -i https://example.org/simple --trusted-host example.org -r requirements.txt',
      context({ 'requirements.txt': 'a\n' }),
      'requirements.txt',
    ],
    ['go mod download', context({ 'go.mod': 'module a\n' }, 'go.sum'), 'go.mod go.sum'],
  ])('%s', (command, view, files) => {
    expect(fixed(`COPY . .\nRUN ${command}\n`, view)).toBe(`COPY ${files} ./\nRUN ${command}\nCOPY . .\n`)
  })

  test('packages of the machine that are left out are no matter', () => {
    const view = context({ 'package.json': '{}' }, 'package-lock.json node_modules/a/index.js')
    const ignore = ignoreMatcher(['node_modules'])
    expect(fix(`${from}COPY . .\nRUN npm ci\n`, { rules, context: view, ignore }).text).toBe(
      `${from}COPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\n`,
    )
  })
})
