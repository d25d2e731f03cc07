import fc from 'fast-check'
import {
  inlineFileProblem,
  list,
  node,
  options,
  partsOf,
  variable,
  word,
  type Add,
  type Arg,
  type Copy,
  type CopyFlags,
  type Env,
  type HealthcheckFlags,
  type InlineFile,
  type InnerComment,
  type Instruction,
  type Label,
  type Pair,
  type Raw,
  type Reference,
  type RunFlags,
  type Source,
  type Word,
} from '../core.js'
import { bodyText, command, execCommand, heredocCommand, shellCommand, withoutEnd } from './commands.js'
import { mount } from './mounts.js'
import { commentText, fitting, hard, literal, trimmed } from './text.js'
import { definedNames, fullWordFor, reference, wordFor } from './word.js'

/** What an instruction may refer to at its place. */
export interface Surroundings {
  readonly escape: '\\' | '`'
  /** For `COPY --from`: earlier stages by name or index, and images. */
  readonly copySources: fc.Arbitrary<Reference>
  /** For mounts: earlier stages by name, and images. */
  readonly mountSources: fc.Arbitrary<Reference>
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

/** Every kind of instruction, as a parser gives them. */
export function instruction(around: Surroundings): fc.Arbitrary<Instruction> {
  const { escape } = around
  return fc.oneof(
    copy(around),
    add(around),
    run(around),
    run(around),
    env(escape),
    label(escape),
    arg(escape),
    healthcheck(escape),
    onbuild(),
    command(escape, 'CMD').map((c) => node<Instruction>({ kind: 'cmd', command: c })),
    command(escape, 'ENTRYPOINT').map((c) => node<Instruction>({ kind: 'entrypoint', command: c })),
    execCommand.map(({ args }) => node<Instruction>({ kind: 'shell', args })),
    fc
      .array(port, { minLength: 1, maxLength: 3 })
      .map((ports) => node<Instruction>({ kind: 'expose', ports: list(ports) })),
    literal('rest')
      .map((text) => trimmed(text.replaceAll(escape, '')) || 'somebody')
      .map((name) => node<Instruction>({ kind: 'maintainer', name })),
    fc
      .constantFrom<Word>('SIGTERM', '9', 'SIGRTMIN+3', 'quit')
      .map((signal) => node<Instruction>({ kind: 'stopsignal', signal })),
    wordFor('rest', escape).map((user) => node<Instruction>({ kind: 'user', user })),
    wordFor('rest', escape).map((path) => node<Instruction>({ kind: 'workdir', path })),
    fc
      .array(fullWordFor('path', escape), { minLength: 1, maxLength: 3 })
      .map((paths) => node<Instruction>({ kind: 'volume', paths: list(paths) })),
  )
}

/** PORT is set nowhere: a value of the generated files would rarely be one. */
const port = fc.constantFrom<Word>(
  '80',
  '8080/tcp',
  '53/udp',
  '9000-9010',
  word([variable('PORT')]),
  word([variable('PORT', ':-80'), '/tcp']),
)

function pairs(escape: string): fc.Arbitrary<readonly Pair[]> {
  const key = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Word>(...definedNames, 'PATH') },
    { weight: 1, arbitrary: fullWordFor('key', escape) },
  )
  const pair = fc.record({ key, value: wordFor('value', escape) }).map((given) => Object.freeze(given))
  return fc.array(pair, { minLength: 1, maxLength: 4 }).map(list)
}

/** Comments before items, in the order of the items. */
function innerComments(count: number): fc.Arbitrary<readonly InnerComment[] | undefined> {
  const one = fc.record({ before: fc.nat(count - 1), text: commentText }).map((given) => Object.freeze(given))
  return fc
    .array(one, { maxLength: 2 })
    .map((comments) => (comments.length === 0 ? undefined : list(comments.sort((a, b) => a.before - b.before))))
}

function env(escape: string): fc.Arbitrary<Env> {
  return pairs(escape).chain((given) =>
    innerComments(given.length).map((comments) => node(options<Env>({ kind: 'env', pairs: given, comments }))),
  )
}

