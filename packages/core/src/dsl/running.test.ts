import { describe, expect, test } from 'vitest'
import { base, body } from './testing/stages.js'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import { arg, bind, cache, heredoc, script, secret, sh, ssh, stage, text, tmpfs, type AnyStage } from '../index.js'

describe('a script under a shell', () => {
  const under = (...args: [string, ...string[]]) => base().shell(args)
  test.each([
    [['/bin/sh', '-c']],
    [['/bin/bash', '-o', 'pipefail', '-c']],
    [['C:\\tools\\Bash.EXE', '-c']],
    [['busybox', 'sh', '-c']],
    [['/usr/bin/env', 'bash', '-c']],
    [['conda', 'run', '-n', 'app', '/bin/bash', '-c']],
  ] as [[string, ...string[]]][])('%j is written', (args) => {
    expect(body(under(...args).run(script`a`))).toMatch(/^SHELL .*\nRUN <<EOF\nset -e\na\nEOF\n$/)
  })
  test.each([[['powershell', '-Command']], [['cmd', '/S', '/C']], [['/usr/bin/fish', '-c']]] as [
    [string, ...string[]],
  ][])('%j is refused', (args) => {
    expect(said(() => under(...args).run(script`a`))).toBe(
      `shell-not-posix: script\`…\` is written for a POSIX shell, and the SHELL of this stage is ${JSON.stringify(args)}. ` +
        'Write heredoc(…) for a script of that shell',
    )
  })
  test('is refused below mounts and in a child stage too', () => {
    const parent = stage('parent').from(under('pwsh', '-c'))
    expect(said(() => parent.run(script`a`, { mounts: [tmpfs('/t')] }))).toMatch(/^shell-not-posix/)
  })
  test('is written when it names its program, and as a heredoc', () => {
    const made = under('pwsh', '-c')
      .run(script`#!/usr/bin/env python3`)
      .run(heredoc('a'))
    expect(body(made)).toBe('SHELL ["pwsh", "-c"]\nRUN <<EOF\n#!/usr/bin/env python3\nEOF\nRUN <<EOF\na\nEOF\n')
  })
  test('minds the last SHELL only', () => {
    expect(
      body(
        under('pwsh', '-c')
          .shell(['sh', '-c'])
          .run(script`a`),
      ),
    ).toMatch(/a\nEOF\n$/)
  })
})

