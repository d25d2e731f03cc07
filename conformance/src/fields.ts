import {
  comment,
  imageReference,
  list,
  node,
  options,
  type AddFlags,
  type CopyFlags,
  type Entry,
  type HealthcheckFlags,
  type Mount,
  type RunFlags,
  type Source,
  type Stage,
  type Word,
} from './core.js'
import type { LlbTarget, ParsedInstruction, ParsedNode, ParsedStage } from './oracle.js'
import type { Reason } from './refusals.js'

/** What BuildKit understood. */
export interface Understood {
  readonly node: ParsedNode
  readonly stage: ParsedStage
  readonly instruction: ParsedInstruction
}

/** A place of the model that takes a string, and how the string is read back from what BuildKit understood. */
export interface Field {
  readonly name: string
  /** Why it may refuse, beyond what every field refuses. */
  readonly refuses: readonly Reason[]
  /** The entry, or what of the stage, that has the string. */
  readonly entry: (text: string) => Entry | Pick<Stage, 'platform'>
  /** The string, as far as BuildKit's parser reads it. */
  readonly read: (understood: Understood) => string | null | undefined
  /** What is read is expanded later, by BuildKit's lexer: in words, or as the body of a heredoc. */
  readonly lexed?: 'word' | 'heredoc'
  /** The string in the image or the operations. */
  readonly build?: (target: LlbTarget) => unknown
}

const none = Object.freeze({})
const noRun = none as RunFlags

const value: readonly Reason[] = ['newline']
const flag: readonly Reason[] = ['newline', 'not ASCII']
const shell: readonly Reason[] = ['newline', 'white space at an end', 'one escape character at the end', 'a JSON list']

function copy(sources: readonly Source[], destination: Word, flags: CopyFlags = none as CopyFlags): Entry {
  return node<Entry>({ kind: 'copy', flags, sources: list(sources), destination })
}

function add(source: Source, destination: Word, flags: AddFlags = none as AddFlags): Entry {
  return node<Entry>({ kind: 'add', flags, sources: list([source]), destination })
}

function run(command: Extract<Entry, { kind: 'run' }>['command'], flags = noRun): Entry {
  return node<Entry>({ kind: 'run', flags, command })
}

function withMount(mount: Mount): Entry {
  return run(text('true'), options<RunFlags>({ mounts: list([node(mount)]) } as RunFlags))
}

function text(line: string) {
  return Object.freeze({ form: 'shell' as const, lines: list([line]), heredocs: list([]) })
}

function exec(args: readonly string[]) {
  return Object.freeze({ form: 'exec' as const, args: list(args) })
}

function inline(name: string, content: string, expand: boolean): Source {
  return node({ kind: 'inline-file' as const, name, content, expand, stripTabs: false })
}

function lastArg({ ops = [] }: LlbTarget): unknown {
  return ops.flatMap(({ op }) => op.exec?.meta?.args ?? []).pop()
}

const image = (target: LlbTarget) => target.image?.config

