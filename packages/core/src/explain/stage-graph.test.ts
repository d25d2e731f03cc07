import { expect, it } from 'vitest'
import { parse } from '../parse/parse-file.js'
import { stageGraph } from './stage-graph.js'

const { file } = parse(`ARG TAG=22
FROM node:$TAG AS build
COPY package.json src ./
COPY --parents lib/*/x /y/
RUN --mount=from=tools,target=/t make
FROM build AS test
RUN test
FROM --platform=linux/arm64 scratch
COPY --from=build /app/one /
COPY --from=build /app/two /app/one /
COPY --from=busybox:1.37 /bin/sh /bin/
ADD https://example.com/x /
`)

it('has every stage, and what it takes from where', () => {
  const { nodes, edges } = stageGraph(file, { contexts: ['tools'] })
  expect(nodes.map(({ id, kind, label }) => [id, kind, label])).toEqual([
    ['image-node:22', 'image', 'node:22'],
    ['context', 'context', 'build context'],
    ['context-tools', 'named-context', 'tools'],
    ['scratch', 'scratch', 'scratch'],
    ['image-busybox:1.37', 'image', 'busybox:1.37'],
    ['remote-https://example.com/x', 'image', 'https://example.com/x'],
    ['stage-0', 'stage', 'build'],
    ['stage-1', 'stage', 'test'],
    ['stage-2', 'stage', 'stage 2'],
  ])
  expect(edges.map(({ from, to, kind, paths }) => [from, to, kind, paths.join(' ')])).toEqual([
    ['image-node:22', 'stage-0', 'base', ''],
    ['context', 'stage-0', 'copy', 'package.json src lib/*/x'],
    ['context-tools', 'stage-0', 'mount', '.'],
    ['stage-0', 'stage-1', 'base', ''],
    ['scratch', 'stage-2', 'base', ''],
    ['stage-0', 'stage-2', 'copy', '/app/one /app/two'],
    ['image-busybox:1.37', 'stage-2', 'copy', '/bin/sh'],
    ['remote-https://example.com/x', 'stage-2', 'copy', 'https://example.com/x'],
  ])
})

it('knows what is there to be built', () => {
  const stages = stageGraph(file).nodes.flatMap((node) => (node.kind === 'stage' ? [node] : []))
  expect(stages.map(({ isTarget, isDefault, isNeeded }) => [isTarget, isDefault, isNeeded])).toEqual([
    [false, false, true],
    [true, false, false],
    [true, true, true],
  ])
  expect(stages[2]!.platform).toBe('linux/arm64')
})

it('tells what is not known apart from all', () => {
  const paths = (copy: string) => stageGraph(parse(`FROM corp/base:1\n${copy} /to/\n`).file).edges[1]!.paths
  expect(paths('COPY $X')).toEqual(['?'])
  expect(paths('COPY .')).toEqual(['.'])
  expect(paths('COPY --parents .')).toEqual(['.'])
  expect(paths('COPY --parents ./a')).toEqual(['a'])
  expect(paths('COPY --from=busybox $X')).toEqual(['?'])
  expect(paths('COPY --from=busybox /')).toEqual(['/'])
})

it('is empty for a file without stages', () => {
  expect(stageGraph(parse('# nothing\n').file)).toEqual({ nodes: [], edges: [] })
})

it('has no stage for a number that there is none of', () => {
  for (const number of ['-1', '1', '99']) {
    const { file: wrong } = parse(`FROM scratch\nCOPY --from=${number} a /\n`)
    expect(stageGraph(wrong).edges.map(({ from, to }) => [from, to])).toEqual([
      ['scratch', 'stage-0'],
      [`image-${number}`, 'stage-0'],
    ])
  }
})
