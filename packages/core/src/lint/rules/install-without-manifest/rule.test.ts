import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('install-without-manifest', () => {
  test.each([
    ['said once', 'FROM node:22\nRUN npm ci && npm ci\nRUN npm ci\n', [2]],
    ['by its whole path', 'FROM node:22\nWORKDIR /app\nCOPY package.json /app/package.json\nRUN npm ci\n', []],
    ['from a folder above', 'FROM node:22\nCOPY . /srv\nWORKDIR /srv/api\nRUN npm ci\n', []],
    ['in another folder', 'FROM node:22\nCOPY x /api/\nRUN npm ci --prefix /api\nRUN cd /api && npm ci\n', []],
    ['commands may bring it', 'FROM node:22\nRUN git clone x . && npm ci\n', []],
    ['brought before the folder is known', 'FROM corp/uv\nRUN git clone x /src\nWORKDIR /src\nRUN uv sync\n', []],
    ['a bind mount', 'FROM node:22\nRUN --mount=type=bind,source=package.json,target=package.json npm ci\n', []],
    ['an image that is not known', 'FROM corp/node:1\nRUN npm ci\n', []],
    ['a stage that begins with another', 'FROM node:22 AS a\nCOPY . .\nFROM a\nRUN npm ci\n', []],
    ['named packages need none', 'FROM node:22\nRUN npm install -g pnpm && npm install express\n', []],
    ['other managers', 'FROM golang:1.25\nWORKDIR /src\nCOPY cmd ./cmd\nRUN go mod download\n', [4]],

    ['in the root', 'FROM a\nWORKDIR /\nRUN npm ci\n', [3]],
    ['with a file beside it', 'FROM a\nWORKDIR /app\nCOPY a.txt /srv/\nRUN npm ci\n', [4]],
    ['with a file of another name there', 'FROM a\nWORKDIR /app\nCOPY x /app/x.json\nRUN npm ci\n', []],
    ['with a Gemfile', 'FROM a\nWORKDIR /app\nCOPY x /app/Gemfile\nRUN bundle install\n', []],
    ['with a folder in it', 'FROM a\nWORKDIR /app\nCOPY x /app/src\nRUN npm ci\n', [4]],
    ['with a folder above it', 'FROM a\nWORKDIR /srv/app\nCOPY . /srv\nRUN npm ci\n', []],
    ['with a folder that is called alike', 'FROM a\nWORKDIR /srv/app\nADD . /srv/ap\nRUN npm ci\n', [4]],
    ['with all of the root', 'FROM a\nWORKDIR /app\nCOPY root /\nRUN npm ci\n', []],
    ['with a place that is not known', 'FROM a\nWORKDIR /app\nCOPY x $D\nRUN npm ci\n', []],
    ['in a place that is not known', 'FROM a\nRUN npm ci\n', []],
    ['somewhere else', 'FROM a\nWORKDIR /app\nRUN npm ci --prefix api\n', []],
    ['behind commands that make nothing', 'FROM a\nWORKDIR /app\nRUN apk add git && mkdir x && npm ci\n', [3]],
    ['behind commands that may make it', 'FROM a\nWORKDIR /app\nRUN git clone x . && npm ci\nRUN npm ci\n', []],
    ['behind what nobody understands', 'FROM a\nWORKDIR /app\nRUN "\nRUN npm ci\n', []],
    ['behind what is kept as text', 'FROM a\nWORKDIR /app\nARG "X"\nRUN npm ci\n', []],
    ['with a mount that may hold it', 'FROM a\nWORKDIR /app\nRUN --mount=type=bind,target=/x npm ci\nRUN npm ci\n', []],
    ['with another mount', 'FROM a\nWORKDIR /app\nRUN --mount=type=cache,target=/root/.npm npm ci\n', [3]],
    ['requirements in a folder', 'FROM a\nWORKDIR /app\nRUN pip install -r req/a.txt\nRUN npm ci\n', []],
    ['requirements of any name', 'FROM a\nWORKDIR /app\nRUN pip install -r dev-1.txt\n', [3]],
    ['said once', 'FROM a\nWORKDIR /app\nRUN npm ci\nRUN npm ci\n', [3]],
    ['in the stage that it begins with', 'FROM a AS b\nWORKDIR /app\nCOPY . .\nFROM b\nRUN npm ci\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('install-without-manifest', text)).toEqual(lines)
  })

  /** Whether npm ci is told to have no manifest in /app behind these instructions. */
  const isMissing = (instructions: string): boolean =>
    linesOf('install-without-manifest', `FROM node:22\nWORKDIR /app\n${instructions}\n`).length > 0

  test.each([
    // Every way to run it
    ['RUN npm ci --ignore-scripts', true],
    ['RUN ["npm", "ci"]', true],
    ['RUN <<E\nnpm ci\nE', true],
    ['RUN npm ci || true', true],
    ['RUN (npm ci)', true],
    ['RUN corepack enable && yarn install', true],
    ['RUN if [ -f package.json ]; then npm ci; fi', false],
    ['RUN [ -f package.json ] && npm ci', false],
    ['RUN test -e package.json && npm ci', false],
    // What may make the file
    ['RUN echo {} > package.json && npm ci', false],
    ['RUN echo {} >> package.json && npm ci', false],
    ['RUN echo {} 2> /log && npm ci', false],
    ['RUN echo {} && npm ci', true],
    ['RUN touch package.json && npm ci', false],
    ['RUN npm init -y && npm install', false],
    ['RUN npm config set a b && npm ci', false],
    ['RUN export A=1 && npm ci', false],
    ['RUN cd /app && npm ci', false],
    ['RUN npm ci --prefix api && npm ci', false],
    ['COPY package*.json ./\nRUN npm ci', false],
    ['COPY --from=x /app .\nRUN npm ci', false],
    ['ADD https://example.org/package.json .\nRUN npm ci', false],
    ['COPY <<E package.json\n{}\nE\nRUN npm ci', false],
    ['COPY a.json /app/a/\nRUN npm ci', true],
    // Every manager
    ['RUN npm i', true],
    ['RUN yarn', true],
    ['RUN yarn --version', false],
    ['RUN pnpm i --frozen-lockfile', true],
    ['RUN bun install', true],
    ['RUN pip install -r requirements.txt', true],
    ['RUN pip install -r ../requirements.txt', false],
    ['RUN pip install -r https://example.org/r.txt', false],
    ['RUN poetry install', true],
    ['RUN uv sync --frozen', true],
    ['RUN bundle install', true],
    ['RUN composer install', true],
    ['RUN mix deps.get', true],
    ['RUN go mod download', true],
    ['RUN go mod tidy', false],
  ])('%j: %s', (instructions, expected) => {
    expect(isMissing(instructions)).toBe(expected)
  })

  test('takes what triggers copy for copied', () => {
    const text = (trigger: string): string =>
      `FROM node:22 AS a\nWORKDIR /app\nONBUILD ${trigger}\nFROM a\nRUN npm ci\n`
    expect(linesOf('install-without-manifest', text('COPY . .'))).toEqual([])
    expect(linesOf('install-without-manifest', text('COPY . /x'))).toEqual([5])
  })

  test.each([
    ['npm ci', 'npm', 'package.json', 'package.json and its lockfile'],
    ['pip3 install -r dev.txt', 'pip3', 'dev.txt', 'dev.txt'],
  ])('of %s says what is missing, and where', (command, name, manifest, copied) => {
    expect(saidBy('install-without-manifest', `FROM a\nWORKDIR /app\nRUN ${command}\n`)).toMatchObject([
      {
        severity: 'warning',
        message: `${name} installs what ${manifest} names, and nothing has brought that file into this stage`,
        hint: `Copy ${copied} into /app before`,
        place: { line: 3 },
      },
    ])
  })
})
