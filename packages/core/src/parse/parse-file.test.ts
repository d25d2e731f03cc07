import { describe, expect, it } from 'vitest'
import { comment, imageReference, variable, word } from '../model/index.js'
import { parse } from './parse-file.js'
import { one, read } from './testing/read.js'

const warnings = (text: string) => parse(`FROM a\n${text}`).problems.map(({ severity, code }) => `${severity} ${code}`)

describe('ENV and LABEL', () => {
  it('take the old form when the first word has no "="', () => {
    expect(one('ENV A b  "q"')).toEqual({ kind: 'env', pairs: [{ key: 'A', value: 'b  q' }] })
    expect(one('ENV A = b')).toEqual({ kind: 'env', pairs: [{ key: 'A', value: '= b' }] })
    expect(one('LABEL a b=c')).toEqual({ kind: 'label', pairs: [{ key: 'a', value: 'b=c' }] })
  })

  it('read keys as words', () => {
    expect(one('LABEL "d e"=f A$B=c')).toEqual({
      kind: 'label',
      pairs: [
        { key: 'd e', value: 'f' },
        { key: word(['A', variable('B')]), value: 'c' },
      ],
    })
  })

  it('drop the escape character at the end, and split at any white space', () => {
    expect(one('ENV A=b\\\\\\')).toEqual({ kind: 'env', pairs: [{ key: 'A', value: 'b\\' }] })
    expect(one('ENV A=b\u2003C=d')).toMatchObject({ pairs: [{ key: 'A' }, { key: 'C' }] })
  })

  it('join a value that is continued inside quotes', () => {
    expect(one('ENV A="b\\\n  c"')).toEqual({ kind: 'env', pairs: [{ key: 'A', value: 'b  c' }] })
  })

  it('are kept as text when a key has "=" in it', () => {
    expect(one('ENV A\u00a0=b c')).toEqual({ kind: 'raw', keyword: 'ENV', lines: ['A\u00a0=b c'], heredocs: [] })
  })
})

describe('ARG', () => {
  it('has names that are no words, and defaults that are', () => {
    expect(one('ARG A B= C="$D e"')).toEqual({
      kind: 'arg',
      args: [{ name: 'A' }, { name: 'B', value: '' }, { name: 'C', value: word([variable('D'), ' e']) }],
    })
    expect(one('ARG "A"=b')).toMatchObject({ kind: 'raw', lines: ['"A"=b'] })
  })

  it('ignores flags, as STOPSIGNAL and HEALTHCHECK NONE do', () => {
    expect(warnings('ARG --x=y A')).toEqual(['warning ignored-flag'])
    expect(warnings('STOPSIGNAL --x 9')).toEqual(['warning ignored-flag'])
    expect(warnings('HEALTHCHECK --interval=zzz NONE')).toEqual(['warning ignored-flag'])
  })
})

describe('fields that are the rest of the line', () => {
  it('may have blanks, and are words', () => {
    expect(one('WORKDIR /a  b')).toEqual({ kind: 'workdir', path: '/a  b' })
    expect(one('USER "a b":$G ')).toEqual({ kind: 'user', user: word(['a b:', variable('G')]) })
    expect(one('STOPSIGNAL SIG\\TERM')).toEqual({ kind: 'stopsignal', signal: 'SIGTERM' })
  })

  it('are no word in MAINTAINER', () => {
    expect(one('MAINTAINER "a" $B')).toEqual({ kind: 'maintainer', name: '"a" $B' })
  })
})

describe('EXPOSE and VOLUME', () => {
  it('take words that quotes do not hold together', () => {
    expect(one('EXPOSE 80  "81"/udp $P')).toEqual({ kind: 'expose', ports: ['80', '81/udp', word([variable('P')])] })
    expect(parse('FROM a\nVOLUME "/a b"').problems.map(({ code }) => code)).toEqual([
      'unbalanced-quote',
      'unbalanced-quote',
    ])
    expect(one('VOLUME /a,/b')).toEqual({ kind: 'volume', paths: ['/a,/b'] })
  })

  it('cuts ports at every white space that is neither quoted nor escaped, as BuildKit does', () => {
    expect(one('EXPOSE 80\u202881')).toEqual({ kind: 'expose', ports: ['80', '81'] })
    expect(one('EXPOSE 127.0.0.1::80\u00a0  ${P}\u202881')).toEqual({
      kind: 'expose',
      ports: ['127.0.0.1::80', word([variable('P')]), '81'],
    })
    expect(one('EXPOSE "80\u2028"')).toEqual({ kind: 'expose', ports: ['80\u2028'] })
    // An escape character with nothing behind it is dropped, and then there is no port.
    expect(one('EXPOSE \\\f')).toEqual({ kind: 'expose', ports: [''] })
    expect(one('EXPOSE 80 \\\f')).toEqual({ kind: 'expose', ports: ['80'] })
  })

  it('take JSON in VOLUME, whose strings are words too', () => {
    expect(one('VOLUME ["/a b", " /c\\\\d ", "$E"]')).toEqual({
      kind: 'volume',
      paths: ['/a b', '/cd', word([variable('E')])],
    })
  })
})

