import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import {
  dockerfile,
  DockerfileError,
  type AnyDockerfile,
  type Config,
  type Stage,
  type Problem,
} from '../packages/core/src/index.js'
import { runExample } from '../packages/core/test/run-example.js'
import { markdownTable } from './markdown-table.js'

// In dsl.md every block of TypeScript is on its own, with all names of `@stagecraft/core`. Below it stands
//   ```dockerfile  what its last expression, a stage, a file or a config, gives
//   ```text        what is said of it, and whether the compiler says something too
// and below `<!-- options NAME -->` the options of that interface, from their docstrings.
// `UPDATE_PAGES=1 npx pnpm@10 vitest run docs/dsl` writes into the page what really comes out.

const path = new URL('dsl.md', import.meta.url)
const core = fileURLToPath(new URL('../packages/core/src/', import.meta.url))
const blocks = /^```ts\n([^]*?)^```\n\n```(dockerfile|text)\n([^]*?)^```$/gm

/** What the compiler says of each text, by its index; a text is a module that has imported everything. */
function compiled(texts: readonly string[]): readonly (readonly string[])[] {
  const names = /^export \{([^}]*)\} from '\.\/dsl\/index\.js'/m.exec(readFileSync(join(core, 'index.ts'), 'utf8'))![1]!
  const head = `import { dockerfile, type Stage, ${names.trim().replace(/\s+/g, ' ')} } from './index.js'\n`
  // Beside the sources, where the import is found; nothing is written there.
  const nameOf = (index: number): string => join(core, `example-${index}.ts`)
  const sources = new Map(texts.map((text, index) => [nameOf(index), `${head}${text}`]))
  const { options } = ts.convertCompilerOptionsFromJson(
    { target: 'es2022', module: 'nodenext', strict: true, noEmit: true, types: [], exactOptionalPropertyTypes: true },
    dirname(core),
  )
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => sources.has(name) || fileExists.call(host, name)
  host.readFile = (name) => sources.get(name) ?? readFile.call(host, name)
  host.getSourceFile = (name, version) => {
    const text = sources.get(name)
    return text === undefined ? getSourceFile.call(host, name, version) : ts.createSourceFile(name, text, version)
  }
  const program = ts.createProgram([...sources.keys()], options, host)
  return [...sources.keys()].map((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  )
}

/** What a block gives: the Dockerfile, or the problem that its call throws or the check of the file finds. */
function outcome(code: string): { readonly text: string; readonly problem?: Problem } {
  try {
    const value = runExample(code) as Stage | AnyDockerfile | Config
    if (value.kind === 'config') {
      const texts = Object.entries(value.outputs).map(([output, file]) => `# ${output}\n${String(file)}`)
      return { text: texts.join('\n') }
    }
    const file = value.kind === 'stage' ? dockerfile(value) : value
    const [problem] = file.check()
    return problem === undefined ? { text: String(file) } : { problem, text: told(problem) }
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error
    return { problem: error.problem, text: told(error.problem) }
  }
}

const told = ({ severity, code, message, hint }: Problem): string =>
  `${severity} ${code}: ${message}\n${hint === undefined ? '' : `  ${hint}\n`}`

/** A type without `undefined`, and one that depends on another as it is for any. */
function plainType(type: ts.TypeNode): string {
  if (ts.isConditionalTypeNode(type)) return type.trueType.getText()
  if (ts.isParenthesizedTypeNode(type)) return plainType(type.type)
  if (!ts.isUnionTypeNode(type)) return type.getText()
  return type.types
    .filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword)
    .map(plainType)
    .join(' | ')
}

/** The options of an interface: what each takes, and what it does. */
function optionTable(name: string): string {
  const files = ['options', 'mounts', 'file'].map((file) => {
    const where = join(core, `dsl/types/${file}.ts`)
    return ts.createSourceFile(where, readFileSync(where, 'utf8'), ts.ScriptTarget.ES2022, true)
  })
  const interfaces = files.flatMap((file) => file.statements.filter(ts.isInterfaceDeclaration))
  const membersOf = (wanted: string): readonly ts.PropertySignature[] => {
    const found = interfaces.find((one) => one.name.text === wanted)
    if (found === undefined) throw new Error(`no interface ${wanted}`)
    const bases =
      found.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => expression.getText())) ?? []
    return [...bases.flatMap(membersOf), ...found.members.filter(ts.isPropertySignature)]
  }
  const rows = membersOf(name).map((member) => {
    const doc = ts.getJSDocCommentsAndTags(member)[0] as ts.JSDoc
    const takes = plainType(member.type!)
      .replace(/\s+|readonly /g, ' ')
      .replace(/ +/g, ' ')
      .replaceAll('|', '\\|')
      .trim()
    return [`\`${member.name.getText()}\``, `\`${takes}\``, String(doc.comment).replace(/\s+/g, ' ')]
  })
  return markdownTable([['option', 'takes', 'what it does'], ...rows])
}

test('every block gives what stands below it', () => {
  const source = readFileSync(path, 'utf8')
  const codes = Array.from(source.matchAll(blocks), ([, code]) => code!)
  const messages = compiled(codes)
  let index = 0
  const refused: string[] = []
  const wrong: string[] = []
  const shown = source
    .replace(blocks, (_, code: string) => {
      const said = messages[index++]!
      const { text, problem } = outcome(code)
      if (problem === undefined) wrong.push(...said.map((message) => `${code}${message}`))
      else refused.push(problem.code)
      const verdict = said.length > 0 ? `${text}  It does not compile either.\n` : text
      const language = problem === undefined ? 'dockerfile' : 'text'
      return `\`\`\`ts\n${code}\`\`\`\n\n\`\`\`${language}\n${verdict}\`\`\``
    })
    .replace(/(?<=<!-- options (\w+) -->\n\n)(?:\|.*\n)*\n?/g, (_, name: string) => `${optionTable(name)}\n\n`)
  if (process.env['UPDATE_PAGES'] === '1') writeFileSync(path, shown)
  expect(readFileSync(path, 'utf8')).toBe(shown)
  expect(source.match(/^```ts$/gm), 'a block has its outcome below it').toHaveLength(codes.length)
  expect(wrong, 'what the compiler says of blocks that give a Dockerfile').toEqual([])
  expect(refused.filter((name) => !source.includes(`](problems/${name}.md)`))).toEqual([])
})
