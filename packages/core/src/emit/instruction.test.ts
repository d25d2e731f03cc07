import { describe, expect, it } from 'vitest'
import {
  list,
  node,
  stageReference,
  variable,
  word,
  type Arg,
  type Copy,
  type Env,
  type Mount,
  type ShellLine,
  type Word,
} from '../model/index.js'
import { codeOf, exec, inline, mounted, pairs, print, run, shell, withHeredocs } from './testing/models.js'

const cacheMount = node<Mount>({ kind: 'mount', type: 'cache', options: { target: '/root/.npm' } })
const note = { kind: 'line-comment', indent: '    ', text: ' why' } as const

function env(...given: readonly (readonly [Word, Word])[]): Env {
  return node({ kind: 'env', pairs: pairs(...given) })
}

function copy(change: Partial<Copy>): Copy {
  return node({ kind: 'copy', flags: {}, sources: list(['a']), destination: '/x', ...change })
}

describe('ENV, LABEL, ARG', () => {
  it('prints one pair beside the keyword and several one a line', () => {
    expect(print(env(['A', 'b']))).toBe('ENV A=b')
    expect(print(env(['A', 'b'], ['C', 'd e'], ['E', '']))).toBe('ENV A=b \\\n    C="d e" \\\n    E=""')
    expect(print(env(['A', 'b'], ['C', 'd']), '`')).toBe('ENV A=b `\n    C=d')
    expect(print(node({ kind: 'label', pairs: pairs(['a.b', 'c']) }))).toBe('LABEL a.b=c')
    const arg = node<Arg>({
      kind: 'arg',
      args: list([{ name: 'A' }, { name: 'B', value: '' }, { name: 'C', value: 'd' }]),
    })
    expect(print(arg)).toBe('ARG A \\\n    B="" \\\n    C=d')
  })

  it('prints comments inside, each before its item', () => {
    const comments = list([
      { before: 0, text: ' first' },
      { before: 1, text: '' },
      { before: 1, text: ' second' },
      { before: 9, text: ' behind' },
    ])
    expect(print(node({ ...env(['A', 'b'], ['C', 'd']), comments }))).toBe(
      'ENV \\\n    # first\n    A=b \\\n    #\n    # second\n    # behind\n    C=d',
    )
  })

  it('keeps names of arguments from being flags and comments', () => {
    expect(print(node({ kind: 'arg', args: list([{ name: '--x', value: 'y' }]) }))).toBe('ARG -- --x=y')
    expect(print(node({ kind: 'arg', args: list([{ name: 'a' }, { name: '#b' }]) }))).toBe('ARG a #b')
    expect(codeOf(() => print(node({ kind: 'arg', args: list([{ name: 'a b' }]) })))).toBe('bad-name')
    expect(codeOf(() => print(node({ kind: 'arg', args: list([{ name: '' }]) })))).toBe('bad-name')
  })

  it('refuses an empty list', () => {
    expect(codeOf(() => print(node({ kind: 'arg', args: list([]) })))).toBe('empty-sources')
    expect(codeOf(() => print(env()))).toBe('empty-sources')
  })
})

