import { expect, it } from 'vitest'
import { BuildLog, outputLines, secondsOf, stepName } from './build-log.js'
import { csvField, csvFields } from './csv.js'

const data = (text: string): string => Buffer.from(text).toString('base64')

it('tells the beginning and the end of a step once, whatever is told again', () => {
  const log = new BuildLog()
  const read = (vertex: object): readonly string[] =>
    log.read(JSON.stringify({ vertexes: [{ digest: 'a', name: '[1/2] RUN x', ...vertex }] })).map(({ kind }) => kind)
  expect(read({})).toEqual([])
  expect(read({ started: '2026-01-01T00:00:00Z' })).toEqual(['started'])
  expect(read({ started: '2026-01-01T00:00:00Z', completed: '2026-01-01T00:00:01Z' })).toEqual(['done'])
  expect(read({ started: '2026-01-01T00:00:02Z' })).toEqual([])
  expect(log.vertices.get('a')!.completed).toBeUndefined()
  expect(read({ started: '2026-01-01T00:00:02Z', completed: '2026-01-01T00:00:04Z', error: 'no' })).toEqual(['done'])
  expect(secondsOf(log.vertices.get('a')!, 0)).toBe(2)
})

it('keeps the last lines of a step, as a terminal would show them', () => {
  const log = new BuildLog()
  log.read(JSON.stringify({ vertexes: [{ digest: 'a', name: 'x' }] }))
  log.read(
    JSON.stringify({
      logs: [
        { vertex: 'a', data: data('10 %\r20 %\r') },
        { vertex: 'a', data: data('done\r\nnext\n') },
      ],
    }),
  )
  log.read(JSON.stringify({ logs: [{ vertex: 'nobody', data: data('x') }] }))
  expect(log.tail(log.vertices.get('a')!, 5)).toEqual(['done', 'next'])
  expect(log.tail(log.vertices.get('a')!, 1)).toEqual(['next'])
  expect(outputLines('\n')).toEqual([])
})

it('tells the step that failed from those that were stopped for it', () => {
  const log = new BuildLog()
  log.read(JSON.stringify({ vertexes: [{ digest: 'a', name: 'x', error: 'context canceled' }] }))
  log.read(JSON.stringify({ vertexes: [{ digest: 'b', name: 'y', error: 'exit code: 1' }] }))
  expect(log.failed()!.digest).toBe('b')
})

it('takes what is no progress for text', () => {
  const log = new BuildLog()
  for (const line of ['{"not": json', '[]', '', 'time="2026" level=warning', 'error: no']) log.read(line)
  expect(log.text).toEqual(['{"not": json', '[]', '', 'error: no'])
})

it.each([
  ['[builder 3/6] RUN npm ci', 'builder 3/6', 'RUN npm ci', true],
  ['[linux/arm64 builder  3/16] RUN a    b', 'linux/arm64 builder 3/16', 'RUN a b', true],
  ['[2/3] COPY a b', '2/3', 'COPY a b', true],
  ['[2/3] RUN --mount=type=cache,target=/c --network=none make -j --x=y', '2/3', 'RUN make -j --x=y', true],
  ['[internal] load build context', 'internal', 'load build context', false],
  ['[context node:22-alpine] OCI load from client', 'context node:22-alpine', 'OCI load from client', false],
  ['exporting to image', '', 'exporting to image', false],
])('reads the name %s', (name, label, text, isInstruction) => {
  expect(stepName({ digest: '', name })).toEqual({ label, text, isInstruction })
})

it('reads and writes fields with commas', () => {
  expect(csvFields('type=image,"name=a,b",push=true')).toEqual(['type=image', 'name=a,b', 'push=true'])
  expect(csvFields('id=a')).toEqual(['id=a'])
  expect(csvField('name=a,"b"')).toBe('"name=a,""b"""')
  expect(csvField('name=a')).toBe('name=a')
})
