import { describe, expect, test } from 'vitest'
import { list, node, partsOf, type Entry, type InlineFile, type Word } from '../model/index.js'
import { parse } from '../parse/parse-file.js'
import { check } from './check.js'
import { isSilent } from './check-entry.js'
import { usesIn } from './entry-uses.js'
import { expandedWords, isConstant } from './entry-words.js'
import { copyFrom, env, file, mount, run, stage, w } from './testing/build.js'

const lex = { escape: '\\', quotes: true } as const

/** The first instruction of a stage. */
function entryOf(lines: string): Entry {
  return parse(`FROM scratch\n${lines}\n`).file.stages[0]!.instructions[0]!
}

/** `a<NAME:-b>`: a word with its variables marked. */
function shown(value: Word): string {
  return partsOf(value)
    .map((part) => (typeof part === 'string' ? part : `<${part.name}${part.modifier ?? ''}>`))
    .join('')
}

describe('the words that BuildKit replaces variables in', () => {
  test.each<[lines: string, words: readonly string[]]>([
    ['ADD --chmod=$C --chown=$A $D b /$E', ['<A>', '<C>', '<D>', '/<E>']],
    ['ADD --checksum=$A https://x.example/$B /', ['<A>', 'https://x.example/<B>']],
    ['COPY --from=a --exclude=$X --chown=$A:b $B /', ['<A>:b', '<B>']],
    ['COPY ["$A b", "/"]', ['<A> b']],
    ['COPY <<X /$A\n$B\nX', ['/<A>', '<B>\n']],
    ['ADD <<X <<Y /\n$A\nX\n$B\nY', ['<A>\n', '<B>\n']],
    ["COPY <<'X' /\n$A\nX", []],
    ['ENV $A=$B C=d E=$F', ['<A>', '<B>', '<F>']],
    ['LABEL a.$A=$B', ['a.<A>', '<B>']],
    ['EXPOSE $A 80 $B/tcp', ['<A>', '<B>/tcp']],
    ['VOLUME $A /b /$C', ['<A>', '/<C>']],
    ['VOLUME ["$A"]', ['<A>']],
    ['WORKDIR /a/${B:-c}', ['/a/<B:-c>']],
    ['USER $A:$B', ['<A>:<B>']],
    ['STOPSIGNAL $A', ['<A>']],
    ['RUN --mount=type=cache,target=/$A,id=$B,uid=$C x $D', ['/<A>', '<B>', '<C>']],
    ['RUN --mount=type=secret,id=$A --mount=type=tmpfs,target=/b,size=$C x', ['<A>', '<C>']],
    // ARG is read one by one, and a mount that is kept as text where it is checked.
    ['ARG A=$B', []],
    ['RUN --mount=type=$T,target=/$A x', []],
    ['RUN $A', []],
    ['CMD ["$A"]', []],
    ['ENTRYPOINT $A', []],
    ['SHELL ["$A"]', []],
    ['HEALTHCHECK CMD $A', []],
    ['MAINTAINER $A', []],
    ['ONBUILD ENV A=$B', []],
    ["LABEL a='$A' b=\\$B", []],
  ])('%j', (lines, words) => {
    const entry = entryOf(lines)
    expect(expandedWords(entry).map(({ word }) => shown(word))).toEqual(words)
    expect(isConstant(entry) && words.length > 0).toBe(false)
  })

  test('know quotes, but not in the body of a heredoc', () => {
    const entry = entryOf('COPY --chown=$A $B <<X /$C\n$D\nX')
    expect(expandedWords(entry).map(({ quotes }) => quotes)).toEqual([true, true, true, false])
  })

  test('are none of an inline file that says so', () => {
    const inline = (expand: boolean): InlineFile =>
      node<InlineFile>({ kind: 'inline-file', name: 'f', content: w('$A'), expand, stripTabs: false })
    const entry = copyFrom(undefined, [inline(false), inline(true)])
    expect(expandedWords(entry)).toEqual([{ word: w('$A'), quotes: false }])
    // Which it is takes longer to see.
    expect(isConstant(entry)).toBe(false)
  })
})