describe('run', () => {
  const mount = cache('/c')
  test.each<[name: string, made: AnyStage, text: string]>([
    [
      'every option',
      base().run('x', { devices: ['v.com/a=b'], security: 'insecure', network: 'host', mounts: [mount] }),
      'RUN --mount=type=cache,target=/c \\\n    --network=host \\\n    --security=insecure \\\n    --device=v.com/a=b \\\n    x\n',
    ],
    ['options that are undefined', base().run('x', { network: undefined, mounts: undefined }), 'RUN x\n'],
    ['no mounts', base().run('x', { mounts: [] }), 'RUN x\n'],
    [
      'mounts in lists',
      base().run('x', { mounts: [[mount, tmpfs('/t')], ssh({ optional: true })] }),
      'RUN --mount=type=cache,target=/c \\\n    --mount=type=tmpfs,target=/t \\\n    --mount=type=ssh \\\n    x\n',
    ],
    [
      'exec form below a mount',
      base().run(['x', 'y'], { mounts: [mount] }),
      'RUN --mount=type=cache,target=/c \\\n    ["x", "y"]\n',
    ],
    ['blanks around a command', base().run('  x '), 'RUN x\n'],
    [
      'an argument in a mount',
      base().run('x', { mounts: [cache(text`/c/${arg('V')}`)] }),
      'ARG V\nRUN --mount=type=cache,target=/c/$V \\\n    x\n',
    ],
    [
      'arguments of the command and of a mount, once',
      base().run(sh`x ${arg('V')}`, { mounts: [cache(arg('V')), cache(arg('W'))] }),
      'ARG V\nARG W\nRUN --mount=type=cache,target=$V \\\n    --mount=type=cache,target=$W \\\n    x "${V}"\n',
    ],
  ])('writes %s', (_, made, found) => {
    // A feature of a newer frontend puts a directive above, which is no part of this.
    expect(body(made)).toBe(found)
  })

  test('keeps no blank at its end, and says so of an escaped one, which the shell would read', () => {
    expect(said(() => base().run('x \\  '))).toBe(
      'not-expressible: RUN: white space after the command is not kept, found "x \\\\  "',
    )
  })

  test('is one line, and says what else there is', () => {
    expect(said(() => base().run('a\nb'))).toBe(
      'newline-in-command: run has a newline: a command is one line. ' +
        'Write and(…) for steps that depend on each other, script`…` for a script, or lines`…` for an exact layout',
    )
  })

  test.each<[name: string, call: 'run' | 'cmd' | 'entrypoint' | 'healthcheck', given: unknown, sentence: string]>([
    [
      'a number',
      'run',
      5,
      'wrong-argument: run: expected a string, a list of strings, or a command such as and(…), found the number 5',
    ],
    [
      'nothing',
      'cmd',
      undefined,
      'wrong-argument: cmd: expected a string, a list of strings, or a command such as and(…), found undefined',
    ],
    [
      'a list with a number',
      'entrypoint',
      ['a', 5],
      'wrong-argument: entrypoint: exec form: expected a list of strings, found the number 5',
    ],
    [
      'a list with an argument',
      'run',
      ['a', arg('V')],
      'wrong-argument: run: BuildKit expands no variables in exec form, so a list holds only strings. Write sh`…` for a shell that expands them',
    ],
    [
      'a list with nothing in it',
      'run',
      ['a', null],
      'wrong-argument: run: BuildKit expands no variables in exec form, so a list holds only strings. Write sh`…` for a shell that expands them',
    ],
    [
      'a list with a secret',
      'healthcheck',
      ['a', secret('s')],
      'secret-in-value: a secret would stay in the image. Mount it: .run(command, { mounts: [secret] })',
    ],
    [
      'a mount of a secret',
      'run',
      secret('s').file(),
      'secret-in-value: a secret would stay in the image. Mount it: .run(command, { mounts: [secret] })',
    ],
    ['an empty list', 'run', [], 'empty-sources: RUN: the list must not be empty'],
  ])('refuses %s', (_, call, given, sentence) => expect(said(() => loose(base())[call]!(given))).toBe(sentence))

  test.each<[name: string, mounts: unknown, sentence: string]>([
    [
      'text',
      'type=cache,target=/c',
      'bad-mount: mounts: found the string "type=cache,target=/c", accepted are mounts. Write cache(target), bind(target, …), tmpfs(target), ssh() or a secret',
    ],
    ['a stage', [base()], 'wrong-argument: mounts: expected mounts, such as cache(target) or a secret, found a stage'],
  ])('refuses %s as mount', (_, mounts, sentence) =>
    expect(said(() => loose(base()).run!('x', { mounts }))).toBe(sentence),
  )

  test('takes one mount without a list, as JavaScript may give it', () => {
    expect(String(loose(body)(loose(base()).run!('x', { mounts: bind('/b') })))).toBe(
      'RUN --mount=type=bind,target=/b \\\n    x\n',
    )
  })
  test('takes options as an object only', () => {
    expect(said(() => loose(base()).run!('x', 'none'))).toBe(
      'wrong-argument: options of run: expected an object, found "none"',
    )
    expect(said(() => loose(base()).run!('x', []))).toBe(
      'wrong-argument: options of run: expected an object, found an empty list',
    )
    expect(said(() => loose(base()).run!('x', null))).toBe(
      'wrong-argument: options of run: expected an object, found null',
    )
  })
})

