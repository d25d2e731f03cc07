import { describe, expect, test } from 'vitest'
import { simpleCommands } from '../lint/shell/read-script.js'
import { isOrdinary, roleOf, type Role } from './roles.js'

const commands = (script: string) => simpleCommands(script)!
const role = (text: string): Role | undefined => roleOf(commands(text)[0]!)

describe('what a command is there for', () => {
  test.each<[role: Role | undefined, commands: string[]]>([
    [
      'packages',
      [
        'apt-get update',
        'apt install x',
        'apk add x',
        'rm -rf /var/lib/apt/lists/*',
        'rm -r /var/cache/apk/x /tmp/*',
        'rm -f /tmp/a',
      ],
    ],
    ['account', ['useradd -m a', 'adduser a', 'groupadd a', 'addgroup a', 'usermod -aG a b']],
    ['folder', ['mkdir -p /a', 'chown a /a', 'chmod +x /a', 'chgrp a /a', '/bin/mkdir /a']],
    [
      'files',
      [
        'cp a b',
        'mv a b',
        'rm a',
        'rm -rf /tmpx',
        'rm -rf /var/lib/apt/lists/* /app/x',
        'touch a',
        'rmdir a',
        'install a b',
        'ln -s a b',
      ],
    ],
    [
      'silent',
      ['echo a', 'true', ': a', 'set -e', 'cd /a', 'ls', 'test -f a', '[ -f a ]', 'export A=b', 'nproc', 'which a'],
    ],
    [
      'silent',
      [
        'npm cache clean --force',
        'npm config set a b',
        'npm set a=b',
        'npm --version',
        'npm -v',
        'yarn cache clean',
        'yarn -v',
      ],
    ],
    [
      'silent',
      [
        'pnpm config set a b',
        'pnpm store prune',
        'pnpm fetch',
        'corepack enable',
        'corepack prepare pnpm@9',
        'corepack install',
      ],
    ],
    [
      'silent',
      [
        'pip cache purge',
        'pip3.12 list',
        'pip freeze',
        'pip check',
        'pip --version',
        'rustup target add x',
        'rustup show',
      ],
    ],
    [
      'silent',
      [
        'node -v',
        'python3.13 --version',
        'go version',
        'go env GOPATH',
        'rustc -V',
        'cargo --version',
        'mvn -v',
        'java -version',
      ],
    ],
    [
      undefined,
      [
        'npm ci',
        'npm run config',
        'yarn add x',
        'pnpm i',
        'pip install x',
        'go build',
        'cargo build',
        'python app.py',
        'node app.js',
      ],
    ],
    [
      undefined,
      [
        'make',
        'curl -o a b',
        'tar xf a',
        'sh a.sh',
        './a',
        'git clone a',
        'go environment',
        'rustup update',
        'corepack use x',
      ],
    ],
  ])('%s: %j', (expected, texts) => expect(texts.map(role)).toEqual(texts.map(() => expected)))
})

describe('a command that runs once, after the others, as it is written', () => {
  const last = (script: string): boolean => isOrdinary(commands(script).at(-1)!)
  test.each(['a', 'b && a', 'b; a', 'b\na', 'cd x && a', '{ a; }', 'a > b'])('is the last of %j', (script) => {
    expect(last(script)).toBe(true)
  })
  test.each([
    'b || a',
    '(a)',
    'if b; then a; fi',
    'for x in b; do a; done',
    'while b; do a; done',
    'case b in c) a;; esac',
    'b | a',
    'b & a',
    'a &',
    'f() { a; }',
    'echo $(a)',
    '! b && a | c',
  ])('is not the last of %j', (script) => expect(last(script)).toBe(false))

  test('is not the one that feeds another', () => {
    expect(isOrdinary(commands('a | b')[0]!)).toBe(false)
    expect(isOrdinary(commands('a & b')[0]!)).toBe(false)
  })
})
