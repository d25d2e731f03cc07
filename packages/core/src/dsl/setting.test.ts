import { describe, expect, test } from 'vitest'
import { base, body } from './testing/stages.js'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import { arg, literal, text, TARGETOS, type AnyStage } from '../index.js'

const version = arg('V', { default: '1' })

describe('env and label', () => {
  test.each<[name: string, made: AnyStage, found: string]>([
    [
      'numbers and truths',
      base().env({ A: 1, B: true, C: false } as never),
      'ENV A=1 \\\n    B=true \\\n    C=false\n',
    ],
    ['nothing for what is undefined', base().env({ A: undefined, B: 'b' }), 'ENV B=b\n'],
    ['references in text', base().env({ A: '$B/${C:-d}' }), 'ENV A=$B/${C:-d}\n'],
    ['text as it stands', base().env({ A: literal('$B') }), 'ENV A="\\$B"\n'],
    [
      'arguments, each once',
      base().env({ A: version, B: text`${version}-${TARGETOS}` }),
      'ARG V=1\nARG TARGETOS\nENV A=$V \\\n    B=$V-$TARGETOS\n',
    ],
    ['keys with references', base().label([[text`a.${version}`, 'b']] as never), 'ARG V=1\nLABEL a.$V=b\n'],
    [
      'pairs with comments',
      base().label([{ comment: 'one\ntwo' }, ['a', 'b'], ['c', 'd'], { comment: '#three' }]),
      'LABEL \\\n    # one\n    # two\n    a=b \\\n    #three\n    c=d\n',
    ],
    ['an empty value', base().env({ A: '' }), 'ENV A=""\n'],
  ])('write %s', (_, made, found) => expect(body(made)).toBe(found))

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'a pair of three',
      () => loose(base()).env!([['A', 'b', 'c']]),
      'wrong-argument: env: expected [key, value] or { comment }, found a list',
    ],
    [
      'a comment that is none',
      () => loose(base()).label!([{ comment: 5 }]),
      'wrong-argument: label: expected [key, value] or { comment }, found an object',
    ],
    [
      'no comment and no pair',
      () => loose(base()).env!([null]),
      'wrong-argument: env: expected [key, value] or { comment }, found null',
    ],
    ['only comments', () => loose(base()).env!([{ comment: 'a' }]), 'empty-sources: env needs at least one value'],
    [
      'nothing',
      () => loose(base()).label!(),
      'wrong-argument: label: expected an object such as { NAME: value }, found undefined',
    ],
    [
      'null as value',
      () => loose(base()).env!({ A: null }),
      'wrong-argument: env: A: expected a string, a build argument, or text`…`, found null',
    ],
    [
      'a number as key',
      () => loose(base()).env!([[5, 'a']]),
      'wrong-argument: env: key: expected a string, a build argument, or text`…`, found the number 5',
    ],
    [
      'a value of a key that is an argument',
      () => loose(base()).env!([[version, null]]),
      'wrong-argument: env: value: expected a string, a build argument, or text`…`, found null',
    ],
    ['a key with =', () => base().env({ 'A=B': 'c' }), 'bad-name: ENV key: no "=" may stand in it, found "A=B"'],
    [
      'a value of two lines',
      () => base().label({ a: 'b\nc' }),
      'newline-in-value: LABEL value: a newline cannot be written here, found "b\\nc"',
    ],
    [
      'a comment that no Dockerfile has',
      () => base().env([{ comment: 'a\0' }, ['A', 'b']]),
      'not-expressible: comment in ENV: a NUL character cannot be written here, found " a\\u0000"',
    ],
    [
      'a reference that is none',
      () => base().env({ A: '${B' }),
      'bad-variable: "${B" is not a variable reference: write $NAME, ${NAME}, or ${NAME:-default}. Write literal(…) for text that is meant as it stands',
    ],
    [
      'a long reference that is none, cut',
      () => base().env({ A: `\${${'B'.repeat(30)}` }),
      `bad-variable: "\${${'B'.repeat(22)}…" is not a variable reference: write $NAME, \${NAME}, or \${NAME:-default}. Write literal(…) for text that is meant as it stands`,
    ],
  ])('refuse %s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})

describe('arg', () => {
  test.each<[name: string, made: AnyStage, found: string]>([
    ['a handle', base().arg(version), 'ARG V=1\n'],
    ['a name', base().arg('A'), 'ARG A\n'],
    ['a name and a default', base().arg('A', '$B'), 'ARG A=$B\n'],
    ['a default that uses an argument', base().arg('A', text`a${version}`), 'ARG V=1\nARG A=a$V\n'],
    ['a handle whose default uses one', base().arg(arg('A', { default: text`a${version}` })), 'ARG V=1\nARG A=a$V\n'],
    [
      'a list with comments',
      base().arg([{ comment: 'why' }, version, ['A', text`${TARGETOS}`], 'B'] as never),
      'ARG TARGETOS\nARG \\\n    # why\n    V=1 \\\n    A=$TARGETOS \\\n    B\n',
    ],
    ['an empty default', base().arg('A', ''), 'ARG A=""\n'],
  ])('writes %s', (_, made, found) => expect(body(made)).toBe(found))

  test.each<[name: string, make: () => unknown, sentence: string]>([
    ['an empty list', () => loose(base()).arg!([]), 'empty-sources: arg needs at least one name'],
    ['only comments', () => loose(base()).arg!([{ comment: 'a' }]), 'empty-sources: arg needs at least one name'],
    [
      'nothing',
      () => loose(base()).arg!(),
      'wrong-argument: arg: expected a build argument, a name, or [name, default], found undefined',
    ],
    [
      'a list of three',
      () => loose(base()).arg!([['A', 'b', 'c']]),
      'wrong-argument: arg: expected a build argument, a name, or [name, default], found a list',
    ],
    [
      'a name with =',
      () => base().arg('A=b'),
      'bad-name: a build argument is named without blanks and "="; found "A=b"',
    ],
    [
      'an empty name',
      () => base().arg('', 'a'),
      'bad-name: a build argument is named without blanks and "="; found ""',
    ],
    [
      'a number as name',
      () => loose(base()).arg!([[5, 'a']]),
      'bad-name: a build argument is named without blanks and "="; found 5',
    ],
    [
      'a default beside a handle, which has its own',
      () => loose(base()).arg!(version, '2'),
      "wrong-argument: arg: a default stands beside a name, and was found beside the build argument V. Say it where it is made: arg('V', { default: … })",
    ],
    [
      'a default beside a list',
      () => loose(base()).arg!(['A'], '2'),
      "wrong-argument: arg: a default stands beside a name, and was found beside a list. Say it in the list: ['NAME', default]",
    ],
    ['a name with a quote', () => base().arg("A'"), 'bad-name: ARG: "A\'" is not a name that can be written'],
    [
      'a default that is a list',
      () => loose(base()).arg!('A', ['b']),
      'wrong-argument: arg A: expected a string, a build argument, or text`…`, found a list',
    ],
    [
      'a default of two lines',
      () => base().arg('A', 'b\nc'),
      'newline-in-value: ARG A: a newline cannot be written here, found "b\\nc"',
    ],
    [
      'a comment that no Dockerfile has',
      () => base().arg([{ comment: 'a\0' }, 'A'] as never),
      'not-expressible: comment in ARG: a NUL character cannot be written here, found " a\\u0000"',
    ],
  ])('refuses %s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})

describe('expose, volume, workdir', () => {
  const port = (found: string) =>
    `bad-port: port ${found} is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow`
  test.each<[name: string, made: AnyStage, found: string]>([
    [
      'ports of every kind',
      base().expose(0, 65535, '80/udp', '8000-8010/tcp', '$P'),
      'EXPOSE 0 65535 80/udp 8000-8010/tcp $P\n',
    ],
    ['a port by argument', base().expose(version, text`${version}/tcp`), 'ARG V=1\nEXPOSE $V $V/tcp\n'],
    ['folders', base().env({ B: '/b' }).volume('/a', '$B'), 'ENV B=/b\nVOLUME /a $B\n'],
    ['folders by argument', base().volume(version, '/b'), 'ARG V=1\nVOLUME $V /b\n'],
    ['a folder by argument', base().workdir(text`/${version}`), 'ARG V=1\nWORKDIR /$V\n'],
  ])('write %s', (_, made, found) => expect(body(made)).toBe(found))

  test.each<[name: string, make: () => unknown, sentence: string]>([
    ['no port', () => loose(base()).expose!(), 'empty-sources: expose needs at least one port'],
    ['no folder', () => loose(base()).volume!(), 'empty-sources: volume needs at least one path'],
    ['a port below 0', () => base().expose(-1 as never), port('-1')],
    ['a port above 65535', () => base().expose(65536 as never), port('65536')],
    ['half a port', () => base().expose(1.5 as never), port('1.5')],
    ['a port of the host', () => base().expose('80:80' as never), port('80:80')],
    ['a word', () => base().expose('http' as never), port('http')],
    ['two ports in one', () => base().expose('80 90' as never), port('80 90')],
    [
      'a list of ports',
      () => loose(base()).expose!([80]),
      'wrong-argument: expose: expected a string, a build argument, or text`…`, found a list',
    ],
    [
      'a list of folders',
      () => loose(base()).volume!(['/a']),
      'wrong-argument: volume: expected a string, a build argument, or text`…`, found a list',
    ],
    [
      'no folder to work in',
      () => loose(base()).workdir!(),
      'wrong-argument: workdir: expected a string, a build argument, or text`…`, found undefined',
    ],
    [
      'a folder of two lines',
      () => base().workdir('a\nb'),
      'newline-in-value: WORKDIR: a newline cannot be written here, found "a\\nb"',
    ],
    [
      'a user of two lines',
      () => base().user('a\nb'),
      'newline-in-value: USER: a newline cannot be written here, found "a\\nb"',
    ],
    [
      'a signal of two lines',
      () => base().stopsignal('a\nb' as never),
      'newline-in-value: STOPSIGNAL: a newline cannot be written here, found "a\\nb"',
    ],
    [
      'a port that no Dockerfile has',
      () => base().expose(literal('a\0')),
      'not-expressible: EXPOSE: a NUL character cannot be written here, found "a\\u0000"',
    ],
    [
      'a volume that no Dockerfile has',
      () => base().volume(literal('a\0')),
      'not-expressible: VOLUME: a NUL character cannot be written here, found "a\\u0000"',
    ],
    [
      'a trigger that no Dockerfile has',
      () => base().onbuild((on) => on.workdir('a\nb')),
      'newline-in-value: WORKDIR: a newline cannot be written here, found "a\\nb"',
    ],
  ])('refuse %s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})