function label(escape: string): fc.Arbitrary<Label> {
  return pairs(escape).chain((given) =>
    innerComments(given.length).map((comments) => node(options<Label>({ kind: 'label', pairs: given, comments }))),
  )
}

export function arg(escape: string): fc.Arbitrary<Arg> {
  const name = fc.constantFrom(...definedNames, 'TARGETSTAGE', 'x-y', 'a.b')
  const one = fc
    .record({ name, value: maybe(wordFor('value', escape)) })
    .map((given) => options<{ name: string; value?: Word }>(given))
  return fc
    .array(one, { minLength: 1, maxLength: 3 })
    .chain((args) =>
      innerComments(args.length).map((comments) => node(options<Arg>({ kind: 'arg', args: list(args), comments }))),
    )
}

const numericOwner = fc.constantFrom<Word>('1000', '0:0', '1000:1000')

function commonFlags() {
  const exclude = fc
    .array(fc.oneof(fc.constantFrom('*.md', 'node_modules', '**/.git'), hard), { minLength: 1, maxLength: 2 })
    .map((patterns) => list(patterns.map((pattern) => fitting('flag', pattern))))
  return fc.record({
    chown: maybe(numericOwner),
    chmod: maybe(fc.constantFrom<Word>('755', '0644', 'u+x', 'a=rX,u+w')),
    link: maybe(fc.boolean()),
    exclude: maybe(exclude),
  })
}

/** Paths that are no address of something remote, which COPY refuses and ADD reads otherwise. */
function localPath(escape: string, rule: 'path' | 'bare'): fc.Arbitrary<Word> {
  return fullWordFor(rule, escape).map((given) => {
    const remote = partsOf(given).some((part) => typeof part === 'string' && /[:@]/.test(part))
    return remote ? word(['./', ...partsOf(given)]) : given
  })
}

function copy(around: Surroundings): fc.Arbitrary<Copy> {
  return fc
    .record({
      from: maybe(around.copySources),
      common: commonFlags(),
      parents: maybe(fc.boolean()),
      what: operands(around.escape),
    })
    .map(({ from, common, parents, what }) =>
      node({ kind: 'copy', flags: options<CopyFlags>({ from, ...common, parents } as CopyFlags), ...what }),
    )
}

function add(around: Surroundings): fc.Arbitrary<Add> {
  const local = fc
    .record({
      common: commonFlags(),
      unpack: maybe(fc.boolean()),
      keepGitDir: maybe(fc.boolean()),
      what: operands(around.escape),
    })
    .map(({ common, unpack, keepGitDir, what }) =>
      node<Add>({ kind: 'add', flags: options({ keepGitDir, unpack, ...common } as Add['flags']), ...what }),
    )
  const remote = fc
    .record({
      common: commonFlags(),
      destination: localPath(around.escape, 'path'),
      hash: fc.constantFrom('0', 'a').map((d) => `sha256:${d.repeat(64)}`),
    })
    .map(({ common, destination, hash }) =>
      node<Add>({
        kind: 'add',
        flags: options({ checksum: hash, ...common } as Add['flags']),
        sources: list(['https://example.test/a.tar.gz']),
        destination,
      }),
    )
  return fc.oneof({ weight: 3, arbitrary: local }, { weight: 1, arbitrary: remote })
}

/** Sources and destination: paths, or inline files with paths that have no white space beside them. */
function operands(escape: string): fc.Arbitrary<{ sources: readonly Source[]; destination: Word }> {
  const paths = fc.record({
    sources: fc.array(localPath(escape, 'path'), { minLength: 1, maxLength: 3 }).map((s): readonly Source[] => list(s)),
    destination: localPath(escape, 'path'),
  })
  const files = fc
    .uniqueArray(inlineFile(), { minLength: 1, maxLength: 2, selector: ({ name }) => name })
    .chain((inline) =>
      fc.record({
        sources: fc
          .array(localPath(escape, 'bare'), { maxLength: 1 })
          .map((s): readonly Source[] => list([...s, ...inline])),
        destination: localPath(escape, 'bare'),
      }),
    )
  return fc.oneof({ weight: 3, arbitrary: paths }, { weight: 1, arbitrary: files })
}

