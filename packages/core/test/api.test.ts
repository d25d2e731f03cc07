import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

/*
 * Every name that the package exports, with its kind and type, in a golden file: so that a change of the public surface
 * is seen in review. `vitest run -u` writes it anew.
 */

const source = join(import.meta.dirname, '../src')
const entries = ['index.ts', 'model.ts', 'parse.ts', 'lint.ts', 'explain.ts', 'multi-stage.ts']

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  types: [],
}

function exportsOf(program: ts.Program, entry: string): string {
  const checker = program.getTypeChecker()
  const file = program.getSourceFile(join(source, entry))!
  const lines = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!).map((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    if (!(target.flags & ts.SymbolFlags.Value)) return `type ${symbol.name}`
    const type = checker.getTypeOfSymbolAtLocation(target, target.valueDeclaration!)
    const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)
    return `${symbol.name}: ${text.length > 200 ? `${text.slice(0, 200)}…` : text}`
  })
  return `${lines.sort().join('\n')}\n`
}

it('exports what the golden files say', async () => {
  const program = ts.createProgram(
    entries.map((entry) => join(source, entry)),
    options,
  )
  for (const entry of entries) {
    await expect(exportsOf(program, entry)).toMatchFileSnapshot(`golden/exports-${entry.replace('.ts', '.txt')}`)
  }
})
