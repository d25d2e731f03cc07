import graphWorker from './graph-worker.ts?worker&url'
import type { OutputFile, Told } from './messages.js'
import { byId, element } from './page.js'
import { Sandbox } from './sandbox.js'

export interface ResultEvents {
  readonly goToLine: (line: number, column: number) => void
  readonly sayStatus: (text: string) => void
}

/** A tab: a file, or the graph of one. */
interface Tab {
  readonly label: string
  readonly file: OutputFile
  readonly isGraph: boolean
}

const graphs = new Sandbox<string>(graphWorker, 10_000)

/** The right side of the page. */
export class Results {
  readonly #events: ResultEvents
  #tabs: readonly Tab[] = []
  /** The label of the tab that is shown: it stays when the text changes. */
  #chosen = ''
  #language = 'dockerfile'
  #line = 0
  #announced = ''
  #announcing: ReturnType<typeof setTimeout> | undefined

  constructor(events: ResultEvents) {
    this.#events = events
    byId('tabs').addEventListener('keydown', (event) => this.#move(event))
    byId('shown').addEventListener('click', ({ target }) => {
      const at = (target as Element).closest<HTMLElement>('[data-line]')?.dataset['line']
      // Marking a text to copy it is no wish to go elsewhere.
      if (at !== undefined && document.getSelection()?.isCollapsed === true) this.#events.goToLine(Number(at), 1)
    })
  }

  /** What is shown, as a text. */
  get text(): string {
    const tab = this.#tab
    return tab === undefined ? '' : tab.isGraph ? (tab.file.graph ?? '') : tab.file.text
  }

  get #tab(): Tab | undefined {
    return this.#tabs.find(({ label }) => label === this.#chosen) ?? this.#tabs[0]
  }

  clear(): void {
    this.#tabs = []
    this.#chosen = ''
    byId('tabs').replaceChildren()
    byId('shown').replaceChildren()
    this.print('')
    this.stale(false)
    this.tell([])
  }

