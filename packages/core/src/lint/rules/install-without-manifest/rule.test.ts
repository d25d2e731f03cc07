import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

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
})
