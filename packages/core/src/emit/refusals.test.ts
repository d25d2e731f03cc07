import { describe, expect, test } from 'vitest'
import {
  imageReference,
  list,
  node,
  scratch,
  stageReference,
  variable,
  word,
  type Copy,
  type Instruction,
  type Mount,
  type RunFlags,
  type ShellLine,
  type Stage,
  type Word,
} from '../model/index.js'
import {
  exec,
  fileOf,
  inline,
  mounted,
  pairs,
  print,
  run,
  sentenceOf,
  shell,
  stageOf,
  textOf,
  withHeredocs,
} from './testing/models.js'

const v = word([variable('V')])
const copy = (change: Partial<Copy>) =>
  node<Copy>({ kind: 'copy', flags: {}, sources: list(['a']), destination: '/x', ...change })
const add = (sources: readonly Word[]) =>
  node<Instruction>({ kind: 'add', flags: {}, sources: list(sources), destination: '/x' })
const bind = (options: object) => mounted(node({ kind: 'mount', type: 'bind', options } as Mount))
const comment: ShellLine = { kind: 'line-comment', indent: '', text: '' }
const raw = (keyword: string, ...lines: readonly ShellLine[]) =>
  node<Instruction>({ kind: 'raw', keyword, lines: list(lines), heredocs: list([]) })
const health = (flags: object) => node<Instruction>({ kind: 'healthcheck', flags, command: exec('a') })

