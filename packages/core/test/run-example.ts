import ts from 'typescript'
import * as stagecraft from '../src/index.js'

/** The value of the last statement of an example, with everything that the library exports in scope. */
export function runExample(code: string): unknown {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true)
  const last = source.statements.at(-1)!
  const body = ts.isExpressionStatement(last)
    ? `${code.slice(0, last.getStart())}return (${last.expression.getText()})`
    : code
  const js = ts.transpileModule(`(() => {${body}\n})()`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  }).outputText
  return new Function(...Object.keys(stagecraft), `return ${js.trim().replace(/;$/, '')}`)(...Object.values(stagecraft))
}

/** The Dockerfile of a stage or of a file; nothing for anything else. */
export function dockerfileText(value: unknown): string {
  const { kind } = value as { kind?: string }
  if (kind === 'stage') return String(stagecraft.dockerfile(value as never))
  return kind === 'dockerfile-file' ? String(value) : ''
}
