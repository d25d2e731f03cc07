import { describe, expect, test } from 'vitest'
import { sentencesOfText } from '../testing/sentences-of-text.js'

/** `error`, `warning`, or nothing: what is said of a mount behind lines of a file. */
function told(lines: readonly string[], target: string): string {
  const text = `${lines.join('\n')}\nRUN --mount=type=tmpfs${target === '' ? '' : `,target=${target}`} x\n`
  const sentences = sentencesOfText(text).filter((sentence) => sentence.includes('bad-mount'))
  expect(sentences.every((sentence) => sentence.includes(` ${lines.length + 1} bad-mount: `))).toBe(true)
  return sentences.map((sentence) => sentence.split(' ')[0]).join()
}

describe('the target of a mount', () => {
  // BuildKit says of each row whether it is refused.
  test.each<[lines: readonly string[], fine: readonly string[], refused: readonly string[]]>([
    [[], ['t', '/t', 't/../a', '/a/..', '/./'], ['', '.', '/', '..', 'a/..', './/']],
    [['WORKDIR /a'], ['', '.', 't'], ['..', '../..', '/', './..']],
    [['WORKDIR /a/b'], ['', '..'], ['../..', '../../..']],
    [['WORKDIR a'], ['', '.'], ['..']],
    [['WORKDIR ./a/.'], [''], ['..']],
    [['WORKDIR /a b'], [''], ['..']],
    [['WORKDIR /é'], [''], ['..']],
    [['WORKDIR "/a"'], [''], ['..']],
    [["WORKDIR '/'"], [], ['']],
    [['WORKDIR //'], [], ['']],
    [['WORKDIR /a/..'], [], ['']],
    [['WORKDIR /a', 'WORKDIR b'], ['..'], ['../..']],
    [['WORKDIR /a', 'WORKDIR ..'], [], ['']],
    [['WORKDIR /a', 'WORKDIR /'], [], ['']],
    [['WORKDIR /a', 'WORKDIR $U'], [''], ['..']],
    [['WORKDIR $U'], [], ['']],
    [['ENV D=/a', 'WORKDIR $D'], [''], ['..']],
    [['ENV D=a', 'WORKDIR /$D/..'], [], ['']],
    [['ENV T=/a U=..'], ['$T'], ['$U', '${T%a}', '$N']],
    // A child begins where its base ended, an image of scratch at the root.
    [['WORKDIR /a', 'FROM s'], [''], ['..']],
    [['WORKDIR /a', 'FROM s', 'WORKDIR b'], ['..'], ['../..']],
    [['WORKDIR /a', 'FROM s AS t', 'FROM t'], [''], ['..']],
    [['WORKDIR /a', 'FROM scratch'], [], ['']],
    [['WORKDIR /a', 'FROM s', 'WORKDIR /', 'FROM s'], [''], ['..']],
  ])('%j', (lines, fine, refused) => {
    const above = ['FROM scratch AS s', ...lines]
    expect(fine.map((target) => [target, told(above, target)])).toEqual(fine.map((target) => [target, '']))
    expect(refused.map((target) => [target, told(above, target)])).toEqual(refused.map((target) => [target, 'error']))
  })

  test.each<[name: string, lines: readonly string[], target: string, severity: string]>([
    ['an image that nobody knows has one perhaps', ['FROM corp.example/a'], '', 'warning'],
    ['but / is / there, too', ['FROM corp.example/a'], '/', 'error'],
    ['and a WORKDIR is known', ['FROM corp.example/a', 'WORKDIR /a'], '..', 'error'],
    ['what it is relative to may be anything', ['FROM corp.example/a', 'WORKDIR a'], '..', ''],
    ['an image that everybody knows has its own', ['FROM golang:1.25'], '', ''],
    ['or none', ['FROM alpine:3.22'], '', 'error'],
    ['whatever its tag is', ['ARG V=1', 'FROM golang:$V'], '', ''],
    ['a base that an argument decides is not known', ['ARG B=golang:1.25', 'FROM $B'], '', 'warning'],
    ['nor is scratch, by an argument', ['ARG B=scratch', 'FROM $B'], '', 'warning'],
    ['an argument may change a WORKDIR', ['FROM scratch', 'ARG D=/', 'WORKDIR $D'], '', 'warning'],
    ['and one that follows it', ['FROM scratch', 'ARG D=a', 'WORKDIR $D', 'WORKDIR ..'], '', 'warning'],
    ['but not one at the root', ['FROM scratch', 'ARG D=a', 'WORKDIR $D', 'WORKDIR /'], '', 'error'],
    ['nor the root', ['FROM scratch', 'ARG D=/a', 'WORKDIR $D'], '/', 'error'],
    ['it does in a child, too', ['FROM scratch AS a', 'ARG D=/', 'WORKDIR $D', 'FROM a', 'WORKDIR b'], '..', 'warning'],
    ['a default that is a folder is fine', ['FROM scratch', 'ARG D=/a', 'WORKDIR $D'], '', ''],
    ['a stage that an argument chooses is not known', ['ARG B=a', 'FROM scratch AS a', 'FROM $B'], '', 'warning'],
    ['a variable that only the image has hides it', ['FROM corp.example/a', 'WORKDIR $HOME'], '', 'warning'],
    ['an argument may change a target', ['FROM scratch', 'ARG T=/'], '$T', 'warning'],
    ['a target that is not known is not judged', ['FROM corp.example/a'], '$HOME', ''],
    ['a trigger may set one', ['FROM scratch AS a', 'ONBUILD WORKDIR /a', 'FROM a'], '', 'warning'],
    ['another trigger sets none', ['FROM scratch AS a', 'ONBUILD RUN x', 'FROM a'], '', 'error'],
    ['a trigger sets none where it stands', ['FROM scratch', 'ONBUILD WORKDIR /a'], '', 'error'],
  ])('%s', (_, lines, target, severity) => expect(told(lines, target)).toBe(severity))
})
