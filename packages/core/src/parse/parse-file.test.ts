import { describe, expect, it } from 'vitest'
import { parse } from './parse-file.js'
import { one, read } from './testing/read.js'

describe('a file that is parsed', () => {
  it('is a model, the problems of the text, and the places of its nodes', () => {
    const { file, problems, places } = parse('FROM node:22\nRUN npm ci\nRUNN a\n', { file: 'Dockerfile' })
    expect(file).toMatchObject({ kind: 'dockerfile', directives: {}, globalArgs: [], stages: [{ kind: 'stage' }] })
    expect(problems).toMatchObject([{ code: 'unknown-instruction', place: { file: 'Dockerfile', line: 3, column: 1 } }])
    expect(places.get(file.stages[0]!)).toMatchObject({ file: 'Dockerfile', line: 1 })
    expect([file, file.stages, file.stages[0], problems].every(Object.isFrozen)).toBe(true)
  })

  it('may hold what BuildKit refuses when it builds: a bad port, a stage that is not there, an image that is none', () => {
    expect(read('EXPOSE x\nCOPY --from=nowhere a b\nUSER $NOBODY\nSTOPSIGNAL x', 'FROM A/B\n')).toHaveLength(4)
  })
})

describe('odd characters', () => {
  it('are read with keywords in any case', () => {
    expect(one('wOr\u212adir /a')).toEqual({ kind: 'workdir', path: '/a' })
  })

  it('of a byte order mark do not count, nor do carriage returns', () => {
    expect(read('RUN b\r\n', '\ufeffFROM a\r\n')).toMatchObject([{ command: { lines: ['b'] } }])
  })

  it('need no escape when it is another one', () => {
    expect(one('COPY C:\\a\\ C:\\b\nRUN a `\n b', '# escape=`\nFROM a\n')).toMatchObject({
      sources: ['C:\\a\\'],
      destination: 'C:\\b',
    })
  })
})
