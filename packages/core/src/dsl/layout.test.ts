import { describe, expect, test } from 'vitest'
import { base, body } from './testing/stages.js'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import { lines, stage, type AnyStage } from '../index.js'

/** `lines` of a text that is no template. */
const laidOut = (text: string) => lines(Object.assign([text], { raw: [text] }) as never)
const run = (text: string): string => body(base().run(laidOut(text)))

describe('lines', () => {
  test.each<[name: string, text: string]>([
    ['one line', 'a'],
    ['lines as they are', 'a   \\\n\t&& b \\\n  && c'],
    ['a backslash with blanks behind it', 'a \\\n && b'],
    ['comments between them', 'a \\\n  # one\n# two\n  b'],
    ['a heredoc', 'cat <<EOF\nx\\\n\n  y\nEOF'],
    ['two heredocs', 'cat <<A <<B\nx\nA\ny\nB'],
    ['a heredoc whose tabs are left out', 'cat <<-A\n\tx\nA'],
    ['a heredoc on the second line', 'a \\\n && cat <<A\nx\nA'],
    ['a comment that is in the body', 'cat <<A\n# x\nA'],
  ])('keep %s', (_, text) => expect(run(text)).toBe(`RUN ${text}\n`))

  test.each<[name: string, text: string, found: string]>([
    ['blanks behind a backslash', 'a \\ \t\n b', 'RUN a \\\n b\n'],
    ['carriage returns', 'a \\\r\n b\r\n', 'RUN a \\\n b\n'],
    ['blank lines behind the last', 'a\n \n', 'RUN a\n'],
    ['blanks at the end of a comment', 'a \\\n # b \t\n c', 'RUN a \\\n # b\n c\n'],
    ['tabs before the end of a heredoc', 'cat <<-A\n\tx\n\tA', 'RUN cat <<-A\n\tx\nA\n'],
    ['what comes behind a heredoc, when it is blank', 'cat <<A\nx\nA\n\n', 'RUN cat <<A\nx\nA\n'],
  ])('leave out %s', (_, text, found) => expect(run(text)).toBe(found))

  test('take values as text', () =>
    expect(
      body(
        base().run(
          lines`a ${'b'} \
  ${'c'}d` as never,
        ),
      ),
    ).toBe('RUN a b \\\n  cd\n'))

  test.each<[name: string, text: string, sentence: string]>([
    [
      'a line that is not continued',
      'a\nb',
      'newline-in-command: lines`…` has a line that is not continued, and text after it. End every line but the last with a backslash',
    ],
    [
      'text behind a heredoc',
      'cat <<A\nx\nA\ny',
      'newline-in-command: lines`…` has a line that is not continued, and text after it. End every line but the last with a backslash',
    ],
    [
      'a backslash at the very end',
      'a \\',
      'newline-in-command: lines`…` ends with a backslash, so a further line must follow',
    ],
    [
      'nothing but a comment',
      'a \\\n# b',
      'newline-in-command: lines`…` ends with a backslash, so a further line must follow',
    ],
    [
      'a heredoc without an end',
      'cat <<A\nx',
      'bad-heredoc: lines`…` opens the heredoc "A" and has no line "A" that ends it',
    ],
    [
      'a heredoc without a body',
      'cat <<A',
      'bad-heredoc: lines`…` opens the heredoc "A" and has no line "A" that ends it',
    ],
    [
      'a second heredoc without an end',
      'cat <<A <<B\nA\nx',
      'bad-heredoc: lines`…` opens the heredoc "B" and has no line "B" that ends it',
    ],
    [
      'a heredoc that BuildKit cannot read',
      "a ${b:+ <<\\'E}\n'E}",
      `bad-heredoc: lines\`…\` opens the heredoc "'E}" and has no line "'E}" that ends it`,
    ],
  ])('refuse %s', (_, text, sentence) => expect(said(() => laidOut(text))).toBe(sentence))

  test('refuse a comment without text, which would take the next instruction in', () => {
    const why = (name: string) => `not-expressible: ${name}: a comment stands between lines of text, and there is none`
    expect(said(() => base().run(laidOut('\\\n# why\n')))).toBe(why('RUN'))
    expect(said(() => base().cmd(laidOut('\\\n# why\n')))).toBe(why('CMD'))
    expect(said(() => base().raw('ENV', '\\\n# why\n'))).toBe(why('ENV'))
  })
})

