import './style.css'
import configWorker from './config-worker.ts?worker&url'
import dockerfileWorker from './dockerfile-worker.ts?worker&url'
import { documented, patterns, presets, type Example } from './examples.js'
import type { ConfigAnswer, DockerfileAnswer, OutputFile, Told } from './messages.js'
import { Results } from './results.js'
import { Sandbox, type Outcome } from './sandbox.js'
import { readShareLink, shareLink, type Shared } from './share-link.js'
import { onTheme, toggleTheme } from './theme.js'
import { byId, copyFrom } from './page.js'

type Direction = Shared['kind']

const SECONDS = { config: 2, dockerfile: 20 } as const

const configs = new Sandbox<ConfigAnswer>(configWorker, SECONDS.config * 1000)
const dockerfiles = new Sandbox<DockerfileAnswer>(dockerfileWorker, SECONDS.dockerfile * 1000)
configs.start()

const shared = await readShareLink(location.hash)
const texts: Record<Direction, string> = { config: patterns[0]!.text, dockerfile: documented[0]!.text }
if (shared !== undefined) texts[shared.kind] = shared.text
let direction: Direction = shared?.kind ?? 'config'

const results = new Results({
  goToLine: (line, column) => editor?.goTo(line, column),
  sayStatus: (text) => (byId('status').textContent = text),
})
let editor: import('./editor.js').Editor | undefined
let compiled: readonly Told[] = []
let found: readonly Told[] = []

// --- what the text gives ---

/** Every question has a number: what an older one gives is not shown. */
let asked = 0

async function read(): Promise<void> {
  const number = ++asked
  const of = direction
  const text = texts[of]
  const outcome = of === 'config' ? await configs.ask(text) : await dockerfiles.ask(text)
  if (number !== asked || of !== direction) return
  if (outcome.kind === 'replaced') return
  if (outcome.kind !== 'answered') showFailure(outcome, of)
  else if (of === 'config') showConfig(outcome.answer as ConfigAnswer)
  else showDockerfile(outcome.answer as DockerfileAnswer)
}

function showConfig({ files, problems, printed }: ConfigAnswer): void {
  results.print(printed)
  // A file with errors has no text, and one without text takes none away.
  const isWhole = files !== undefined && files.length > 0
  if (isWhole) results.show(files, 'dockerfile')
  results.stale(!isWhole)
  tell(problems)
}

function showDockerfile({ source, graph, problems }: DockerfileAnswer): void {
  results.print('')
  if (source !== undefined) {
    const file: OutputFile = { path: 'dockerfile.config.ts', text: source, lines: [], ...(graph && { graph }) }
    results.show([file], 'typescript')
  }
  results.stale(source === undefined)
  byId('take').hidden = source === undefined
  tell(problems)
}

function showFailure(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>, of: Direction): void {
  results.stale(true)
  const what = of === 'config' ? 'The config' : 'The Dockerfile'
  tell([
    outcome.kind === 'broken'
      ? { severity: 'error', message: `${what} could not be read: ${outcome.message}` }
      : {
          severity: 'error',
          message: `${what} was not finished after ${SECONDS[of]} seconds, and was stopped.`,
          hint:
            of === 'config' ? 'Is there a loop without an end, or a promise that never settles?' : 'Try a shorter one.',
        },
  ])
}

function tell(problems: readonly Told[]): void {
  found = problems
  editor?.mark(found)
  showProblems()
}

function showProblems(): void {
  results.tell(direction === 'config' ? [...compiled, ...found] : found)
}

// --- typing ---

let typing: ReturnType<typeof setTimeout> | undefined

function changed(): void {
  texts[direction] = editor!.text
  nameExample()
  clearTimeout(typing)
  typing = setTimeout(() => {
    void read()
    void keepInAddress()
  }, 150)
}

/** A reload, or a bookmark, brings the same text again. */
async function keepInAddress(): Promise<void> {
  history.replaceState(null, '', await shareLink({ kind: direction, text: texts[direction] }))
}

// --- the two directions ---

const words = {
  config: {
    title: 'dockerfile.config.ts',
    editor: 'Config in TypeScript',
    groups: { Patterns: patterns, Presets: presets },
  },
  dockerfile: { title: 'Dockerfile', editor: 'Dockerfile', groups: { 'As guides print it': documented } },
} as const

function turn(to: Direction): Promise<void> {
  direction = to
  byId('to-dockerfile').setAttribute('aria-pressed', String(to === 'config'))
  byId('to-typescript').setAttribute('aria-pressed', String(to === 'dockerfile'))
  byId('input-title').textContent = words[to].title
  byId('take').hidden = true
  fillExamples(to)
  results.clear()
  found = []
  editor?.show(editor[to], words[to].editor)
  return read()
}

function fillExamples(of: Direction): void {
  const select = byId<HTMLSelectElement>('example')
  const option = ({ name, title }: Example): HTMLOptionElement => new Option(title, name)
  select.replaceChildren(
    new Option('…', ''),
    ...Object.entries(words[of].groups).map(([label, examples]) => {
      const group = document.createElement('optgroup')
      group.label = label
      group.append(...examples.map(option))
      return group
    }),
  )
  nameExample()
}

/** The example that stands in the editor, or none: one that was changed can be chosen again. */
function nameExample(): void {
  const shown = Object.values<readonly Example[]>(words[direction].groups)
    .flat()
    .find(({ text }) => text === texts[direction])
  byId<HTMLSelectElement>('example').value = shown?.name ?? ''
}

byId('to-dockerfile').addEventListener('click', () => void turn('config'))
byId('to-typescript').addEventListener('click', () => void turn('dockerfile'))
byId('example').addEventListener('change', ({ target }) => {
  const { value } = target as HTMLSelectElement
  const example = Object.values<readonly Example[]>(words[direction].groups)
    .flat()
    .find(({ name }) => name === value)
  if (example !== undefined) editor?.replace(example.text)
})
byId('take').addEventListener('click', () => {
  const source = results.text
  void turn('config')
  editor?.replace(source)
})

// --- the rest of the page ---

copyFrom(byId('copy-input'), () => texts[direction])
copyFrom(byId('copy-output'), () => results.text)
copyFrom(byId('share'), async () => {
  await keepInAddress()
  return location.href
})
byId('theme').addEventListener('click', toggleTheme)
onTheme((dark) => byId('theme').setAttribute('aria-pressed', String(dark)))
addEventListener('hashchange', () => void openLink())

async function openLink(): Promise<void> {
  const link = await readShareLink(location.hash)
  if (link === undefined || link.text === texts[link.kind]) return
  if (link.kind !== direction) void turn(link.kind)
  editor?.replace(link.text)
}

const shown = turn(direction)
if (location.hash.length > 1 && shared === undefined) {
  byId('status').textContent = 'The link is damaged, and carries no text.'
}

// The editor is the largest part of the page: what the text gives is shown first, unless that takes long.
await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 800))])
const { Editor } = await import('./editor.js')
const holder = byId('editor')
holder.replaceChildren()
editor = new Editor(holder, texts, {
  changed,
  moved: (line) => direction === 'config' && results.point(line),
  compiled: (problems) => {
    compiled = problems
    if (direction === 'config') showProblems()
  },
})
editor.show(editor[direction], words[direction].editor)
editor.mark(found)
void results.colour()
