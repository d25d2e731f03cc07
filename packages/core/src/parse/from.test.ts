import { describe, expect, test } from 'vitest'
import { parse } from './parse-file.js'
import { reported } from './testing/reported.js'
import { spelled, spelledReference } from './testing/spelled.js'

/** The base, the name and the platform of the last stage. */
function stageOf(text: string): readonly (string | undefined)[] {
  const { base, name, platform } = parse(text).file.stages.at(-1)!
  return [spelledReference(base), name, platform === undefined ? undefined : spelled(platform)]
}

describe('FROM reads', () => {
  test.each<[text: string, base: string, name?: string, platform?: string]>([
    ['FROM a', 'image a'],
    ['from a', 'image a'],
    ['FrOm\ta\v', 'image a'],
    ['FROM a:1@sha256:0', 'image a:1@sha256:0'],
    ['FROM "a"', 'image a'],
    ["FROM 'a'b", 'image ab'],
    ['FROM a\\b', 'image ab'],
    ['FROM \\"a', 'image "a'],
    ['FROM ""', 'image '],
    ['FROM $A', 'image ‹A›'],
    ['FROM ${A:-b}:${C}', 'image ‹A:-b›:‹C›'],
    ["FROM '$A'", 'image $A'],
    ['FROM a\u00a0b', 'image a\u00a0b'],
    ['FROM a@', 'image a@'],
    ['FROM -- --', 'image --'],
    ['FROM -a', 'image -a'],
    ['FROM AS', 'image AS'],
    ['FROM a AS b', 'image a', 'b'],
    ['FROM a as B', 'image a', 'b'],
    ['FROM a aS b.c-d_1', 'image a', 'b.c-d_1'],
    ['FROM as as as', 'image as', 'as'],
    // Case folding: the long s is an s, and the sign of Kelvin a k.
    ['FROM a a\u017f b', 'image a', 'b'],
    ['FROM a AS \u212a', 'image a', 'k'],
    ['FROM --platform=linux/arm64 a', 'image a', undefined, 'linux/arm64'],
    ['FROM --platform=$BUILDPLATFORM a AS b', 'image a', 'b', '‹BUILDPLATFORM›'],
    ['FROM --platform="$A/b" a', 'image a', undefined, '‹A›/b'],
    ['FROM --platform= a', 'image a'],
    ['FROM -- a', 'image a'],
    ['FROM --platform=p -- a AS b', 'image a', 'b', 'p'],
    ['FROM \\\n a \\\n AS \\\n b', 'image a', 'b'],
    ['FROM a \\\n# why\n AS b', 'image a', 'b'],
    ['FR\\\nOM a', 'image a'],
    ['# escape=`\nFROM `a', 'image a'],
    ['# escape=`\nFROM a`\n AS b', 'image a', 'b'],
    ['FROM scratch', 'scratch'],
    ['FROM "scratch"', 'scratch'],
    ['FROM Scratch', 'image Scratch'],
    ['FROM a AS b\nFROM b', 'stage b'],
    ['FROM a AS B\nFROM b', 'stage b'],
    ['FROM a AS b\nFROM B', 'image B'],
    ['FROM a AS b\nFROM "b"', 'stage b'],
    ['FROM a AS b\nFROM b:1', 'image b:1'],
    ['FROM a AS b\nFROM 0', 'image 0'],
    ['FROM a AS b\nFROM $b', 'image ‹b›'],
    ['FROM a AS scratch\nFROM scratch', 'stage scratch'],
    ['FROM b AS c\nFROM a AS b', 'image a', 'b'],
  ])('%j', (text, base, name, platform) => {
    expect(reported(text)).toEqual([])
    expect(stageOf(text)).toEqual([base, name, platform])
  })

  test('the base of a stage that stands below, or is the stage itself, as an image', () => {
    const bases = parse('FROM b AS a\nFROM b AS b\nFROM b').file.stages.map(({ base }) => spelledReference(base))
    expect(bases).toEqual(['image b', 'image b', 'stage b'])
  })
})

const afterBase = (found: string) => `FROM takes a base, and AS with a name: found ${found} after the base`
const afterName = (found: string) => `FROM takes a base, and AS with a name: found ${found} after the name`
const ownLine = 'A comment stands on a line of its own'
const notName = (name: string, why: string) => `FROM: ${name} cannot be the name of a stage: ${why}`
const letters = 'only letters a to z, digits, "-", "_" and "." may stand in it'
const begin = 'it must begin with a letter a to z'