describe('raw', () => {
  test.each<[name: string, made: AnyStage, found: string]>([
    ['a keyword in any case', base().raw('copy', 'a b'), 'COPY a b\n'],
    ['nothing behind it', base().raw('CMD', ''), 'CMD\n'],
    ['lines', base().raw('ENV', 'A=b \\\n  # c\n  D=e'), 'ENV A=b \\\n  # c\n  D=e\n'],
    ['a heredoc of COPY', base().raw('COPY', '<<A /a\nx\nA'), 'COPY <<A /a\nx\nA\n'],
    ['a heredoc of ADD', base().raw('add', '<<A /a\nx\nA'), 'ADD <<A /a\nx\nA\n'],
    ['a heredoc of a trigger', base().raw('ONBUILD', 'RUN <<A\nx\nA'), 'ONBUILD RUN <<A\nx\nA\n'],
    ['what is no heredoc elsewhere', base().raw('ENV', 'A <<B'), 'ENV A <<B\n'],
  ])('writes %s', (_, made, found) => expect(body(made)).toBe(found))

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'a line that is not continued',
      () => base().raw('ENV', 'A=b\nC=d'),
      "newline-in-command: raw('ENV') has a line that is not continued, and text after it. End every line but the last with a backslash",
    ],
    [
      'a heredoc without an end',
      () => base().raw('run', '<<A\nx'),
      'bad-heredoc: raw(\'run\') opens the heredoc "A" and has no line "A" that ends it',
    ],
    ['a stage', () => base().raw('From', 'x'), 'wrong-argument: raw() cannot begin a stage. Write stage(name).from(…)'],
    [
      'a keyword with a blank',
      () => base().raw('RUN x', ''),
      'wrong-argument: raw(): a keyword is one word; found "RUN x"',
    ],
    ['no keyword', () => loose(base()).raw!(), 'wrong-argument: raw(): a keyword is one word; found undefined'],
    [
      'a character that no Dockerfile has',
      () => base().raw('RUN', 'a\0'),
      'not-expressible: RUN: a NUL character cannot be written here, found "a\\u0000"',
    ],
  ])('refuses %s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})

describe('comments, blank lines, MAINTAINER', () => {
  test.each<[name: string, made: AnyStage, found: string]>([
    ['lines of a comment', base().comment('a\r\n\n b '), '# a\n#\n#  b\n'],
    ['a comment that has its sign', base().comment('#a\n#'), '#a\n#\n'],
    [
      'one blank line of several, and none at the ends',
      base().blank().run('a').blank().blank().run('b').blank(),
      'RUN a\n\nRUN b\n',
    ],
    ['MAINTAINER', loose(base()).maintainer!('A <a@x.example>') as never, 'MAINTAINER A <a@x.example>\n'],
  ])('are written: %s', (_, made, found) => expect(body(made)).toBe(found))

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'a name that is none',
      () => loose(base()).maintainer!(5),
      'wrong-argument: maintainer: expected a string, found the number 5',
    ],
    [
      'an empty name',
      () => loose(base()).maintainer!(''),
      'not-expressible: MAINTAINER: it must not be empty, found ""',
    ],
    [
      'a stage in text',
      () => `${String(stage('a').from('alpine:3.22'))}`,
      'handle-in-plain-string: the stage "a" was put into a string, which cannot keep it. Pass it as a value: .from(stage), .copyFrom(stage, …)',
    ],
    [
      'a stage without a name in text',
      () => `${String(base())}`,
      'handle-in-plain-string: the stage was put into a string, which cannot keep it. Pass it as a value: .from(stage), .copyFrom(stage, …)',
    ],
    [
      'a comment that no Dockerfile has',
      () => base().comment('a\0'),
      'not-expressible: comment: a NUL character cannot be written here, found " a\\u0000"',
    ],
  ])('are refused: %s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})
