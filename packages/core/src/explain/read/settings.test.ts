import { describe, expect, test } from 'vitest'
import { variable, word } from '../../model/index.js'
import { parse } from '../../parse/parse-file.js'
import { explainStages } from '../explain-stages.js'
import { findNeeds } from '../find-needs.js'
import { written } from './settings.js'

const settingsOf = (...entries: readonly string[]) =>
  explainStages(parse(`FROM corp/base:1\n${entries.join('\n')}\n`).file).at(-1)!.settings

describe('what a stage says about the image', () => {
  test.each<[name: string, entries: string[], settings: object]>([
    ['folders, one in the other', ['WORKDIR /a', 'WORKDIR b/../c'], { workdir: '/a/c' }],
    ['a folder of a default', ['ARG D=/d', 'WORKDIR $D'], { workdir: '/d' }],
    ['the last user', ['USER a', 'USER b:c'], { user: 'b:c' }],
    ['a user of the base', ['USER $APP_USER'], { user: '$APP_USER' }],
    ['a shell', ['SHELL ["bash", "-c"]'], { shell: ['bash', '-c'] }],
    ['a signal', ['STOPSIGNAL SIGINT'], { stopsignal: 'SIGINT' }],
    ['no health check', ['HEALTHCHECK CMD true', 'HEALTHCHECK NONE'], { healthcheck: 'none' }],
    ['ports, once', ['EXPOSE 80 443/tcp', 'EXPOSE 80'], { ports: ['80', '443/tcp'] }],
    ['volumes, once', ['VOLUME /a /b', 'VOLUME ["/a"]'], { volumes: ['/a', '/b'] }],
    ['variables, once', ['ENV A=1 B=2', 'ENV A 3'], { variables: ['A', 'B'] }],
    ['labels', ['LABEL "a b"=c', 'LABEL d=e'], { labels: ['a b', 'd'] }],
    ['an empty CMD', ['CMD ["x"]', 'CMD []'], { cmd: { form: 'exec', args: [] } }],
    ['CMD before ENTRYPOINT', ['CMD ["x"]', 'ENTRYPOINT ["y"]'], { cmd: { form: 'exec', args: ['x'] } }],
  ])('%s', (_, entries, settings) => expect(settingsOf(...entries)).toMatchObject(settings))

  test('a folder that is not known is absent, and what lies in it too', () => {
    expect(settingsOf('WORKDIR /a', 'WORKDIR $HOME/b')).not.toHaveProperty('workdir')
    expect(settingsOf('WORKDIR $HOME', 'WORKDIR b')).not.toHaveProperty('workdir')
    expect(settingsOf('WORKDIR $HOME', 'WORKDIR /b')).toMatchObject({ workdir: '/b' })
  })
})

test.each([
  [word(['a/', variable('B')]), 'a/$B'],
  [word([variable('A'), '_b']), '${A}_b'],
  [word([variable('A'), '-b']), '$A-b'],
  [word([variable('A', ':-x'), 'b']), '${A:-x}b'],
  [word([variable('A'), variable('B')]), '$A$B'],
])('a word that is not known is written as %#', (made, text) => expect(written(made)).toBe(text))

describe('mounts that the model keeps as text', () => {
  const needs = (mount: string) => findNeeds(parse(`FROM corp/base:1\nARG T=secret\nRUN --mount=${mount} make\n`).file)!
  const secrets = (mount: string) => needs(mount).secrets.map(({ name, isRequired }) => [name, isRequired])

  test.each<[mount: string, secrets: unknown[]]>([
    ['type=$T,id=a', [['a', false]]],
    ['type=$T,source=b,required', [['b', true]]],
    ['TYPE=Secret,ID=a,required=$T', [['a', false]]],
    ['type=$T,target=/run/c', [['c', false]]],
    ['type=cache,target=/c', []],
    ['type=$UNKNOWN,id=a', []],
  ])('%s asks for %j', (mount, found) => expect(secrets(mount)).toEqual(found))
})