describe('FROM is refused', () => {
  // What is left of it is read all the same, so that what refers to the stage is understood.
  test.each<[text: string, code: string, at: string, sentence: string, base: string, name?: string]>([
    ['FROM', 'missing-argument', 'FROM', 'FROM: the base is missing', 'image '],
    ['FROM ', 'missing-argument', 'FROM', 'FROM: the base is missing', 'image '],
    ['FROM --', 'missing-argument', 'FROM --', 'FROM: the base is missing', 'image '],
    ['FROM --platform=a', 'missing-argument', 'FROM --platform=a', 'FROM: the base is missing', 'image '],
    ['FROM a b', 'too-many-arguments', 'b', afterBase('"b"'), 'image a'],
    ['FROM a b c', 'too-many-arguments', 'b c', afterBase('"b"'), 'image a'],
    ['FROM a # c', 'too-many-arguments', '# c', `${afterBase('"#"')} | ${ownLine}`, 'image a'],
    ['FROM a #c', 'too-many-arguments', '#c', `${afterBase('"#c"')} | ${ownLine}`, 'image a'],
    ['FROM a --platform=b', 'too-many-arguments', '--platform=b', afterBase('"--platform=b"'), 'image a'],
    ['FROM a AS', 'missing-argument', 'AS', 'FROM: the name after AS is missing', 'image a'],
    ['FROM a as \\\n', 'missing-argument', 'as', 'FROM: the name after AS is missing', 'image a'],
    ['FROM a AS b c', 'too-many-arguments', 'c', afterName('"c"'), 'image a'],
    ['FROM a AS b # c', 'too-many-arguments', '# c', `${afterName('"#"')} | ${ownLine}`, 'image a'],
    ['FROM a AS b AS c', 'too-many-arguments', 'AS c', afterName('"AS"'), 'image a'],
    ['FROM a AS 1', 'bad-stage-name', '1', notName('"1"', begin), 'image a'],
    ['FROM a AS -b', 'bad-stage-name', '-b', notName('"-b"', begin), 'image a'],
    ['FROM a AS $B', 'bad-stage-name', '$B', notName('"$B"', begin), 'image a'],
    ['FROM a AS b/c', 'bad-stage-name', 'b/c', notName('"b/c"', letters), 'image a'],
    ['FROM a AS b:c', 'bad-stage-name', 'b:c', notName('"b:c"', letters), 'image a'],
    ['FROM a AS B\u00e9', 'bad-stage-name', 'B\u00e9', notName('"B\u00e9"', letters), 'image a'],
    [
      'FROM --platfrom=p a AS b',
      'unknown-option',
      '--platfrom=p',
      'FROM has no flag --platfrom; it takes --platform | Did you mean "--platform"?',
      'image a',
      'b',
    ],
    ['FROM --platform a', 'bad-option', '--platform', 'FROM --platform: it needs a value: --platform=…', 'image a'],
    ['FROM --platform=p --platform=p a', 'bad-option', '--platform=p', 'FROM --platform: it is given twice', 'image a'],
    [
      'FROM --platform=${p a',
      'bad-variable',
      '--platform=${p',
      'FROM --platform: malformed variable reference: the closing "}" is missing',
      'image a',
    ],
    [
      'FROM a${b',
      'bad-variable',
      '${b',
      'FROM: malformed variable reference: the closing "}" is missing',
      'image a${b',
    ],
    [
      "FROM 'a",
      'unbalanced-quote',
      "'a",
      `FROM: a single quote is opened and not closed | A quote that is meant as a character is written \\' or \\"`,
      "image 'a",
    ],
  ])('%j', (text, code, at, sentence, base, name) => {
    const found = reported(text)
    expect(found[0]).toEqual([code, at, sentence])
    expect(stageOf(text).slice(0, 2)).toEqual([base, name])
  })

  test('with each of its faults, in the order of the line', () => {
    const codes = (text: string) => reported(text).map(([code, at]) => `${code} ${at}`)
    expect(codes('FROM --x --platform="a" AS b')).toEqual(['unknown-option --x', 'too-many-arguments b'])
    expect(codes('FROM "a b"')).toEqual(['unbalanced-quote "a', 'too-many-arguments b"'])
    expect(codes('FROM --x --y')).toEqual(['missing-argument FROM --x --y', 'unknown-option --x', 'unknown-option --y'])
    expect(codes('FROM a$\\{ AS 1\nFROM ${ AS 1')).toEqual(['bad-stage-name 1', 'bad-variable ${', 'bad-stage-name 1'])
  })
})