function inlineFile(): fc.Arbitrary<InlineFile> {
  const name = fc.oneof(
    fc.constantFrom('app.conf', 'EOF', 'etc/nginx/nginx.conf', '-x', "it's", '$A', 'a"b', '\u00e9'),
    hard.map((text) => fitting('bare', text).replaceAll('<', '') || 'x'),
  )
  const plainVariable = reference(false, '\\').filter(({ modifier = '' }) => !/["'\\]/.test(modifier))
  const content = fc.oneof(
    { weight: 2, arbitrary: bodyText().map((text): [Word, boolean] => [text, false]) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.oneof(bodyText(), plainVariable), { minLength: 1, maxLength: 3 })
        .map((parts): [Word, boolean] => [word([...parts, '\n']), true]),
    },
  )
  return fc
    .record({ name, content, stripTabs: fc.boolean() })
    .map(({ name: file, content: [text, expand], stripTabs }) =>
      node<InlineFile>({
        kind: 'inline-file',
        name: file,
        content: typeof text === 'string' && !expand ? withoutEnd(text, file) : text,
        expand,
        stripTabs: expand ? false : stripTabs,
      }),
    )
    .filter((file) => inlineFileProblem('COPY', file) === undefined)
}

function run(around: Surroundings): fc.Arbitrary<Instruction> {
  const flags: fc.Arbitrary<RunFlags> = fc
    .record({
      mounts: maybe(fc.array(mount(around.mountSources, around.escape), { minLength: 1, maxLength: 3 }).map(list)),
      network: maybe(fc.constantFrom('default', 'none', 'host')),
      security: maybe(fc.constantFrom('sandbox', 'insecure')),
      devices: maybe(fc.constantFrom(list(['vendor.com/class=name']), list(['a/b', 'vendor.com/device=x,required']))),
    })
    .map((given) => options<RunFlags>(given as RunFlags))
  const what = fc.oneof(
    { weight: 3, arbitrary: shellCommand(around.escape, 'RUN') },
    { weight: 1, arbitrary: execCommand },
    { weight: 1, arbitrary: heredocCommand },
  )
  return fc
    .record({ flags: fc.oneof(fc.constant(options<RunFlags>({} as RunFlags)), flags), command: what })
    .map((given) => node<Instruction>({ kind: 'run', ...given }))
}

function healthcheck(escape: string): fc.Arbitrary<Instruction> {
  const duration = maybe(fc.constantFrom('30s', '1m30s', '500ms', '0s'))
  const flags = fc
    .record({
      interval: duration,
      timeout: duration,
      startPeriod: duration,
      startInterval: duration,
      retries: maybe(fc.nat(9)),
    })
    .map((given) => options<HealthcheckFlags>(given as HealthcheckFlags))
  return fc.oneof(
    fc
      .record({ flags, command: command(escape, 'HEALTHCHECK CMD') })
      .map((given) => node<Instruction>({ kind: 'healthcheck', ...given })),
    fc.constant(node<Instruction>({ kind: 'healthcheck', flags: options<HealthcheckFlags>({} as HealthcheckFlags) })),
  )
}

/** A trigger is kept as text. */
function onbuild(): fc.Arbitrary<Instruction> {
  const trigger = fc.constantFrom<[string, string]>(
    ['RUN', 'npm ci'],
    ['COPY', '--chown=node package.json ./'],
    ['ENV', 'A=b C="d e"'],
    ['run', 'echo   two  blanks'],
    ['CMD', '["a", "b"]'],
  )
  return trigger.map(([keyword, line]) =>
    node<Instruction>({
      kind: 'onbuild',
      trigger: node<Raw>({ kind: 'raw', keyword, lines: list([line]), heredocs: list([]) }),
    }),
  )
}
