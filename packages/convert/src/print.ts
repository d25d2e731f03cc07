import * as babel from 'prettier/plugins/babel'
import * as estree from 'prettier/plugins/estree'
import type { Options } from 'prettier'
import { format } from 'prettier/standalone'
import {
  Project,
  StructureKind,
  VariableDeclarationKind,
  type ImportSpecifierStructure,
  type OptionalKind,
} from 'ts-morph'
import { isImported } from './library.js'
import type { Expression } from './expression.js'
import type { Program } from './file/program.js'

/** The module as TypeScript source. */
export async function printProgram({ declarations, result }: Program): Promise<string> {
  const names = new Set([...declarations.flatMap(({ value }) => value.names), ...result.names])
  const constants = new Set(declarations.map(({ name }) => name))
  // The writer of ts-morph indents what it takes for code, also in a template literal: so it gets only placeholders.
  const held: Expression[] = []
  const hold = (value: Expression): string => `${placeholder}${held.push(value) - 1}`
  const source = project().createSourceFile(
    'dockerfile.config.ts',
    {
      statements: [
        {
          kind: StructureKind.ImportDeclaration,
          moduleSpecifier: '@stagecraft/core',
          namedImports: [...names]
            .filter((name) => !constants.has(name) && isImported(name))
            .sort(byLetter)
            .map(specifier),
        },
        ...declarations.map(({ name, value }, at) => ({
          kind: StructureKind.VariableStatement as const,
          declarationKind: VariableDeclarationKind.Const,
          leadingTrivia: isShort(value) && isShort(declarations[at - 1]?.value) ? '' : '\n',
          declarations: [{ name, initializer: hold(value) }],
        })),
        { kind: StructureKind.ExportAssignment, leadingTrivia: '\n', isExportEquals: false, expression: hold(result) },
      ],
    },
    { overwrite: true },
  )
  const text = source.getFullText()
  source.forget()
  return await format(
    text.replace(new RegExp(`${placeholder}(\\d+)`, 'g'), (_, at) => held[Number(at)]!.text),
    style,
  )
}

/** Handles stand close together. */
function isShort(value: Expression | undefined): boolean {
  return value !== undefined && /^(?:arg|secret)\(/.test(value.text)
}

const placeholder = '__expression_'

const style: Options = {
  parser: 'babel-ts',
  plugins: [babel, estree],
  semi: false,
  singleQuote: true,
  printWidth: 120,
  embeddedLanguageFormatting: 'off',
}

let shared: Project | undefined

function project(): Project {
  return (shared ??= new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
  }))
}

function specifier(name: string): OptionalKind<ImportSpecifierStructure> {
  return name === 'Stage' ? { name, isTypeOnly: true } : { name }
}

function byLetter(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()]
  return first < second ? -1 : first > second ? 1 : 0
}
