import { expect, test } from 'vitest'
import type { Entry, Raw } from '../model/index.js'
import { readTrigger } from './read-trigger.js'
import { oneOf } from './testing/read.js'

const trigger = (text: string): Raw => oneOf('onbuild', text).trigger as Raw
const shell = (...lines: string[]) => ({ form: 'shell', lines, heredocs: [] })

test.each<[text: string, entry: object]>([
  ['ONBUILD RUN a  b', { kind: 'run', flags: {}, command: shell('a  b') }],
  ['ONBUILD run ["a"]', { kind: 'run', command: { form: 'exec', args: ['a'] } }],
  // It is stored as one line, so it is read as one.
  ['ONBUILD RUN a \\\n# c\n b', { kind: 'run', command: shell('a  b') }],
  ['ONBUILD RUN <<E\nb\nE', { kind: 'run', command: { lines: ['<<E'], heredocs: [{ delimiter: 'E', body: 'b\n' }] } }],
  [
    'ONBUILD COPY <<A <<B /\n1\nA\n2\nB',
    {
      kind: 'copy',
      sources: [
        { name: 'A', content: '1\n' },
        { name: 'B', content: '2\n' },
      ],
    },
  ],
  ['ONBUILD RUN <<-E\n\tb\n\tE', { kind: 'run', command: { heredocs: [{ stripTabs: true, body: '\tb\n' }] } }],
  ['ONBUILD ENV a=$b', { kind: 'env', pairs: [{ key: 'a' }] }],
  ['ONBUILD USER', { kind: 'raw', keyword: 'USER', lines: [''] }],
  ['ONBUILD FOO a', { kind: 'raw', keyword: 'FOO', lines: ['a'] }],
  ['ONBUILD COPY --from=b c d', { kind: 'copy', flags: { from: { reference: 'b' } } }],
])('%j runs as what it is', (text, entry) => expect(readTrigger(trigger(text))?.entry).toMatchObject(entry))

test('the backslash escapes in it, whatever the file said: so does the build that runs it', () => {
  const { trigger: raw } = oneOf('onbuild', 'ONBUILD USER a\\b`c', '# escape=`\nFROM a\n')
  expect(readTrigger(raw as Raw)?.entry).toEqual({ kind: 'user', user: 'ab`c' })
})

test('it is read with the places of a text of its own', () => {
  const { entry, text, places } = readTrigger(trigger('ONBUILD COPY <<E /a\nb\nE'))!
  expect(text).toBe('FROM scratch\nCOPY <<E /a\nb\nE')
  expect(places.get(entry)).toEqual({ line: 2, column: 1, endLine: 4, endColumn: 2 })
})

test('nothing is read where the text is no instruction', () => {
  const raw = (keyword: string): Raw => ({ kind: 'raw', keyword, lines: ['a'], heredocs: [] })
  expect(readTrigger(raw('#'))).toBeUndefined()
  expect((readTrigger(raw('FROM'))?.entry as Entry | undefined)?.kind).toBeUndefined()
})