describe('an instruction that cannot be written', () => {
  test.each<[instruction: Instruction, sentence: string]>([
    [add([]), 'empty-sources: ADD: there is no source'],
    [add(['a\0']), 'not-expressible: ADD: a NUL character cannot be written here, found "a\\u0000"'],
    [copy({ sources: list([]) }), 'empty-sources: COPY: there is no source'],
    [
      copy({ sources: list([inline('f', ''), inline('f', '')]) }),
      'bad-heredoc: COPY: two inline files have the name "f"',
    ],
    [
      copy({ sources: list([inline('f', ''), 'a b']) }),
      'not-expressible: COPY beside an inline file: white space cannot be written here, found "a b"',
    ],
    [
      copy({ sources: list([inline('f', word([variable('A'), '\n']))]) }),
      'bad-heredoc: COPY: the inline file "f" has variables, and they are not expanded',
    ],
    [
      copy({ sources: list([inline('f', v, { expand: true })]) }),
      'bad-heredoc: COPY: the inline file "f" must end with a newline',
    ],
    [copy({ sources: list([inline('f', 'a')]) }), 'bad-heredoc: COPY: "f" must end with a newline'],
    [
      copy({ sources: list([inline('f', 'f\n')]) }),
      'bad-heredoc: COPY: the heredoc "f" has a line that is its own name, which would end it | Give it another name',
    ],
    [
      copy({ sources: list([inline('', '', { expand: true })]) }),
      'bad-heredoc: COPY: the name of an inline file has no white space and no "<", found ""',
    ],
    [
      copy({ flags: { from: imageReference('1') } }),
      'reference-shadowed: COPY --from: BuildKit reads "1" as the index of a stage, not as an image | Write the image\'s full name: docker.io/library/1',
    ],
    [
      copy({ flags: { from: imageReference(v) } }),
      'bad-image: COPY --from: variables are not expanded here | Give the image a stage of its own: FROM image AS name',
    ],
    [
      copy({ flags: { from: imageReference('a$') } }),
      'bad-image: COPY --from: "a$" is not an image or a named context',
    ],
    [copy({ flags: { from: imageReference('') } }), 'bad-image: COPY --from: "" is not an image or a named context'],
    [copy({ flags: { from: stageReference('A') } }), 'bad-stage-name: COPY --from: "A" is not the name of a stage'],
    [
      copy({ flags: { chown: 'é' } }),
      'not-expressible: COPY --chown: the character "é", which is not ASCII, cannot be written here, found "é"',
    ],
    [
      copy({ flags: { exclude: ['é'] } }),
      'not-expressible: COPY --exclude: the character "é", which is not ASCII, cannot be written here, found "é"',
    ],
    [
      bind({ from: stageReference(0) }),
      'unnamed-stage: RUN --mount from: stage 0 has no name, and only COPY --from takes an index | Give the stage a name',
    ],
    [
      bind({ target: 'é' }),
      'not-expressible: RUN --mount target: the character "é", which is not ASCII, cannot be written here, found "é"',
    ],
    [
      mounted(node({ kind: 'mount', type: 'cache', options: { sharing: 'x' } } as never as Mount)),
      'bad-mount: RUN --mount sharing: "x" is none of shared, private, locked',
    ],
    [
      mounted(node({ kind: 'mount', type: 'x', options: {} } as never as Mount)),
      'bad-mount: RUN --mount: there is no type "x"',
    ],
    [
      mounted(node({ kind: 'mount', type: 'raw', text: 'é' } as Mount)),
      'not-expressible: RUN --mount: the character "é", which is not ASCII, cannot be written here, found "é"',
    ],
    [
      run(shell('a'), { network: 'x' } as never as RunFlags),
      'bad-option: RUN --network: "x" is none of default, none, host',
    ],
    [run(shell('')), 'nothing was refused'],
    [run(shell(' a')), 'not-expressible: RUN: white space before the command is not kept, found " a"'],
    [run(shell('a ')), 'not-expressible: RUN: white space after the command is not kept, found "a "'],
    [run(shell('a\\')), 'not-expressible: RUN: an \\ at its end would continue the line, found "a\\\\"'],
    [
      run(shell('["a"]')),
      'not-expressible: RUN: a command that is a JSON list would be read as exec form, found "[\\"a\\"]"',
    ],
    [
      run(shell('a << b')),
      'bad-heredoc: RUN: BuildKit reads a heredoc here that ends at a line "b" | Quote it, or write << without white space before it',
    ],
    [run(withHeredocs('a', {})), 'bad-heredoc: RUN: BuildKit does not find the heredoc "EOF" in its line'],
    [
      run(withHeredocs('a <<EOF', { body: 'EOF\n' })),
      'bad-heredoc: RUN: the heredoc "EOF" has a line that is its own name, which would end it | Give it another name',
    ],
    [run(withHeredocs('a <<EOF', { body: 'a' })), 'bad-heredoc: RUN: "EOF" must end with a newline'],
    [
      run(withHeredocs('a <<EOF', { body: `${'x'.repeat(65_536)}\n` })),
      'line-too-long: RUN: a line of "EOF" has more than 65535 bytes',
    ],
    [
      run(withHeredocs('a <<EOF', { body: '\0\n' })),
      'not-expressible: RUN: a NUL character cannot be written in "EOF"',
    ],
    [
      run(shell('a', { kind: 'line-comment', indent: 'x', text: '' }, 'b')),
      'not-expressible: RUN: a comment is indented by white space only',
    ],
    [
      run(shell('a', { kind: 'line-comment', indent: ' ', text: 'a\nb' }, 'b')),
      'newline-in-value: comment in RUN: a newline cannot be written here, found "a\\nb"',
    ],
    ...[[comment], ['', comment], [comment, ''], ['', comment, ' ']].flatMap((lines): [Instruction, string][] => [
      [run(shell(...lines)), 'not-expressible: RUN: a comment stands between lines of text, and there is none'],
      [raw('CMD', ...lines), 'not-expressible: CMD: a comment stands between lines of text, and there is none'],
    ]),
    [run(exec()), 'empty-sources: RUN: the list must not be empty'],
    [
      node({ kind: 'cmd', command: exec('\ud800') }),
      'not-expressible: CMD: half of a surrogate pair cannot be written here, found "\\ud800"',
    ],
    [node({ kind: 'entrypoint', command: exec() }), 'nothing was refused'],
    [node({ kind: 'shell', args: list([]) }), 'empty-sources: SHELL: the list must not be empty'],
    [node({ kind: 'healthcheck', flags: {}, command: shell('') }), 'not-expressible: HEALTHCHECK CMD: it is empty'],
    [health({ interval: '5' }), 'bad-duration: HEALTHCHECK --interval: "5": it has no unit (h, m, s, ms)'],
    [
      health({ interval: '5000µs' }),
      'bad-duration: HEALTHCHECK --interval: "5000µs": "µs" is not a unit (h, m, s, ms)',
    ],
    [health({ retries: -1 }), 'bad-option: HEALTHCHECK --retries: -1 is not a whole number from 0 on'],
    [health({ retries: 2 ** 31 }), 'bad-option: HEALTHCHECK --retries: 2147483648 is not a whole number from 0 on'],
    [health({ retries: 2 ** 31 - 1 }), 'nothing was refused'],
    [health({ retries: 0 }), 'nothing was refused'],
    [
      node({ kind: 'arg', args: list([{ name: 'a b' }]) }),
      'bad-name: ARG name: "a b" is not a name that can be written',
    ],
    [
      node({ kind: 'arg', args: list([{ name: 'A', value: '\n' }]) }),
      'newline-in-value: ARG value: a newline cannot be written here, found "\\n"',
    ],
    [node({ kind: 'arg', args: list([]) }), 'empty-sources: ARG: the list must not be empty'],
    [node({ kind: 'env', pairs: list([]) }), 'empty-sources: ENV: the list must not be empty'],
    [node({ kind: 'env', pairs: pairs(['A=', 'b']) }), 'bad-name: ENV key: no "=" may stand in it, found "A="'],
    [
      node({ kind: 'label', pairs: pairs(['a', '\n'], ['b', 'c']) }),
      'newline-in-value: LABEL value: a newline cannot be written here, found "\\n"',
    ],
    [
      node({ kind: 'env', pairs: pairs(['A', word([variable('B', '^')])]) }),
      'bad-variable: ENV value: "${B^}" is not a variable that BuildKit reads',
    ],
    [
      node({ kind: 'env', pairs: pairs(['A', word([variable('B C')])]) }),
      'bad-variable: ENV value: "B C" is not a variable that BuildKit reads',
    ],
    [
      node({ kind: 'env', pairs: pairs(['A', 'b']), comments: list([{ before: 0, text: '\n' }]) }),
      'newline-in-value: comment in ENV: a newline cannot be written here, found "\\n"',
    ],
    [node({ kind: 'expose', ports: list([]) }), 'empty-sources: EXPOSE: there is no port'],
    [
      node({ kind: 'expose', ports: list(['8 0']) }),
      'not-expressible: EXPOSE: white space cannot be written here, found "8 0"',
    ],
    [node({ kind: 'volume', paths: list([]) }), 'empty-sources: VOLUME: there is no path, or an empty one'],
    [node({ kind: 'volume', paths: list(['a', '']) }), 'empty-sources: VOLUME: there is no path, or an empty one'],
    [node({ kind: 'workdir', path: '\n' }), 'newline-in-value: WORKDIR: a newline cannot be written here, found "\\n"'],
    [node({ kind: 'user', user: '\n' }), 'newline-in-value: USER: a newline cannot be written here, found "\\n"'],
    [
      node({ kind: 'stopsignal', signal: '\n' }),
      'newline-in-value: STOPSIGNAL: a newline cannot be written here, found "\\n"',
    ],
    [node({ kind: 'maintainer', name: '' }), 'not-expressible: MAINTAINER: it must not be empty, found ""'],
    [
      node({ kind: 'maintainer', name: ' a' }),
      'not-expressible: MAINTAINER: white space at its ends is not kept, found " a"',
    ],
    [
      node({ kind: 'maintainer', name: 'a ' }),
      'not-expressible: MAINTAINER: white space at its ends is not kept, found "a "',
    ],
    [
      node({ kind: 'maintainer', name: 'a\\' }),
      'not-expressible: MAINTAINER: an \\ at its end would continue the line, found "a\\\\"',
    ],
    [node({ kind: 'maintainer', name: 'a\\\\' }), 'nothing was refused'],
    [raw('R UN', 'a'), 'not-expressible: "R UN" cannot be the keyword of an instruction'],
    [raw('R\\', 'a'), 'not-expressible: "R\\\\" cannot be the keyword of an instruction'],
    [raw('\ud800', 'a'), 'not-expressible: "\\ud800" cannot be the keyword of an instruction'],
    [raw('RUN', 'a\\'), 'not-expressible: RUN: an \\ at its end would continue the line, found "a\\\\"'],
    [raw('RUN', 'a\nb'), 'newline-in-command: RUN: a newline cannot be written here, found "a\\nb"'],
    ...(['from', 'maintainer', 'OnBuild'] as const).map((keyword): [Instruction, string] => [
      node({ kind: 'onbuild', trigger: raw(keyword, 'a') as never }),
      `not-expressible: ONBUILD: ${keyword.toUpperCase()} cannot be its trigger`,
    ]),
  ])('%o', (instruction, sentence) => expect(sentenceOf(() => print(instruction))).toBe(sentence))

  test('is escaped as the file is', () => {
    expect(sentenceOf(() => print(raw('R`', 'a'), '`'))).toMatch(/cannot be the keyword/)
    expect(sentenceOf(() => print(run(shell('a`')), '`'))).toMatch(/an ` at its end/)
    expect(print(run(shell('a\\')), '`')).toBe('RUN a\\')
  })
})

describe('what is around instructions that cannot be written', () => {
  const stage = (change: Partial<Stage>) => textOf(fileOf([], { stages: list([stageOf(change)]) }))
  test.each<[name: string, make: () => string, sentence: string]>([
    [
      'a name',
      () => stage({ name: '1a' }),
      'bad-stage-name: FROM: a stage cannot be called "1a"; accepted: a letter a to z, then letters, digits, "-", "_" and "."',
    ],
    [
      'a name with a blank',
      () => stage({ name: 'a b' }),
      'bad-stage-name: FROM: a stage cannot be called "a b"; accepted: a letter a to z, then letters, digits, "-", "_" and "."',
    ],
    [
      'a base without a name',
      () => stage({ base: stageReference(0) }),
      'unnamed-stage: FROM: stage 0 has no name, and only COPY --from takes an index | Give the stage a name',
    ],
    [
      'a base that is no name',
      () => stage({ base: stageReference('a!') }),
      'bad-stage-name: FROM: "a!" is not the name of a stage',
    ],
    ['an empty image', () => stage({ base: imageReference('') }), 'bad-image: FROM: the image reference is empty'],
    [
      'an image with a blank',
      () => stage({ base: imageReference('a b') }),
      'not-expressible: FROM: white space cannot be written here, found "a b"',
    ],
    [
      'a platform',
      () => stage({ platform: 'é' }),
      'not-expressible: FROM --platform: the character "é", which is not ASCII, cannot be written here, found "é"',
    ],
    [
      'a comment',
      () => stage({ comments: list([{ kind: 'comment', text: 'a\nb' }]) }),
      'newline-in-value: comment: a newline cannot be written here, found "a\\nb"',
    ],
    [
      'a comment that is too long',
      () => stage({ comments: list([{ kind: 'comment', text: 'x'.repeat(65_535) }]) }),
      'line-too-long: a comment has more than 65535 bytes',
    ],
    [
      'a comment that is just not too long',
      () => String(stage({ comments: list([{ kind: 'comment', text: 'x'.repeat(65_534) }]) }).length),
      'nothing was refused',
    ],
    [
      'an empty syntax',
      () => textOf(fileOf([], { directives: { syntax: '' } })),
      'bad-directive: # syntax=: it must not be empty, found ""',
    ],
    [
      'a syntax of two lines',
      () => textOf(fileOf([], { directives: { syntax: 'a\rb' } })),
      'bad-directive: # syntax=: it must be one line, found "a\\rb"',
    ],
    [
      'a check with a blank at its end',
      () => textOf(fileOf([], { directives: { check: 'a ' } })),
      'bad-directive: # check=: white space at its ends is not kept, found "a "',
    ],
    [
      'a check with a blank at its start',
      () => textOf(fileOf([], { directives: { check: ' a' } })),
      'bad-directive: # check=: white space at its ends is not kept, found " a"',
    ],
    [
      'an escape character',
      () => textOf(fileOf([], { directives: { escape: 'x' as '`' } })),
      'bad-directive: # escape=: only a backslash or a backtick can be the escape character',
    ],
    ['scratch', () => stage({ base: scratch }), 'nothing was refused'],
  ])('%s', (_, make, sentence) => expect(sentenceOf(make)).toBe(sentence))
})