describe('commands', () => {
  const command = (text: string) => (one(text) as { command: unknown }).command
  const shell = (...lines: string[]) => ({ form: 'shell', lines, heredocs: [] })

  it('keep the characters of their lines', () => {
    expect(command('RUN   a  "b" \\\n\t c\\\\  ')).toEqual(shell('a  "b" ', '\t c\\\\'))
    expect(command('RUN a  \\ \t\n  b\\\nc  ')).toEqual(shell('a  ', '  b', 'c'))
    expect(command('RUN \\\n  a')).toEqual(shell('', '  a'))
    expect(command('RUN a \\\n\\\n b')).toEqual(shell('a ', '', ' b'))
    expect(command('RUN a \\\n  \\\n')).toEqual(shell('a'))
    expect(command('RUN')).toEqual(shell(''))
    expect(command('CMD a\r\n')).toEqual(shell('a'))
  })

  it('begin below mounts on a line that is not theirs', () => {
    expect(command('RUN --mount=type=ssh \\\n    a \\\n  b')).toEqual(shell('a ', '  b'))
    expect(command('RUN --network=none \\\n    a')).toEqual(shell('', '    a'))
  })

  it('are exec form when all of it is JSON', () => {
    expect(command('CMD ["a", \\\n "b\\u00e9"]')).toEqual({ form: 'exec', args: ['a', 'bé'] })
    expect(command('CMD []')).toEqual({ form: 'exec', args: [] })
    for (const text of ["['a']", '["a",]', '["a"] # c', '["a" "b"]', '["c:\\x"]', '["\t"]', '[ -f x ] && y']) {
      expect(command(`RUN ${text}`)).toEqual(shell(text))
    }
  })

  it('are shell form after --', () => {
    expect(command('RUN -- --x')).toEqual(shell('--x'))
  })

  it('of HEALTHCHECK follow the word CMD in any case', () => {
    expect(one('HEALTHCHECK --interval=1m --retries=+03 --timeout= cmd a b')).toEqual({
      kind: 'healthcheck',
      flags: { interval: '1m', retries: 3 },
      command: shell('a b'),
    })
    expect(one('HEALTHCHECK none')).toEqual({ kind: 'healthcheck', flags: {} })
    expect(one('HEALTHCHECK NONE []')).toEqual({ kind: 'healthcheck', flags: {} })
    expect(one('HEALTHCHECK CMD ["a"]')).toMatchObject({ command: { form: 'exec' } })
    // White space that is not ASCII is text of this command, and of no other.
    expect(one('HEALTHCHECK CMD \u00a0a')).toMatchObject({ kind: 'raw', lines: ['CMD \u00a0a'] })
    expect(one('CMD \u00a0a')).toMatchObject({ command: shell('a') })
  })
})

describe('heredocs', () => {
  const heredoc = (delimiter: string, body: string, change = {}) => ({
    kind: 'heredoc',
    delimiter,
    expand: true,
    stripTabs: false,
    body,
    ...change,
  })

  it('of RUN keep their bodies as they stand', () => {
    expect(read('RUN <<A cat - <<-"B C"\r\na $X\r\nA\r\n\tb\n\t\tB C\nRUN d')).toMatchObject([
      {
        command: {
          lines: ['<<A cat - <<-"B C"'],
          heredocs: [heredoc('A', 'a $X\r\n'), heredoc('B C', '\tb\n', { expand: false, stripTabs: true })],
        },
      },
      { command: { lines: ['d'] } },
    ])
  })

  it('hide comments and directives in their bodies', () => {
    expect(read('RUN <<E\n# a\n\n \\\nE\n# b')).toMatchObject([
      { command: { heredocs: [heredoc('E', '# a\n\n \\\n')] } },
      comment(' b'),
    ])
  })

  it('end only at a line that is nothing but the delimiter', () => {
    expect(one('RUN <<E\nE \n E\nE')).toMatchObject({ command: { heredocs: [heredoc('E', 'E \n E\n')] } })
  })

  it('are none in JSON form, in other instructions, and where a quote is open', () => {
    expect(read('CMD a <<E\nRUN b')).toHaveLength(2)
    expect(read("RUN it's <<E\nRUN b")).toHaveLength(2)
    expect(read('RUN ["a", "<<E"]\nRUN b')).toHaveLength(2)
    expect(read('RUN cat<<E\nRUN b')).toHaveLength(2)
  })

  it('of COPY are files, verbatim unless they are expanded', () => {
    expect(one('COPY <<a <<-"b" c /d/\n$X\\y\na\n\tz\n\tb')).toEqual({
      kind: 'copy',
      flags: {},
      sources: [
        { kind: 'inline-file', name: 'a', content: word([variable('X'), 'y\n']), expand: true, stripTabs: false },
        { kind: 'inline-file', name: 'b', content: '\tz\n', expand: false, stripTabs: true },
        'c',
      ],
      destination: '/d/',
    })
  })

  it('of one name have the last body', () => {
    expect(one('COPY <<"a" <<"a" /\n1\na\n2\na')).toMatchObject({ sources: [{ content: '2\n' }, { content: '2\n' }] })
  })

  it('that only look like one in JSON are empty files', () => {
    expect(one('COPY ["<<E", "/"]')).toMatchObject({ sources: [{ kind: 'inline-file', name: 'E', content: '' }] })
    expect(one('COPY ["<<E", "a b", "/"]')).toMatchObject({ kind: 'raw', lines: ['["<<E", "a b", "/"]'] })
  })

  it('that no source uses leave the instruction as text', () => {
    const { file, problems } = parse('FROM a\nCOPY << E /x\nbody\nE\nRUN b')
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning bad-heredoc'])
    expect(file.stages[0]!.instructions).toMatchObject([
      { kind: 'raw', keyword: 'COPY', lines: ['<< E /x'], heredocs: [heredoc('E', 'body\n')] },
      { kind: 'run' },
    ])
  })
})

