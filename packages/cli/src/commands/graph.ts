import type { Command } from 'commander'
import { resolve } from 'node:path'
import { problem } from '@stagecraft/core'
import type { StageGraph } from '@stagecraft/core/explain'
import type { Io } from '../io.js'
import { examples } from '../render/examples.js'
import { printable, shownPath } from '../shown.js'
import { Stop } from '../stop.js'
import type { SubjectOptions } from '../subject/load-subject.js'
import { addSubjectOptions } from './subject-options.js'

type Format = 'mermaid' | 'dot' | 'svg'

interface GraphOptions extends SubjectOptions {
  readonly dot?: boolean
  readonly svg?: boolean
  readonly files?: boolean
  readonly output?: string
}

/** `stagecraft graph`: the stages, and what they take from each other. */
export function graphCommand(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('graph')
    .description('draw the stages, their bases and what they copy from each other')
    .option('--dot', 'for Graphviz (default: mermaid, which GitHub draws)')
    .option('--svg', 'as a picture')
    .option('--files', 'draw the build context too, and what is copied from it')
    .option('-o, --output <file>', 'where to write; its name tells the format: .mmd, .dot, .svg')
  command.addHelpText(
    'after',
    examples([
      ['stagecraft graph', 'mermaid, for a README on GitHub'],
      ['stagecraft graph -o stages.svg', 'a picture'],
    ]),
  )
  addSubjectOptions(command).action(async (options: GraphOptions) => done(await graph(options, io)))
}

async function graph(options: GraphOptions, io: Io): Promise<number> {
  const format = formatOf(options)
  const { stageGraph } = await import('@stagecraft/core/explain')
  const { loadSubject } = await import('../subject/load-subject.js')
  const { withoutContext } = await import('../graph/labels.js')
  const subject = await loadSubject(options, io)
  const whole = stageGraph(subject.file, { contexts: subject.contexts })
  const text = await draw(options.files === true ? whole : withoutContext(whole), format)
  if (options.output === undefined) io.out(text)
  else {
    const { writeTexts } = await import('../outputs/write-texts.js')
    const path = resolve(io.cwd, options.output)
    writeTexts([{ path, text }])
    io.out(`${io.outColors.green('wrote')} ${printable(shownPath(path, io.cwd))}\n`)
  }
  return 0
}

function formatOf({ dot, svg, output }: GraphOptions): Format {
  if (dot === true && svg === true) throw wrong('--dot and --svg are two formats: choose one')
  if (dot === true) return 'dot'
  if (svg === true) return 'svg'
  const extension = /\.([a-z]+)$/i.exec(output ?? '.mmd')?.[1]?.toLowerCase() ?? ''
  const known: Readonly<Record<string, Format>> = {
    mmd: 'mermaid',
    mermaid: 'mermaid',
    dot: 'dot',
    gv: 'dot',
    svg: 'svg',
  }
  const found = known[extension]
  if (found === undefined)
    throw wrong(
      `--output: the name ${JSON.stringify(output)} tells no format`,
      'It ends with .mmd, .dot or .svg, or --dot or --svg is said.',
    )
  return found
}

async function draw(stages: StageGraph, format: Format): Promise<string> {
  if (format === 'mermaid') return (await import('../graph/mermaid.js')).mermaid(stages)
  const text = (await import('../graph/dot.js')).dot(stages)
  return format === 'dot' ? text : await (await import('../graph/svg.js')).svg(text)
}

const wrong = (message: string, hint?: string): Stop => new Stop([problem({ code: 'bad-config', message, hint })], 2)
