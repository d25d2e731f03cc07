import { cleanPath } from '../../../ignore/clean-path.js'
import type { Copy, Entry } from '../../../model/index.js'
import type { FileVisitor, Report, Rule, RuleMeta } from '../../engine/rule.js'
import type { EntryView, FileView } from '../../engine/views.js'
import { copied, isWholeContext } from '../../files/copied.js'
import { isWithin } from '../../files/paths.js'
import { texts, verbOf } from '../../shell/arguments.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { commandsOf, scriptOf } from '../../shell/run-commands.js'

const meta = {
  name: 'source-shipped',
  severity: 'info',
  summary: 'Of a stage that compiles, the image takes what was compiled, not the source.',
} as const satisfies RuleMeta

interface State {
  /** Where the whole source was copied to. */
  readonly source: { readonly entry: Entry; readonly path: string } | undefined
  readonly compiler: string | undefined
}

const nothing: State = { source: undefined, compiler: undefined }

export const sourceShipped: Rule<typeof meta.name> = Object.freeze({
  ...meta,
  // A stage may be visited after one that takes from it, so the verdicts wait for the end.
  begin(file: FileView, report: Report): FileVisitor {
    if (file.file.stages.length < 2) return {}
    const left = new Map<number, State>()
    const taken: { readonly entry: Copy; readonly from: number; readonly path: string }[] = []
    return {
      stage: ({ index, base, isShipped }) => {
        const put = (change: Partial<State>): void => void left.set(index, { ...left.get(index)!, ...change })
        left.set(index, (base.kind === 'stage' ? left.get(base.index) : undefined) ?? nothing)
        const take = (entry: Copy, at: EntryView): void => {
          const { from } = at
          if (!isShipped || from === undefined || entry.flags.exclude !== undefined) return
          for (const source of copied(entry, at).sources) {
            if (source !== undefined) taken.push({ entry, from, path: cleanPath(`/${source}`) })
          }
        }
        return {
          entries: {
            copy: (entry, at) => {
              if (at.isTrigger) return
              if (entry.flags.from !== undefined) {
                take(entry, at)
                return
              }
              const { sources, destination } = copied(entry, at)
              if (destination !== undefined && sources.some(isWholeContext))
                put({ source: { entry, path: destination } })
            },
            run: (run, at) => {
              // Who removes or moves files may have left only what is wanted.
              if (/\brm\b|\bmv\b|\bfind\b/.test(scriptOf(run) ?? '')) put({ source: undefined })
              const compiler = commandsOf(run, at)?.find(isCompiler)
              if (compiler !== undefined) put({ compiler: compiler.name })
            },
          },
        }
      },
      end: () => {
        for (const { entry, from, path } of taken) {
          const { source, compiler } = left.get(from) ?? nothing
          if (source === undefined || compiler === undefined || path === '/' || !isWithin(source.path, path)) continue
          report({
            message: `COPY takes all of ${path} into the image, the source that ${compiler} compiles among it`,
            at: entry,
            hint: 'Copy what was compiled, and nothing else',
            related: [{ message: 'the source is copied here', node: source.entry }],
          })
        }
      },
    }
  },
})

const compilers: Readonly<Record<string, readonly string[]>> = {
  go: ['build', 'install'],
  cargo: ['build', 'install'],
  mvn: ['package', 'install', 'verify'],
  mvnw: ['package', 'install', 'verify'],
  gradle: ['build', 'assemble', 'bootJar', 'shadowJar', 'installDist'],
  gradlew: ['build', 'assemble', 'bootJar', 'shadowJar', 'installDist'],
  dotnet: ['publish', 'build'],
}

function isCompiler(command: SimpleCommand): boolean {
  if (!Object.hasOwn(compilers, command.name)) return false
  const verbs = compilers[command.name]!
  return /^(?:mvn|gradle)/.test(command.name)
    ? texts(command).some((word) => verbs.includes(word))
    : verbs.includes(verbOf(command) ?? '')
}
