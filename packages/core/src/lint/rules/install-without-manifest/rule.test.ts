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
  ])('%s', (_, text, lines) => {
    expect(linesOf('install-without-manifest', text)).toEqual(lines)
  })
})