describe('COPY and ADD', () => {
  it('read flags by their kinds, and leave out what is empty', () => {
    expect(one('COPY --link --chown=$U:0 --parents=FALSE --exclude=a --exclude=$b --chmod= --from= a b')).toEqual({
      kind: 'copy',
      flags: { chown: word([variable('U'), ':0']), link: true, parents: false, exclude: ['a', '$b'] },
      sources: ['a'],
      destination: 'b',
    })
    expect(one('ADD --checksum=sha256:0 --keep-git-dir --unpack=false a b')).toMatchObject({
      flags: { checksum: 'sha256:0', keepGitDir: true, unpack: false },
    })
  })

  it('read paths as words, in JSON form too', () => {
    expect(one('COPY "a" b\\c /$D')).toMatchObject({ sources: ['a', 'bc'], destination: word(['/', variable('D')]) })
    expect(one('COPY ["a b", "it\\\\\'s", "/$D"]')).toMatchObject({ sources: ['a b', "it's"] })
  })

  it('are kept as text where BuildKit spoils a flag', () => {
    const { file, problems } = parse('FROM a\nCOPY --chown=é a b')
    expect(problems).toMatchObject([{ code: 'not-expressible', severity: 'warning' }])
    expect(file.stages[0]!.instructions).toMatchObject([{ kind: 'raw', keyword: 'COPY', lines: ['--chown=é a b'] }])
  })
})

describe('ONBUILD', () => {
  const trigger = (text: string) => one(`ONBUILD ${text}`)

  it('keeps its trigger to the last blank', () => {
    expect(trigger('RUN   a  ')).toEqual({
      kind: 'onbuild',
      trigger: { kind: 'raw', keyword: 'RUN', lines: ['  a  '], heredocs: [] },
    })
    expect(trigger('run a \\\n  # c\n  b ')).toMatchObject({
      trigger: { keyword: 'run', lines: ['a ', { kind: 'line-comment', indent: '  ', text: ' c' }, '  b '] },
    })
    expect(trigger('FOO x')).toMatchObject({ trigger: { keyword: 'FOO', lines: ['x'] } })
    expect(trigger('CMD')).toMatchObject({ trigger: { keyword: 'CMD', lines: [''] } })
  })

  it('keeps heredocs', () => {
    expect(trigger('COPY <<E /x\nb\nE')).toMatchObject({ trigger: { lines: ['<<E /x'], heredocs: [{ body: 'b\n' }] } })
  })

  it('is text as a whole where more than a blank follows the keyword, or no keyword is there', () => {
    for (const text of ['RUN\ta', 'RUN ', '-- RUN a', '[x] y']) {
      expect(trigger(text)).toEqual({ kind: 'raw', keyword: 'ONBUILD', lines: [text], heredocs: [] })
    }
  })
})

describe('FROM', () => {
  it('names stages in lower case', () => {
    expect(parse('from "a" aS B_1.x\nFROM --platform=$P b_1.x').file.stages).toMatchObject([
      { name: 'b_1.x', base: imageReference('a') },
      { base: { kind: 'stage-reference', stage: 'b_1.x' }, platform: word([variable('P')]) },
    ])
  })

  it('means an image by its own name', () => {
    expect(parse('FROM x AS x').file.stages[0]!.base).toEqual(imageReference('x'))
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