describe('cmd and entrypoint', () => {
  test.each<[name: string, made: AnyStage, text: string]>([
    ['exec form', base().entrypoint(['a']).cmd(['b', 'c']), 'ENTRYPOINT ["a"]\nCMD ["b", "c"]\n'],
    ['shell form', base().entrypoint('a').cmd('b c'), 'ENTRYPOINT a\nCMD b c\n'],
    ['no command', base().cmd([]), 'CMD []\n'],
    ['an argument', base().cmd(sh`a ${arg('V')}`), 'ARG V\nCMD a "${V}"\n'],
  ])('writes %s', (_, made, found) => expect(body(made)).toBe(found))
})

describe('healthcheck', () => {
  test.each<[name: string, made: AnyStage, text: string]>([
    [
      'every option',
      base().healthcheck('a', {
        retries: 0,
        startInterval: '5s',
        startPeriod: '1m30s',
        timeout: '500ms',
        interval: '30s',
      }),
      'HEALTHCHECK --interval=30s --timeout=500ms --start-period=1m30s --start-interval=5s --retries=0 CMD a\n',
    ],
    ['none', base().healthcheck('none'), 'HEALTHCHECK NONE\n'],
    [
      'none, with options that are undefined',
      base().healthcheck('none', { interval: undefined }),
      'HEALTHCHECK NONE\n',
    ],
  ])('writes %s', (_, made, found) => expect(body(made)).toBe(found))

  test.each<[name: string, options: object, sentence: string]>([
    [
      'a number as duration',
      { interval: 30 },
      "bad-duration: healthcheck: interval: 30 is not a duration: write a number and a unit, such as '30s', '1m30s' or '500ms'",
    ],
    [
      'a duration without unit',
      { timeout: '30' },
      "bad-duration: healthcheck: timeout: \"30\" is not a duration: write a number and a unit, such as '30s', '1m30s' or '500ms'",
    ],
    [
      'less than nothing',
      { retries: -1 },
      'wrong-argument: healthcheck: retries: expected a whole number, 0 or more, found the number -1',
    ],
  ])('refuses %s', (_, options, sentence) =>
    expect(said(() => loose(base()).healthcheck!('a', options))).toBe(sentence),
  )

  test('takes no options where it is switched off', () => {
    expect(said(() => loose(base()).healthcheck!('none', { interval: '30s' }))).toBe(
      "bad-option: healthcheck('none') takes no options: it switches the check off",
    )
  })
})

describe('shell, stopsignal, user', () => {
  test.each<[name: string, made: AnyStage, text: string]>([
    ['a signal by number', base().stopsignal(9), 'STOPSIGNAL 9\n'],
    ['a signal as argument', base().stopsignal(arg('S')), 'ARG S\nSTOPSIGNAL $S\n'],
    ['a user by number', base().user(0), 'USER 0\n'],
    ['a user as text', base().user(text`${arg('U')}:staff`), 'ARG U\nUSER $U:staff\n'],
  ])('writes %s', (_, made, found) => expect(body(made)).toBe(found))

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'a shell in one string',
      () => loose(base()).shell!('bash -c'),
      "wrong-argument: shell: expected a list such as ['/bin/bash', '-c'], found \"bash -c\"",
    ],
    [
      'an empty shell',
      () => loose(base()).shell!([]),
      "wrong-argument: shell: expected a list such as ['/bin/bash', '-c'], found an empty list",
    ],
    [
      'a shell that is no list',
      () => loose(base()).shell!(5),
      'wrong-argument: shell: expected a list of strings, found the number 5',
    ],
    [
      'a list as user',
      () => loose(base()).user!(['a']),
      'wrong-argument: user: expected a string, a build argument, or text`…`, found a list',
    ],
    [
      'no signal',
      () => loose(base()).stopsignal!(),
      'wrong-argument: stopsignal: expected a string, a build argument, or text`…`, found undefined',
    ],
  ])('refuses %s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})
