import { describe, expect, test } from 'vitest'
import { linted } from '../../testing/said.js'

/** What makes apt of Debian keep what it downloads. */
const keepsPackages = 'RUN rm -f /etc/apt/apt.conf.d/docker-clean\n'

/** What is said of a command with a cache there; in an image of nobody, in a folder where nothing else lies. */
function said(command: string, target: string, before = ''): readonly string[] {
  const text = `FROM corp/base:1\n${before}WORKDIR /work\nUSER root\nRUN --mount=type=cache,target=${target} ${command}\n`
  return linted(text).flatMap(({ code, message, hint }) => (code === 'misplaced-cache' ? [`${message} | ${hint}`] : []))
}

describe('where each tool keeps its cache', () => {
  test.each<[commands: string, targets: string, usual: string]>([
    [
      'apt-get update|apt-get install -y x|apt upgrade|apt build-dep x',
      '/var/cache/apt /var/lib/apt/lists',
      '/var/cache/apt',
    ],
    ['apk add x|apk update|apk upgrade', '/var/cache/apk /etc/apk/cache', '/var/cache/apk'],
    [
      'dnf install x|yum update|microdnf upgrade|dnf makecache',
      '/var/cache/dnf /var/cache/libdnf5 /var/cache/yum /var/lib/dnf',
      '/var/cache/dnf',
    ],
    ['npm ci|npm install|npm i x|npm clean-install', '/root/.npm /root', '/root/.npm'],
    [
      'yarn|yarn install',
      '/usr/local/share/.cache/yarn /root/.cache/yarn /root/.yarn/berry',
      '/usr/local/share/.cache',
    ],
    ['bun install|bun i', '/root/.bun/install/cache', '/root/.bun/install/cache'],
    [
      'pip install x|pip3 install x|python3 -m pip download x|pip wheel x|pip download x',
      '/root/.cache/pip /root/.cache',
      '/root/.cache/pip',
    ],
    ['uv sync|uv pip install x|uv lock|uv tool install x', '/root/.cache/uv /root/.local/share/uv', '/root/.cache/uv'],
    ['poetry install|poetry lock', '/root/.cache/pypoetry', '/root/.cache/pypoetry'],
    [
      'go build|go mod download|go install x|go test|go get x|go generate|go vet|go run x',
      '/root/.cache/go-build /go/pkg/mod',
      '/root/.cache/go-build',
    ],
    [
      'cargo build|cargo fetch|cargo install x|cargo test|cargo check|cargo clippy',
      '/usr/local/cargo/registry /root/.cargo',
      '/usr/local/cargo',
    ],
    ['mvn package|mvn|./mvnw -q package', '/root/.m2/repository', '/root/.m2'],
    ['gradle build|./gradlew', '/root/.gradle /home/gradle/.gradle/caches', '/root/.gradle'],
    [
      'composer install|composer update|composer require x',
      '/root/.composer /root/.cache/composer /tmp/cache',
      '/root/.composer',
    ],
  ])('%s: %s', (commands, targets, usual) => {
    for (const command of commands.split('|')) {
      for (const target of targets.split(' ')) {
        expect([command, target, said(command, target, keepsPackages)]).toEqual([command, target, []])
      }
      const [elsewhere, ...more] = said(command, '/elsewhere')
      expect([command, elsewhere?.replace(/^\S+ /, ''), more]).toEqual([
        command,
        `does not keep its cache in /elsewhere | Mount the cache at ${usual}`,
        [],
      ])
    }
  })

  test.each([
    'apk del x',
    'npm run build',
    'yarn build',
    'npm',
    'pip list',
    'go version',
    'cargo new x',
    'dnf list',
    'x install',
  ])('%s keeps none', (command) => expect(said(command, '/elsewhere')).toEqual([]))
})

describe('a tool that is told to do without', () => {
  test.each<[command: string, target: string, option: string | undefined, before?: string]>([
    ['pip install --no-cache-dir x', '/root/.cache/pip', '--no-cache-dir'],
    ['pip --no-cache-dir install x', '/root/.cache/pip', '--no-cache-dir'],
    ['uv sync --no-cache', '/root/.cache/uv', '--no-cache'],
    ['apk add --no-cache x', '/var/cache/apk', '--no-cache'],
    ['npm ci --no-cache', '/root/.npm', undefined],
    ['PIP_NO_CACHE_DIR=1 pip install x', '/root/.cache/pip', 'PIP_NO_CACHE_DIR'],
    ['UV_NO_CACHE=1 uv sync', '/root/.cache/uv', 'UV_NO_CACHE'],
    ['PIP_NO_CACHE_DIR=1 uv sync', '/root/.cache/uv', undefined],
    ['pip install x', '/root/.cache/pip', 'PIP_NO_CACHE_DIR', 'ENV PIP_NO_CACHE_DIR=on\n'],
    ['pip install x', '/root/.cache/pip', 'PIP_NO_CACHE_DIR', 'ENV PIP_NO_CACHE_DIR=True\n'],
    ['pip install x', '/root/.cache/pip', undefined, 'ENV PIP_NO_CACHE_DIR=0\n'],
    ['pip install x', '/root/.cache/pip', undefined, 'ENV PIP_NO_CACHE_DIR=10\n'],
    ['uv sync', '/root/.cache/uv', 'UV_NO_CACHE', 'ENV UV_NO_CACHE=yes\n'],
    ['pip install x && pip install --no-cache-dir y', '/root/.cache/pip', undefined],
  ])('%s with a cache at %s: %s', (command, target, option, before) => {
    const tool = /pip|uv(?= )|apk|npm/.exec(command)![0]
    expect(said(command, target, before)).toEqual(
      option === undefined
        ? []
        : [`the cache at ${target} is not used: ${option} tells ${tool} to do without | Leave ${option} out`],
    )
  })
})