describe('COPY and ADD', () => {
  it('prints words, or a JSON list when one has white space', () => {
    expect(print(copy({ sources: list(['a', 'b']), destination: '/x/' }))).toBe('COPY a b /x/')
    expect(print(copy({ sources: list(['a b']) }))).toBe('COPY ["a b", "/x"]')
    expect(print(copy({ sources: list(["it's $5", 'a\nb']) }))).toBe('COPY ["it\\\\\'s \\\\$5", "a\\nb", "/x"]')
    expect(print(copy({ sources: list([word([variable('A'), 'b c'])]) }))).toBe('COPY ["${A}b c", "/x"]')
    expect(print(copy({ flags: { from: stageReference('build'), link: true } }))).toBe('COPY --from=build --link a /x')
    const add = node({ kind: 'add', flags: { unpack: false }, sources: list(['a']), destination: '/x' } as const)
    expect(print(add)).toBe('ADD --unpack=false a /x')
  })

  it('quotes what would be something else', () => {
    expect(print(copy({ sources: list(['--from=b']) }))).toBe('COPY "--from=b" /x')
    expect(print(copy({ sources: list(['<<EOF']) }))).toBe('COPY "<<EOF" /x')
    expect(print(copy({ sources: list(['<<a b']) }))).toBe('COPY ["\\"<<a b\\"", "/x"]')
    expect(print(copy({ sources: list(['[1,']), destination: '2]' }))).toBe('COPY "[1," 2]')
    expect(print(copy({ sources: list(['[a-z]*']) }))).toBe('COPY [a-z]* /x')
    expect(print(copy({ sources: list(['']) }))).toBe('COPY "" /x')
  })

  it('prints inline files', () => {
    expect(print(copy({ sources: list([inline('app.conf', 'a\nb\n')]) }))).toBe('COPY <<"app.conf" /x\na\nb\napp.conf')
    expect(print(copy({ sources: list([inline('e', '')]) }))).toBe('COPY <<"e" /x\ne')
    expect(print(copy({ sources: list([inline('t', '\ta\n', { stripTabs: true })]) }))).toBe('COPY <<-"t" /x\n\ta\nt')
    expect(print(copy({ sources: list(['a', inline('b', 'x\n'), inline('c', 'y\n')]) }))).toBe(
      'COPY a <<"b" <<"c" /x\nx\nb\ny\nc',
    )
    expect(print(copy({ sources: list([inline('a"b', 'x\n')]) }))).toBe('COPY <<\'a"b\' /x\nx\na"b')
    expect(print(copy({ sources: list([inline(`a"b'`, 'x\n')]) }))).toBe(`COPY <<"a\\"b'" /x\nx\na"b'`)
  })

  it('escapes the body of an inline file that is expanded', () => {
    const body = word(['a\\b $5 ', variable('A'), 'b ', variable('B'), '\n'])
    expect(print(copy({ sources: list([inline('f', body, { expand: true })]) }))).toBe(
      'COPY <<f /x\na\\\\b \\$5 ${A}b $B\nf',
    )
    expect(print(copy({ sources: list([inline('f', 'x\nf\n', { expand: true })]) }))).toBe('COPY <<f /x\nx\n\\f\nf')
    const reference = word([variable('A'), '\n'])
    expect(print(copy({ sources: list([inline('$A', reference, { expand: true })]) }))).toBe('COPY <<\\$A /x\n${A}\n$A')
    expect(print(copy({ sources: list([inline('\\$A', '$A\n', { expand: true })]) }))).toBe(
      'COPY <<\\\\\\$A /x\n\\$\\A\n\\$A',
    )
    expect(print(copy({ sources: list([inline('-f', '', { expand: true })]) }))).toBe('COPY <<\\-f /x\n-f')
  })

  it('is found by a search for heredocs that escapes with the backslash', () => {
    expect(print(copy({ sources: list([inline('f', '')]), destination: 'a"b' }), '`')).toBe('COPY <<"f" \'a"b\'\nf')
  })

  it('refuses inline files that cannot be', () => {
    const of = (...sources: Copy['sources']) => codeOf(() => print(copy({ sources: list(sources) })))
    expect(of(inline('f', 'x\nf\n'))).toBe('bad-heredoc')
    expect(of(inline('f', 'x'))).toBe('bad-heredoc')
    expect(of(inline('a b', ''))).toBe('bad-heredoc')
    expect(of(inline('', ''))).toBe('bad-heredoc')
    expect(of(inline('f', word([variable('A'), '\n'])))).toBe('bad-heredoc')
    expect(of(inline('f', 'a\n'), inline('f', 'b\n'))).toBe('bad-heredoc')
    expect(of(inline('f', ''), 'a b')).toBe('not-expressible')
    expect(of()).toBe('empty-sources')
  })
})

