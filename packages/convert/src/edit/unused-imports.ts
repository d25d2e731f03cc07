import { SyntaxKind, type ImportSpecifier, type SourceFile } from 'ts-morph'

/** The edited text without the imports that were used before the edit and are not any more. */
export function withoutUnused(before: SourceFile, text: string): string {
  const used = usedNames(before)
  const after = before.getProject().createSourceFile(`/after${before.getFilePath()}`, text, { overwrite: true })
  try {
    const left = usedNames(after)
    const isIdle = (specifier: ImportSpecifier): boolean => {
      const name = localName(specifier)
      return used.has(name) && !left.has(name)
    }
    const idle = after.getImportDeclarations().flatMap((each) => each.getNamedImports().filter(isIdle))
    if (idle.length === 0) return text
    for (const specifier of idle) {
      const declaration = specifier.getImportDeclaration()
      if (declaration.getNamedImports().length === 1 && declaration.getDefaultImport() === undefined)
        declaration.remove()
      else specifier.remove()
    }
    return after.getFullText()
  } finally {
    after.forget()
  }
}

const localName = (specifier: ImportSpecifier): string => specifier.getAliasNode()?.getText() ?? specifier.getName()

/** Every name that stands outside of imports. */
function usedNames(file: SourceFile): ReadonlySet<string> {
  const names = file.getDescendantsOfKind(SyntaxKind.Identifier)
  return new Set(
    names.filter((name) => !name.getFirstAncestorByKind(SyntaxKind.ImportDeclaration)).map((name) => name.getText()),
  )
}