describe('the variables of an instruction', () => {
  test.each<[lines: string, uses: string]>([
    ['LABEL $A=${B:-$C}${D#$E}', 'A B:default! C D:prefix E'],
    ['LABEL a=${A+b} b=${B?} c=${C/$D/$E} d=${F%g}', 'A:alternative! B:required! C:replace D E F:suffix'],
    ['RUN --mount=type=cache,target=/$A --mount=type=$B,target=${C:-$D},from=e$ x', 'A B C:default! D'],
    [`RUN --mount='type=$B,"target=/$A,$C",ro' x`, 'B A C'],
    ['COPY <<X /\n\'$A\' \\$B "${C}"\nX', 'A C'],
    ['ENV A=\'$B\' C="$D" E=\\$F', 'D'],
    ['ARG A=$B', ''],
    ['RUN $A', ''],
    ['LABEL a=$A a=$A', 'A A'],
  ])('%j', (lines, uses) => {
    const told = usesIn(entryOf(lines), lex).map(
      ({ name, modifier, guarded }) => `${name}${modifier === undefined ? '' : `:${modifier}`}${guarded ? '!' : ''}`,
    )
    expect(told.join(' ')).toBe(uses)
  })

  test('are none of a malformed word, and those of the others all the same', () => {
    const entry = env({ A: '${B^}', C: '$D' })
    expect(usesIn(entry, lex).map(({ name }) => name)).toEqual(['D'])
    const raw = run('x', mount.raw('target=${A^},id=$B'), mount.raw('"target=$C'), mount.raw('id=$D'))
    expect(usesIn(raw, lex).map(({ name }) => name)).toEqual(['B', 'D'])
  })
})

describe('an instruction that is passed over', () => {
  const fine = [
    ...['# a', 'CMD $A', 'ENTRYPOINT ["a"]', 'ARG A', 'ARG A=b C=', 'ENV A=b C="d e"', 'LABEL a=b', 'USER a:b'],
    ...[
      'WORKDIR /a',
      'WORKDIR a b',
      'COPY a /',
      'COPY a b /c/',
      'COPY --from=scratch a /',
      'EXPOSE 80 8080',
      'VOLUME /a',
    ],
    ...['RUN a', 'RUN ["a"]', 'RUN a \\\n  b', 'RUN --network=none a'],
  ]
  const looked = [
    ...[
      'ARG A=$B',
      'ENV A=$B',
      'ENV $A=b',
      'LABEL a=$B',
      'USER $A',
      'WORKDIR $A',
      'COPY $A /',
      'COPY a $B',
      'EXPOSE $A',
    ],
    ...[
      'VOLUME $A',
      'VOLUME [""]',
      'COPY a b /c',
      'COPY --chown=a b /',
      'COPY --chmod=1 b /',
      'COPY https://a.example /',
    ],
    ...['EXPOSE 80/tcp', 'EXPOSE 65536', 'EXPOSE a', 'RUN $A', 'RUN []', 'RUN <<X\na\nX', 'RUN --mount=target=/a x'],
    ...[
      'RUN a \\\n  $B',
      'ADD a /',
      'SHELL ["a"]',
      'STOPSIGNAL 9',
      'HEALTHCHECK NONE',
      'MAINTAINER a',
      'ONBUILD RUN a',
    ],
    ...['COPY <<X /\na\nX'],
  ]
  test.each(fine)('%j', (lines) => {
    const entry = entryOf(lines)
    expect(isSilent(entry)).toBe(true)
    expect([...expandedWords(entry), ...usesIn(entry, lex)]).toEqual([])
    expect(check(file(stage('scratch', undefined, entry)))).toEqual([])
  })
  test.each(looked)('is none of %j', (lines) => expect(isSilent(entryOf(lines))).toBe(false))
  test('is none that copies nothing', () => {
    expect(isSilent(copyFrom(undefined, [], '/a'))).toBe(false)
    expect(isSilent(copyFrom(undefined, [], '/a/'))).toBe(false)
    expect(isSilent(node<Entry>({ kind: 'volume', paths: list(['/a', '']) }))).toBe(false)
    expect(isSilent(node<Entry>({ kind: 'blank' }))).toBe(true)
  })
})
