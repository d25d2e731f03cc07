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
    ['ports of a variable', ['ARG P="1  2"', 'EXPOSE $P 3'], { ports: ['1', '2', '3'] }],
    ['no port of an empty variable', ['ENV P=', 'EXPOSE $P 80'], { ports: ['80'] }],
    ['ports that only the base knows', ['EXPOSE $P ${P}00'], { ports: ['$P', '${P}00'] }],
    ['a variable in the name of a label', ['ARG L=a', 'LABEL $L=1 $L.b=2'], { labels: ['a', 'a.b'] }],
    ['a variable in the name of a variable', ['ARG V=A', 'ENV $V=1 ${V}_B=2'], { variables: ['A', 'A_B'] }],
    ['a variable in a volume', ['ARG V=/a', 'VOLUME $V/b', 'VOLUME /a/b'], { volumes: ['/a/b'] }],
    ['an empty user', ['USER a', 'ARG U=', 'USER $U'], { user: '' }],
    ['no folder', ['WORKDIR /a', 'WORKDIR ""'], { workdir: '/a' }],
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

describe('what a stage has from the one that it begins with', () => {
  const inherited = (base: readonly string[], own: readonly string[]) =>
    explainStages(parse(['FROM golang:1.26 AS base', ...base, 'FROM base', ...own, ''].join('\n')).file)[1]!.settings
  const exec = (...args: readonly string[]) => ({ form: 'exec', args })

  test.each<[name: string, base: string[], own: string[], settings: object]>([
    ['the folder of its image', [], ['WORKDIR app'], { workdir: '/go/app' }],
    ['its folder', ['WORKDIR /a'], ['WORKDIR b'], { workdir: '/a/b' }],
    ['its user and its shell', ['USER a', 'SHELL ["x"]'], [], { user: 'a', shell: ['x'] }],
    ['its ports and volumes', ['EXPOSE 1', 'VOLUME /a'], ['EXPOSE 2'], { ports: ['1', '2'], volumes: ['/a'] }],
    ['its command', ['CMD ["a"]'], ['USER b'], { cmd: exec('a') }],
    [
      'its entry point, for another command',
      ['ENTRYPOINT ["a"]'],
      ['CMD ["b"]'],
      { entrypoint: exec('a'), cmd: exec('b') },
    ],
    ['its health check', ['HEALTHCHECK NONE'], [], { healthcheck: 'none' }],
    ['what its triggers say', ['ONBUILD USER a', 'ONBUILD CMD ["b"]'], [], { user: 'a', cmd: exec('b') }],
    ['its own words before those of triggers', ['ONBUILD USER a'], ['USER b'], { user: 'b' }],
    ['the variables of its arguments', ['ARG D=/d'], ['WORKDIR $D'], { workdir: '/d' }],
    ['what an argument hid there', ['ENV D=/d', 'ARG D=/e'], ['WORKDIR $D'], { workdir: '/d' }],
  ])('%s', (_, base, own, settings) => expect(inherited(base, own)).toMatchObject(settings))

  test.each<[name: string, base: string[], own: string[]]>([
    ['a command that an entry point puts out of force', ['CMD ["a"]'], ['ENTRYPOINT ["b"]']],
    ['a command that a trigger puts out of force', ['CMD ["a"]', 'ONBUILD ENTRYPOINT ["b"]'], []],
  ])('but not %s', (_, base, own) => expect(inherited(base, own)).not.toHaveProperty('cmd'))

  test('and no triggers of the stage before that', () => {
    const text = 'FROM alpine AS a\nONBUILD USER u\nFROM alpine AS b\nFROM b\n'
    expect(explainStages(parse(text).file)[2]!.settings).not.toHaveProperty('user')
    expect(explainStages(parse(text.replace('alpine AS b', 'a AS b')).file)[2]!.settings).toMatchObject({ user: 'u' })
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
