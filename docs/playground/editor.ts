import * as monaco from 'monaco-editor/editor'
import 'monaco-editor/features/register.all'
import 'monaco-editor/languages/definitions/dockerfile/register'
import 'monaco-editor/languages/definitions/typescript/register'
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker'
import libraryTypes from 'virtual:library-types'
import type { Told } from './messages.js'
import { onTheme } from './theme.js'

self.MonacoEnvironment = {
  getWorker: (_, label) => (label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()),
}

// Configs are written as in a new project: strict, with what Node and browsers have in common, and nothing global but console.
// Numbers of TypeScript's own: the editor's lists of them end earlier.
const ES2022: number = 9
const BUNDLER: number = 100
typescriptDefaults.setCompilerOptions({
  strict: true,
  target: ES2022,
  lib: ['lib.es2022.d.ts'],
  module: 99,
  moduleResolution: BUNDLER,
  // TypeScript asks for a base of paths otherwise, in a file system that is none.
  resolvePackageJsonImports: false,
  allowNonTsExtensions: true,
  noEmit: true,
})
typescriptDefaults.setEagerModelSync(true)
typescriptDefaults.setExtraLibs([
  ...Object.entries(libraryTypes).map(([path, content]) => ({ content, filePath: `file:///node_modules/${path}` })),
  {
    filePath: 'file:///console.d.ts',
    content: `declare const console: Readonly<Record<'log' | 'info' | 'warn' | 'error' | 'debug', (...values: unknown[]) => void>>`,
  },
])

// Its comments are too dark to be read on its ground.
monaco.editor.defineTheme('dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [{ token: 'comment', foreground: '7ca668' }],
  colors: {},
})

/** One text in the editor, with what was undone and where the cursor stood. */
export class Sheet {
  readonly model: monaco.editor.ITextModel
  view: monaco.editor.ICodeEditorViewState | null = null

  constructor(text: string, path: string, language: string) {
    this.model = monaco.editor.createModel(text, language, monaco.Uri.parse(`file:///${path}`))
  }
}

export interface EditorEvents {
  readonly changed: () => void
  /** The cursor went to another line. */
  readonly moved: (line: number) => void
  /** What the compiler says of the text has changed. */
  readonly compiled: (problems: readonly Told[]) => void
}

export class Editor {
  readonly #editor: monaco.editor.IStandaloneCodeEditor
  readonly config: Sheet
  readonly dockerfile: Sheet
  #sheet: Sheet

  constructor(
    element: HTMLElement,
    texts: { readonly config: string; readonly dockerfile: string },
    events: EditorEvents,
  ) {
    this.config = new Sheet(texts.config, 'dockerfile.config.ts', 'typescript')
    this.dockerfile = new Sheet(texts.dockerfile, 'Dockerfile', 'dockerfile')
    this.#sheet = this.config
    this.#editor = monaco.editor.create(element, {
      model: this.config.model,
      automaticLayout: true,
      ariaLabel: 'Config in TypeScript',
      minimap: { enabled: false },
      fontSize: 14,
      lineNumbersMinChars: 3,
      padding: { top: 8, bottom: 8 },
      scrollBeyondLastLine: false,
      tabSize: 2,
      wordWrap: 'on',
      wrappingIndent: 'indent',
      fixedOverflowWidgets: true,
      quickSuggestions: { strings: true, comments: false, other: true },
      stickyScroll: { enabled: false },
    })
    onTheme((dark) => monaco.editor.setTheme(dark ? 'dark' : 'vs'))
    this.#editor.onDidChangeModelContent(() => events.changed())
    this.#editor.onDidChangeCursorPosition(({ position }) => events.moved(position.lineNumber))
    const { uri } = this.config.model
    monaco.editor.onDidChangeMarkers((changed) => {
      if (changed.some((one) => String(one) === String(uri))) events.compiled(this.#compiled())
    })
  }

  get text(): string {
    return this.#sheet.model.getValue()
  }

  /** Puts another text in, so that Ctrl+Z brings the old one back. */
  replace(text: string): void {
    this.#editor.pushUndoStop()
    this.#editor.executeEdits('example', [{ range: this.#sheet.model.getFullModelRange(), text }])
    this.#editor.pushUndoStop()
    this.#editor.setPosition({ lineNumber: 1, column: 1 })
    this.#editor.setScrollTop(0)
  }

  show(sheet: Sheet, label: string): void {
    if (sheet === this.#sheet) return
    this.#sheet.view = this.#editor.saveViewState()
    this.#sheet = sheet
    this.#editor.setModel(sheet.model)
    this.#editor.restoreViewState(sheet.view)
    this.#editor.updateOptions({ ariaLabel: label })
  }

  /** Marks what was found at lines of the text that is shown. */
  mark(problems: readonly Told[]): void {
    const { model } = this.#sheet
    monaco.editor.setModelMarkers(
      model,
      'stagecraft',
      problems.flatMap(({ line, column = 1, severity, message, hint, code }) => {
        if (line === undefined || line > model.getLineCount()) return []
        // What is told of a line is told of the word there, or else of the rest of the line.
        const word = model.getWordAtPosition({ lineNumber: line, column })
        return [
          {
            startLineNumber: line,
            startColumn: word?.startColumn ?? column,
            endLineNumber: line,
            endColumn: word?.endColumn ?? model.getLineMaxColumn(line),
            message: hint === undefined ? message : `${message}\n${hint}`,
            severity: severities[severity],
            ...(code !== undefined && { code }),
            source: 'stagecraft',
          },
        ]
      }),
    )
  }

  goTo(line: number, column: number): void {
    this.#editor.setPosition({ lineNumber: line, column })
    this.#editor.revealLineInCenterIfOutsideViewport(line)
    this.#editor.focus()
  }

  #compiled(): readonly Told[] {
    return monaco.editor
      .getModelMarkers({ resource: this.config.model.uri, owner: 'typescript' })
      .filter(({ severity }) => severity === monaco.MarkerSeverity.Error)
      .map(({ message, startLineNumber, startColumn, code }) => ({
        severity: 'error',
        message,
        code: `TS${typeof code === 'object' ? code.value : (code ?? '')}`,
        line: startLineNumber,
        column: startColumn,
      }))
  }
}

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const

/** A text with the colours of its language, a line an element. */
export async function coloured(text: string, language: string): Promise<readonly string[]> {
  const html = await monaco.editor.colorize(text, language, { tabSize: 2 })
  return html.split('<br/>')
}
