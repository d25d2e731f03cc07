import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('unpinned-base', () => {
  test.each([
    ['latest and none', 'FROM alpine\nFROM node:latest\n', [1, 2]],
    [
      'versions, digests, variables',
      'ARG V\nFROM alpine:3.22\nFROM a@sha256:0123456789012345678901234567890123456789012345678901234567890123\nFROM alpine:$V\nFROM $V\nFROM scratch\n',
      [],
    ],
    ['stages', 'FROM alpine:3.22 AS b\nFROM b\n', []],
    ['what was built here', 'FROM our-base\nFROM corp/base\n', [2]],
    ['a port is no tag', 'FROM localhost:5000/a\n', [1]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('unpinned-base', text)).toEqual(lines)
  })

  test.each([
    ['docker.io/library/node', true],
    ['corp/x:latest', true],
    ['localhost:5000/x', true],
    ['mcr.microsoft.com/dotnet/sdk', true],
    ['--platform=linux/amd64 node AS b', true],
    ['node:lts', false],
    ['localhost:5000/x:1', false],
    [`node:latest@sha256:${'0'.repeat(64)}`, false],
    // What was built here, or is chosen elsewhere
    ['x:latest', false],
    ['node:${TAG:-latest}', false],
    // Publishers who give no other tag away, and names that hold the version
    ['gcr.io/distroless/static', false],
    ['gcr.io/distroless/static:latest', false],
    ['cgr.dev/chainguard/node:latest', false],
    ['corp/cgr.dev/node', true],
    ['corp/python3.12', false],
    ['corp/python3.12/x', false],
    ['corp/cuda-12', false],
    ['corp/cuda12', true],
  ])('FROM %s: %s', (reference, isReported) => {
    expect(linesOf('unpinned-base', `FROM ${reference}\n`)).toEqual(isReported ? [1] : [])
  })

  test('says nothing of a default, and nothing where a comment allows it', () => {
    expect(linesOf('unpinned-base', 'ARG T=latest\nFROM node:$T\n')).toEqual([])
    expect(linesOf('unpinned-base', '# hadolint ignore=DL3006\nFROM node\n')).toEqual([])
    expect(linesOf('unpinned-base', '# hadolint ignore=DL3007\nFROM node:latest\n')).toEqual([])
  })

  test.each([
    ['node', 'node has no tag, so each build may begin with another version'],
    ['node:latest', 'node:latest is another version each time that one is published'],
  ])('of %s says why', (reference, message) => {
    expect(saidBy('unpinned-base', `FROM ${reference}\n`)).toMatchObject([
      { severity: 'info', message, hint: 'Name a version', place: { line: 1 } },
    ])
  })
})