describe('RUN', () => {
  it('prints flags beside the keyword, and on lines of their own as soon as there is a mount', () => {
    expect(print(run(shell('npm ci')))).toBe('RUN npm ci')
    expect(print(run(exec('npm', 'ci')))).toBe('RUN ["npm", "ci"]')
    expect(print(run(shell('npm ci'), { network: 'none' }))).toBe('RUN --network=none npm ci')
    expect(print(run(shell('npm ci'), { network: 'none', mounts: list([cacheMount, cacheMount]) }))).toBe(
      'RUN --mount=type=cache,target=/root/.npm \\\n    --mount=type=cache,target=/root/.npm \\\n    --network=none \\\n    npm ci',
    )
    expect(print(run(exec('npm', 'ci'), { mounts: list([cacheMount]) }))).toBe(
      'RUN --mount=type=cache,target=/root/.npm \\\n    ["npm", "ci"]',
    )
    expect(print(mounted(cacheMount), '`')).toBe('RUN --mount=type=cache,target=/root/.npm `\n    true')
  })

  it('prints lines as they are', () => {
    expect(print(run(shell('a ', '  && b')))).toBe('RUN a \\\n  && b')
    expect(print(run(shell('a ', note, '    && b')))).toBe('RUN a \\\n    # why\n    && b')
    expect(print(run(shell('a', '', ' b')))).toBe('RUN a\\\n\\\n b')
    expect(print(run(shell('', '    a')))).toBe('RUN \\\n    a')
    expect(print(run(shell(note, 'a')))).toBe('RUN \\\n    # why\na')
    expect(print(run(shell('')))).toBe('RUN')
  })

  it('joins lines that cannot be cut where they are', () => {
    expect(print(run(shell('a\\', 'b')))).toBe('RUN a\\b')
    expect(print(run(shell('a\\', note, 'b')))).toBe('RUN \\\n    # why\na\\b')
    expect(print(run(shell('a ', ' # b')))).toBe('RUN a  # b')
    expect(print(run(shell('a', note)))).toBe('RUN \\\n    # why\na')
    expect(print(run(shell('a ', note, '')))).toBe('RUN \\\n    # why\na')
    expect(print(run(shell('#a'), { mounts: list([cacheMount]) }))).toBe('RUN --mount=type=cache,target=/root/.npm #a')
  })

  it('keeps a command from being flags', () => {
    expect(print(run(shell('--x')))).toBe('RUN -- --x')
    expect(print(run(shell('--')))).toBe('RUN -- --')
    expect(print(run(shell('-x')))).toBe('RUN -x')
    expect(print(run(shell('--x'), { mounts: list([cacheMount]) }))).toBe(
      'RUN --mount=type=cache,target=/root/.npm \\\n    -- --x',
    )
  })

  it('prints heredocs', () => {
    expect(print(run(withHeredocs('<<EOF', { body: 'a\nb\n' })))).toBe('RUN <<EOF\na\nb\nEOF')
    expect(
      print(
        run(withHeredocs('cat <<-"A" <<B', { delimiter: 'A', expand: false, stripTabs: true }, { delimiter: 'B' })),
      ),
    ).toBe('RUN cat <<-"A" <<B\nA\nB')
    expect(print(run(withHeredocs('<<EOF', { body: 'a\n' }), { mounts: list([cacheMount]) }))).toBe(
      'RUN --mount=type=cache,target=/root/.npm <<EOF\na\nEOF',
    )
  })

  it('refuses what would be read otherwise', () => {
    const of = (...lines: readonly ShellLine[]) => codeOf(() => print(run(shell(...lines))))
    expect(of('["a"]')).toBe('not-expressible')
    expect(of('[1]')).toBe('not-expressible')
    expect(of('echo $((1 << 2))')).toBe('bad-heredoc')
    expect(of('a\\')).toBe('not-expressible')
    expect(of('a\\\\')).toBe('nothing was refused')
    expect(of(' a')).toBe('not-expressible')
    expect(of('a ')).toBe('not-expressible')
    expect(of('a\nRUN b')).toBe('newline-in-command')
    expect(of('a', { ...note, text: '\nRUN b' }, 'b')).toBe('newline-in-value')
    expect(of('a', { ...note, indent: 'x' }, 'b')).toBe('not-expressible')
    expect(codeOf(() => print(run(withHeredocs('<<EOF', { body: 'EOF\n' }))))).toBe('bad-heredoc')
    expect(codeOf(() => print(run(withHeredocs('<<EOF', { delimiter: 'X' }))))).toBe('bad-heredoc')
    expect(codeOf(() => print(run(withHeredocs('a', {}))))).toBe('bad-heredoc')
    expect(codeOf(() => print(run(exec())))).toBe('empty-sources')
  })
})

describe('CMD, ENTRYPOINT, SHELL, HEALTHCHECK', () => {
  it('prints both forms', () => {
    expect(print(node({ kind: 'cmd', command: exec('nginx', '-g', 'daemon off;') }))).toBe(
      'CMD ["nginx", "-g", "daemon off;"]',
    )
    expect(print(node({ kind: 'cmd', command: exec() }))).toBe('CMD []')
    expect(print(node({ kind: 'cmd', command: exec('"\\\n\u00e9') }))).toBe('CMD ["\\"\\\\\\n\u00e9"]')
    expect(print(node({ kind: 'entrypoint', command: shell('a <<b') }))).toBe('ENTRYPOINT a <<b')
    expect(print(node({ kind: 'shell', args: list(['/bin/bash', '-c']) }))).toBe('SHELL ["/bin/bash", "-c"]')
    expect(codeOf(() => print(node({ kind: 'shell', args: list([]) })))).toBe('empty-sources')
  })

  it('prints checks of health', () => {
    expect(print(node({ kind: 'healthcheck', flags: {} }))).toBe('HEALTHCHECK NONE')
    expect(print(node({ kind: 'healthcheck', flags: { retries: 1 }, command: exec('a') }))).toBe(
      'HEALTHCHECK --retries=1 CMD ["a"]',
    )
    expect(print(node({ kind: 'healthcheck', flags: {}, command: shell('--x ', '  || exit 1') }))).toBe(
      'HEALTHCHECK CMD --x \\\n  || exit 1',
    )
    expect(codeOf(() => print(node({ kind: 'healthcheck', flags: {}, command: shell('') })))).toBe('not-expressible')
    expect(codeOf(() => print(node({ kind: 'healthcheck', flags: {}, command: exec() })))).toBe('empty-sources')
  })
})