describe('a cache that is emptied again', () => {
  test.each<[command: string, target: string, by: string | undefined]>([
    ['npm ci && rm -rf /root/.npm', '/root/.npm', 'rm -rf /root/.npm'],
    ['npm ci && rm -R /root/.npm/*', '/root/.npm', 'rm -R /root/.npm/*'],
    ['npm ci && rm --recursive /root/.npm/', '/root/.npm', 'rm --recursive /root/.npm/'],
    ['npm ci && rm -rf /root', '/root/.npm', 'rm -rf /root'],
    ['npm ci && rm -rf /a /b /root/.npm', '/root/.npm', 'rm -rf /a /b'],
    ['npm ci && rm /root/.npm', '/root/.npm', undefined],
    ['npm ci && rm -rf /root/.npmrc', '/root/.npm', undefined],
    ['npm ci && rm -rf "$X/root/.npm"', '/root/.npm', undefined],
    ['npm ci && rm -rf .npm', '/root/.npm', undefined],
    ['npm ci && npm cache clean --force', '/root/.npm', 'npm cache clean --force'],
    ['npm ci && npm cache verify', '/root/.npm', undefined],
    ['yarn && yarn cache clean', '/root/.cache/yarn', 'yarn cache clean'],
    ['yarn && yarn cache list', '/root/.cache/yarn', undefined],
    ['pip install x && pip cache purge', '/root/.cache/pip', 'pip cache purge'],
    ['pip3 install x && pip3 cache purge', '/root/.cache/pip', 'pip3 cache purge'],
    ['pip install x && pip cache list', '/root/.cache/pip', undefined],
    ['dnf install x && dnf clean all', '/var/cache/dnf', 'dnf clean all'],
    ['yum install x && yum clean all', '/var/cache/yum', 'yum clean all'],
    ['microdnf install x && microdnf clean all', '/var/cache/libdnf5', 'microdnf clean all'],
    ['dnf install x && dnf clean metadata', '/var/cache/dnf', undefined],
    ['dnf install x && dnf clean all', '/var/lib/dnf', undefined],
    ['apt-get install x && apt-get clean', '/var/cache/apt', 'apt-get clean'],
    ['apt install x && apt clean', '/var/cache/apt/archives', 'apt clean'],
    ['apt-get install x && apt-get clean', '/var/lib/apt', undefined],
    ['apt-get install x && apt-get autoremove', '/var/lib/apt', undefined],
  ])('%s with a cache at %s: %s', (command, target, by) => {
    expect(said(command, target)).toEqual(
      by === undefined
        ? []
        : [
            `the cache at ${target} is emptied again by ${by} | Leave that out: what a cache mount holds is no part of the image`,
          ],
    )
  })
})

describe('the cache of another user', () => {
  const home = (image: string, user: string, target: string, command = 'npm ci') =>
    linted(`FROM ${image}\n${user}RUN --mount=type=cache,target=${target} ${command}\n`).flatMap(
      ({ code, message, hint }) => (code === 'misplaced-cache' ? [`${message} | ${hint}`] : []),
    )
  test('is not used', () => {
    expect(home('node:22', 'USER node\n', '/root/.npm')).toEqual([
      'npm runs as node here, and does not keep its cache in /root/.npm | Mount the cache at /home/node/.npm, with the uid of that user',
    ])
    expect(home('node:22', 'USER root\n', '/home/node/.npm')).toEqual([
      'npm runs as root here, and does not keep its cache in /home/node/.npm | Mount the cache at /root/.npm',
    ])
  })
  test('is, or may be, where it is that of the user', () => {
    expect(home('node:22', 'USER node\n', '/home/node/.npm')).toEqual([])
    expect(home('corp/node:22', 'USER node\n', '/root/.npm')).toEqual([])
    expect(home('node:22', 'USER app\n', '/root/.npm')).toEqual([])
    expect(home('node:22', 'USER node\nENV HOME=/root\n', '/root/.npm')).toEqual([])
    expect(home('node:22', 'USER node\n', '/root/.npm', 'npm ci --cache /root/.npm')).toEqual([])
    expect(home('node:22', 'USER node\n', '/usr/local/share/.cache', 'yarn')).toEqual([])
  })
})