  show(files: readonly OutputFile[], language: 'dockerfile' | 'typescript'): void {
    this.#language = language
    const drawn = files.filter(({ graph }) => graph !== undefined)
    this.#tabs = [
      ...files.map((file): Tab => ({ label: file.path, file, isGraph: false })),
      ...drawn.map((file): Tab => {
        const label = drawn.length === 1 ? 'Graph' : `Graph of ${file.path}`
        return { label, file, isGraph: true }
      }),
    ]
    this.#drawTabs()
    this.#drawTab()
  }

  #drawTabs(): void {
    const chosen = this.#tab?.label
    const had = byId('tabs').contains(document.activeElement)
    byId('tabs').replaceChildren(
      ...this.#tabs.map(({ label }) => {
        const isChosen = label === chosen
        const tab = element('button', { type: 'button', role: 'tab', tabIndex: isChosen ? 0 : -1 }, label)
        tab.setAttribute('aria-selected', String(isChosen))
        tab.setAttribute('aria-controls', 'shown')
        tab.addEventListener('click', () => this.#choose(label))
        if (had && isChosen) setTimeout(() => tab.focus())
        return tab
      }),
    )
    byId('shown').setAttribute('aria-label', chosen ?? 'Nothing yet')
  }

  #choose(label: string): void {
    this.#chosen = label
    byId('shown').scrollTop = 0
    this.#drawTabs()
    this.#drawTab()
    byId('tabs').querySelector<HTMLElement>('[aria-selected=true]')?.focus()
  }

  #move(event: KeyboardEvent): void {
    const at = this.#tabs.findIndex(({ label }) => label === this.#tab?.label)
    const last = this.#tabs.length - 1
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ]
    if (to === undefined || this.#tabs[to] === undefined) return
    event.preventDefault()
    this.#choose(this.#tabs[to].label)
  }

  #drawTab(): void {
    const tab = this.#tab
    if (tab === undefined) return
    if (tab.isGraph) void this.#drawGraph(tab)
    else {
      this.#drawText(tab.file, tab.file.text.split('\n').map(escaped))
      void this.colour()
    }
  }

  #drawText(file: OutputFile, html: readonly string[]): void {
    const count = file.text.replace(/\n$/, '').split('\n').length
    const lines = html.slice(0, count).map((text, index) => {
      const line = element('span', { className: 'line', innerHTML: `${text}\n` })
      const from = file.lines[index] ?? 0
      if (from > 0) line.dataset['line'] = String(from)
      return line
    })
    byId('shown').replaceChildren(element('pre', {}, element('code', {}, ...lines)))
    this.point(this.#line)
  }

  /** Colours what is shown, once the editor, which knows how, is there. */
  async colour(): Promise<void> {
    const tab = this.#tab
    if (tab === undefined || tab.isGraph || document.querySelector('.monaco-editor') === null) return
    const { coloured } = await import('./editor.js')
    const isIgnore = tab.file.path.endsWith('.dockerignore')
    const html = await coloured(tab.file.text, isIgnore ? 'plaintext' : this.#language)
    if (tab === this.#tab) this.#drawText(tab.file, html)
  }

  async #drawGraph(tab: Tab): Promise<void> {
    const outcome = await graphs.ask(tab.file.graph!)
    if (tab !== this.#tab || outcome.kind === 'replaced') return
    if (outcome.kind !== 'answered') {
      byId('shown').replaceChildren(element('p', {}, 'The graph could not be drawn in time.'))
      return
    }
    const picture = element('div', { className: 'graph', innerHTML: outcome.answer })
    const svg = picture.querySelector('svg')
    svg?.setAttribute('role', 'img')
    svg?.setAttribute('aria-label', `The stages of ${tab.file.path}, and what they take from each other`)
    byId('shown').replaceChildren(picture)
  }

  /** Shows which lines a line of the config wrote. */
  point(line: number): void {
    this.#line = line
    for (const one of byId('shown').querySelectorAll<HTMLElement>('.line')) {
      one.classList.toggle('pointed', line > 0 && one.dataset['line'] === String(line))
    }
  }

  /** Whether what is shown belongs to an older text. */
  stale(isStale: boolean): void {
    byId('stale').hidden = !isStale || this.#tabs.length === 0
    byId('shown').classList.toggle('is-stale', isStale)
  }

  print(text: string): void {
    const area = byId('printed')
    area.hidden = text === ''
    area.querySelector('pre')!.textContent = text
  }

  tell(problems: readonly Told[]): void {
    byId('problems-title').textContent = problems.length === 0 ? 'No problems' : `Problems (${problems.length})`
    byId('problem-list').replaceChildren(...problems.map((one) => this.#item(one)))
    this.#announce(summary(problems))
  }

  #item({ severity, message, code, hint, page, line, column = 1 }: Told): HTMLLIElement {
    const item = element('li', { className: severity })
    const head = element('p', { className: 'where' }, element('strong', {}, severity), ' ')
    if (code !== undefined)
      head.append(
        page === undefined ? element('span', {}, code) : element('a', { href: page, target: '_blank' }, code),
        ' ',
      )
    if (line !== undefined) {
      const button = element('button', { type: 'button', className: 'go' }, `line ${line}`)
      button.addEventListener('click', () => this.#events.goToLine(line, column))
      head.append(button)
    }
    item.append(head, element('p', { className: 'message' }, message))
    if (hint !== undefined) item.append(element('p', { className: 'hint' }, hint))
    return item
  }

  /** Says a change once it has lasted, so that typing is not talked over. */
  #announce(text: string): void {
    clearTimeout(this.#announcing)
    this.#announcing = setTimeout(() => {
      if (text === this.#announced) return
      this.#announced = text
      this.#events.sayStatus(text)
    }, 1000)
  }
}

function summary(problems: readonly Told[]): string {
  if (problems.length === 0) return 'No problems.'
  const [first] = problems
  return `${problems.length === 1 ? 'One problem' : `${problems.length} problems`}: ${first!.message}`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