describe('the others', () => {
  it('prints them on a line', () => {
    expect(print(node({ kind: 'expose', ports: list(['80', word([variable('PORT'), '/tcp'])]) }))).toBe(
      'EXPOSE 80 $PORT/tcp',
    )
    expect(print(node({ kind: 'volume', paths: list(['/a', '/b']) }))).toBe('VOLUME /a /b')
    expect(print(node({ kind: 'volume', paths: list([' a ', 'b']) }))).toBe('VOLUME ["\\" a \\"", "b"]')
    expect(print(node({ kind: 'volume', paths: list(['[1]']) }))).toBe('VOLUME "[1]"')
    expect(print(node({ kind: 'workdir', path: '/app' }))).toBe('WORKDIR /app')
    expect(print(node({ kind: 'user', user: '1000:1000' }))).toBe('USER 1000:1000')
    expect(print(node({ kind: 'stopsignal', signal: 'SIGQUIT' }))).toBe('STOPSIGNAL SIGQUIT')
    expect(print(node({ kind: 'maintainer', name: 'A <a@example.test>' }))).toBe('MAINTAINER A <a@example.test>')
    expect(print(node({ kind: 'maintainer', name: '--a' }))).toBe('MAINTAINER -- --a')
    expect(codeOf(() => print(node({ kind: 'maintainer', name: '' })))).toBe('not-expressible')
    expect(codeOf(() => print(node({ kind: 'expose', ports: list([]) })))).toBe('empty-sources')
    expect(codeOf(() => print(node({ kind: 'volume', paths: list(['']) })))).toBe('empty-sources')
  })

  it('prints triggers', () => {
    expect(print(node({ kind: 'onbuild', trigger: env(['A', 'b'], ['C', 'd']) as Env }))).toBe(
      'ONBUILD ENV A=b \\\n    C=d',
    )
    const raw = { kind: 'raw', keyword: 'run', lines: list(['  a  b ']), heredocs: list([]) } as const
    expect(print(node({ kind: 'onbuild', trigger: node(raw) }))).toBe('ONBUILD run   a  b ')
    const twice = node({ kind: 'onbuild', trigger: node({ ...raw, keyword: 'OnBuild' }) } as const)
    expect(codeOf(() => print(twice))).toBe('not-expressible')
  })

  it('prints raw text as it is', () => {
    const raw = (keyword: string, lines: readonly string[], ...heredocs: ReturnType<typeof withHeredocs>['heredocs']) =>
      print(node({ kind: 'raw', keyword, lines: list(lines), heredocs: list(heredocs) }))
    expect(raw('FOO', ['a ', ' b'])).toBe('FOO a \\\n b')
    expect(raw('FOO', [''])).toBe('FOO')
    expect(raw('RUN', ['--x <<EOF'], ...withHeredocs('', { body: 'a\n' }).heredocs)).toBe('RUN --x <<EOF\na\nEOF')
    expect(raw('RUN', ['["<<", " <<EOF "]'])).toBe('RUN ["<<", " <<EOF "]')
    expect(raw('ENV', ['A <<EOF'])).toBe('ENV A <<EOF')
    expect(codeOf(() => raw('RUN', [' <<EOF']))).toBe('bad-heredoc')
    expect(codeOf(() => raw('ONBUILD', ['RUN <<EOF']))).toBe('bad-heredoc')
    expect(codeOf(() => raw('RUN', ['a\\']))).toBe('not-expressible')
    expect(codeOf(() => raw('R UN', ['a']))).toBe('not-expressible')
    expect(codeOf(() => raw('#', ['a']))).toBe('not-expressible')
    expect(codeOf(() => raw('RUN', ['a\nRUN b']))).toBe('newline-in-command')
  })
})