export const fields: readonly Field[] = [
  {
    name: 'ENV value',
    refuses: value,
    entry: (s) => node<Entry>({ kind: 'env', pairs: list([{ key: 'K', value: s }]) }),
    read: ({ instruction }) => instruction.env?.[0]?.Value,
    lexed: 'word',
    build: (target) =>
      image(target)
        ?.Env?.find((pair) => pair.startsWith('K='))
        ?.slice(2),
  },
  {
    name: 'ENV value among others',
    refuses: value,
    entry: (s) =>
      node<Entry>({
        kind: 'env',
        pairs: list([
          { key: 'A', value: s },
          { key: 'K', value: s },
          { key: 'Z', value: 'z' },
        ]),
        comments: list([{ before: 1, text: ' c' }]),
      }),
    read: ({ instruction }) => instruction.env?.[1]?.Value,
    lexed: 'word',
    build: (target) =>
      image(target)
        ?.Env?.find((pair) => pair.startsWith('K='))
        ?.slice(2),
  },
  {
    name: 'ENV key',
    refuses: ['newline', 'an equals sign'],
    entry: (s) =>
      node<Entry>({
        kind: 'env',
        pairs: list([
          { key: s, value: 'v' },
          { key: s, value: 'w' },
        ]),
      }),
    read: ({ instruction }) => instruction.env?.[1]?.Key,
    lexed: 'word',
  },
  {
    name: 'LABEL key',
    refuses: ['newline', 'an equals sign'],
    entry: (s) => node<Entry>({ kind: 'label', pairs: list([{ key: s, value: 'v' }]) }),
    read: ({ instruction }) => instruction.labels?.[0]?.Key,
    lexed: 'word',
    build: (target) => Object.keys(image(target)?.Labels ?? {})[0],
  },
  {
    name: 'LABEL value',
    refuses: value,
    entry: (s) => node<Entry>({ kind: 'label', pairs: list([{ key: 'k', value: s }]) }),
    read: ({ instruction }) => instruction.labels?.[0]?.Value,
    lexed: 'word',
    build: (target) => image(target)?.Labels?.['k'],
  },
  {
    name: 'ARG default',
    refuses: value,
    entry: (s) => node<Entry>({ kind: 'arg', args: list([{ name: 'K', value: s }, { name: 'Z' }]) }),
    read: ({ instruction }) => instruction.args?.[0]?.Value,
    lexed: 'word',
  },
  {
    name: 'ARG name',
    refuses: ['not a name', 'empty'],
    entry: (s) => node<Entry>({ kind: 'arg', args: list([{ name: s, value: 'v' }, { name: s }]) }),
    read: ({ instruction }) => instruction.args?.[1]?.Key,
  },
  {
    name: 'WORKDIR',
    refuses: value,
    entry: (s) => node<Entry>({ kind: 'workdir', path: s }),
    read: ({ instruction }) => instruction.path,
    lexed: 'word',
  },
  {
    name: 'USER',
    refuses: value,
    entry: (s) => node<Entry>({ kind: 'user', user: s }),
    read: ({ instruction }) => instruction.user,
    lexed: 'word',
    build: (target) => image(target)?.User ?? '',
  },
  {
    name: 'STOPSIGNAL',
    refuses: value,
    entry: (s) => node<Entry>({ kind: 'stopsignal', signal: s }),
    read: ({ instruction }) => instruction.signal,
    lexed: 'word',
  },
  {
    name: 'EXPOSE',
    refuses: ['white space'],
    entry: (s) => node<Entry>({ kind: 'expose', ports: list([s]) }),
    read: ({ instruction }) => instruction.ports?.[0],
    lexed: 'word',
  },
  {
    name: 'VOLUME',
    refuses: ['empty'],
    entry: (s) => node<Entry>({ kind: 'volume', paths: list([s]) }),
    read: ({ instruction }) => instruction.volumes?.[0],
    lexed: 'word',
    build: (target) => Object.keys(image(target)?.Volumes ?? {})[0],
  },
  {
    name: 'VOLUME among others',
    refuses: ['empty'],
    entry: (s) => node<Entry>({ kind: 'volume', paths: list(['/a', s, s]) }),
    read: ({ instruction }) => instruction.volumes?.[2],
    lexed: 'word',
  },
  {
    name: 'COPY source',
    refuses: [],
    entry: (s) => copy([s], '/x/'),
    read: ({ instruction }) => instruction.sources?.[0],
    lexed: 'word',
  },
  {
    name: 'COPY last source',
    refuses: [],
    entry: (s) => copy(['a', s], '/x/'),
    read: ({ instruction }) => instruction.sources?.[1],
    lexed: 'word',
  },
  {
    name: 'COPY destination',
    refuses: [],
    entry: (s) => copy(['a'], s),
    read: ({ instruction }) => instruction.dest,
    lexed: 'word',
  },
  {
    name: 'ADD source',
    refuses: [],
    entry: (s) => add(s, '/x/'),
    read: ({ instruction }) => instruction.sources?.[0],
    lexed: 'word',
  },
  {
    name: 'ADD destination',
    refuses: [],
    entry: (s) => add('a', s),
    read: ({ instruction }) => instruction.dest,
    lexed: 'word',
  },
  {
    name: 'COPY source beside an inline file',
    refuses: ['white space'],
    entry: (s) => copy([s, inline('f', 'body\n', false)], '/x/'),
    read: ({ instruction }) => (instruction.contents?.[0]?.Data === 'body\n' ? instruction.sources?.[0] : 'lost'),
    lexed: 'word',
  },
  {
    name: 'COPY destination beside an inline file',
    refuses: ['white space'],
    entry: (s) => copy([inline('f', 'body\n', true)], s),
    read: ({ instruction }) => (instruction.contents?.[0]?.Data === 'body\n' ? instruction.dest : 'lost'),
    lexed: 'word',
  },
  {
    name: 'inline file name',
    refuses: ['white space', '"<"', 'empty'],
    entry: (s) => copy([inline(s, 'body\n', false)], '/x/'),
    read: ({ instruction }) => (instruction.contents?.[0]?.Expand === false ? instruction.contents[0].Path : 'lost'),
  },
  {
    name: 'inline file name, expanded',
    refuses: ['white space', '"<"', 'empty'],
    entry: (s) => add(inline(s, 'body\n', true), '/x/'),
    read: ({ instruction }) => (instruction.contents?.[0]?.Expand === true ? instruction.contents[0].Path : 'lost'),
  },
  {
    name: 'inline file content',
    refuses: ['no newline at the end', 'a line that is the delimiter'],
    entry: (s) => copy([inline('EOF', s, false)], '/x/'),
    read: ({ instruction }) => instruction.contents?.[0]?.Data,
  },
  {
    name: 'inline file content, expanded',
    refuses: ['no newline at the end'],
    entry: (s) => copy([inline('EOF', s, true)], '/x/'),
    read: ({ instruction }) => instruction.contents?.[0]?.Data,
    lexed: 'heredoc',
  },
  {
    name: 'RUN heredoc body',
    refuses: ['no newline at the end', 'a line that is the delimiter'],
    entry: (s) =>
      run({
        form: 'shell',
        lines: list(['cat <<EOF']),
        heredocs: list([node({ kind: 'heredoc', delimiter: 'EOF', expand: true, stripTabs: false, body: s })]),
      }),
    read: ({ instruction }) => instruction.files?.[0]?.Data,
    build: (target) => (lastArg(target) as string).slice('cat <<EOF\n'.length, -'EOF'.length),
  },
  {
    name: 'RUN shell form',
    refuses: [...shell, 'a heredoc'],
    entry: (s) => run(text(s)),
    read: ({ instruction }) => (instruction.shell === true ? (instruction.cmdline?.[0] ?? '') : 'exec'),
    build: lastArg,
  },
  {
    name: 'RUN shell form below mounts',
    refuses: [...shell, 'a heredoc'],
    entry: (s) =>
      run(
        text(s),
        options<RunFlags>({
          mounts: list([
            node({ kind: 'mount', type: 'cache', options: Object.freeze({ target: "/it's", id: 'a,"b' }) }),
          ]),
        } as RunFlags),
      ),
    read: ({ instruction }) => (instruction.shell === true ? (instruction.cmdline?.[0] ?? '') : 'exec'),
    build: lastArg,
  },
  {
    name: 'RUN exec form',
    refuses: [],
    entry: (s) => run(exec([s, s])),
    read: ({ instruction }) => (instruction.shell === false ? instruction.cmdline?.[1] : 'shell'),
    build: lastArg,
  },
  {
    name: 'CMD shell form',
    refuses: shell,
    entry: (s) => node<Entry>({ kind: 'cmd', command: text(s) }),
    read: ({ instruction }) => (instruction.shell === true ? (instruction.cmdline?.[0] ?? '') : 'exec'),
    build: (target) => image(target)?.Cmd?.[2],
  },
  {
    name: 'CMD exec form',
    refuses: [],
    entry: (s) => node<Entry>({ kind: 'cmd', command: exec([s]) }),
    read: ({ instruction }) => instruction.cmdline?.[0],
    build: (target) => image(target)?.Cmd?.[0],
  },
  {
    name: 'ENTRYPOINT shell form',
    refuses: shell,
    entry: (s) => node<Entry>({ kind: 'entrypoint', command: text(s) }),
    read: ({ instruction }) => (instruction.shell === true ? (instruction.cmdline?.[0] ?? '') : 'exec'),
    build: (target) => image(target)?.Entrypoint?.[2],
  },
  {
    name: 'ENTRYPOINT exec form',
    refuses: [],
    entry: (s) => node<Entry>({ kind: 'entrypoint', command: exec(['a', s]) }),
    read: ({ instruction }) => instruction.cmdline?.[1],
    build: (target) => image(target)?.Entrypoint?.[1],
  },
  {
    name: 'SHELL',
    refuses: [],
    entry: (s) => node<Entry>({ kind: 'shell', args: list([s, '-c']) }),
    read: ({ instruction }) => (instruction.shell as readonly string[])[0],
    build: (target) => image(target)?.Shell?.[0],
  },
  {
    name: 'HEALTHCHECK shell form',
    refuses: [...shell, 'empty'],
    entry: (s) => node<Entry>({ kind: 'healthcheck', flags: none as HealthcheckFlags, command: text(s) }),
    read: ({ instruction }) => (instruction.health?.Test?.[0] === 'CMD-SHELL' ? instruction.health.Test[1] : 'exec'),
    build: (target) => image(target)?.Healthcheck?.Test?.[1],
  },
  {
    name: 'HEALTHCHECK exec form',
    refuses: [],
    entry: (s) => node<Entry>({ kind: 'healthcheck', flags: { retries: 3 }, command: exec(['a', s]) }),
    read: ({ instruction }) => instruction.health?.Test?.[2],
    build: (target) => image(target)?.Healthcheck?.Test?.[2],
  },
  {
    name: 'MAINTAINER',
    refuses: ['newline', 'white space at an end', 'one escape character at the end', 'empty'],
    entry: (s) => node<Entry>({ kind: 'maintainer', name: s }),
    read: ({ instruction }) => instruction.maintainer,
    build: (target) => target.image?.author,
  },
  {
    name: 'ONBUILD trigger',
    refuses: [...shell, 'a heredoc'],
    entry: (s) => node<Entry>({ kind: 'onbuild', trigger: run(text(s)) as Extract<Entry, { kind: 'run' }> }),
    read: ({ node: { sub } }) => (sub?.json === true ? 'exec' : (sub?.args[0] ?? '')),
  },
  {
    name: 'comment',
    refuses: ['newline'],
    entry: (s) => comment(s),
    read: () => undefined,
  },
  {
    name: 'COPY --chown',
    refuses: flag,
    entry: (s) => copy(['a'], '/', { chown: s }),
    read: ({ instruction }) => instruction.chown,
    lexed: 'word',
  },
  {
    name: 'COPY --chmod',
    refuses: flag,
    entry: (s) => copy(['a'], '/', { chmod: s, link: true }),
    read: ({ instruction }) => instruction.chmod,
    lexed: 'word',
  },
  {
    name: 'ADD --checksum',
    refuses: flag,
    entry: (s) => add('a', '/', { checksum: s }),
    read: ({ instruction }) => instruction.checksum,
    lexed: 'word',
  },
  {
    name: 'COPY --exclude',
    refuses: flag,
    entry: (s) => copy(['a'], '/', { exclude: list(['a', s]) }),
    read: ({ instruction }) => instruction.exclude?.[1],
  },
  {
    name: 'COPY --exclude beside an inline file',
    refuses: flag,
    entry: (s) => copy([inline('f', 'body\n', false)], '/', { exclude: list([s]) }),
    read: ({ instruction }) => (instruction.contents?.[0]?.Data === 'body\n' ? instruction.exclude?.[0] : 'lost'),
  },
  {
    name: 'RUN --device',
    refuses: flag,
    entry: (s) => run(text('true'), { devices: list([s]) }),
    read: ({ node: parsed }) => parsed.flags?.[0]?.slice('--device='.length),
  },
  {
    name: 'COPY --from image',
    refuses: ['newline', 'not ASCII', 'not an image', 'a number', 'empty'],
    entry: (s) => copy(['a'], '/', { from: imageReference(s) }),
    read: ({ instruction }) => instruction.from,
    lexed: 'word',
  },
  {
    name: 'FROM --platform',
    refuses: flag,
    entry: (s) => ({ platform: s }),
    read: ({ stage }) => stage.platform ?? '',
    lexed: 'word',
  },
  {
    name: 'bind target',
    refuses: flag,
    entry: (s) => withMount({ kind: 'mount', type: 'bind', options: { target: s } }),
    read: ({ instruction }) => instruction.mounts?.[0]?.Target,
    lexed: 'word',
  },
  {
    name: 'bind source',
    refuses: flag,
    entry: (s) => withMount({ kind: 'mount', type: 'bind', options: { target: '/x', source: s, readonly: false } }),
    read: ({ instruction }) => instruction.mounts?.[0]?.Source,
    lexed: 'word',
  },
  {
    name: 'cache id',
    refuses: flag,
    entry: (s) => withMount({ kind: 'mount', type: 'cache', options: { target: '/x', id: s, uid: '1' } }),
    read: ({ instruction }) => instruction.mounts?.[0]?.CacheID,
    lexed: 'word',
  },
  {
    name: 'secret env',
    refuses: flag,
    entry: (s) => withMount({ kind: 'mount', type: 'secret', options: { id: 'x', env: s, required: true } }),
    read: ({ instruction }) => instruction.mounts?.[0]?.Env,
    lexed: 'word',
  },
  {
    name: 'ssh target',
    refuses: flag,
    entry: (s) => withMount({ kind: 'mount', type: 'ssh', options: { id: 'default', target: s } }),
    read: ({ instruction }) => instruction.mounts?.[0]?.Target,
    lexed: 'word',
  },
]
