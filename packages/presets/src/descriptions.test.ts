import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { allPresets } from './testing/all-presets.js'

/*
 * An editor shows the docstring of an option, and programs read its description: both say the same. Declarations keep a
 * docstring only where the option is written, so options that presets share are left out here.
 */

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) =>
    ts.createSourceFile(path, readFileSync(join(import.meta.dirname, path), 'utf8'), ts.ScriptTarget.ES2022, true),
  )

/** What a constant at the top of a file is, without the `as const` behind it. */
function constantOf(source: ts.SourceFile, name: string): ts.Expression | undefined {
  const [value] = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter((one) => one.name.getText() === name)
    .map(({ initializer }) => initializer)
  return value !== undefined && ts.isAsExpression(value) ? value.expression : value
}

/** The docstring of every option that is written in a call of `definePreset`, by the name of the preset. */
function* documented(): Generator<readonly [preset: string, option: string, text: string | undefined]> {
  for (const source of sources) {
    const found: ts.CallExpression[] = []
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'definePreset') found.push(node)
      node.forEachChild(visit)
    }
    visit(source)
    for (const {
      arguments: [definition],
    } of found) {
      const { properties } = definition as ts.ObjectLiteralExpression
      const valueOf = (name: string): ts.Expression | undefined =>
        properties.filter(ts.isPropertyAssignment).find((field) => field.name.getText() === name)?.initializer
      const name = (valueOf('name') as ts.StringLiteral).text
      const options = (valueOf('options') ?? constantOf(source, 'options')) as ts.ObjectLiteralExpression
      for (const option of options.properties.filter(ts.isPropertyAssignment)) {
        const [doc] = ts.getJSDocCommentsAndTags(option)
        const text = doc === undefined ? undefined : ts.getTextOfJSDocComment((doc as ts.JSDoc).comment)
        yield [name, option.name.getText(), text?.replace(/\s*\n\s*/g, ' ')]
      }
    }
  }
}

describe.each(allPresets)('%s', (name, preset) => {
  it('is called as it is exported', () => expect(preset.presetName).toBe(name))

  it('says of each option one sentence', () => {
    for (const { description } of Object.values(preset.options)) expect(description).toMatch(/^[A-Z].+[^.]\.$/s)
  })

  const options = [...documented()].filter(([owner]) => owner === name)

  it('has options of its own', () => expect(options.length).toBeGreaterThan(0))

  it.each(options)('%s: the docstring of %s is its description', (_, option, text) => {
    expect(text).toBe(preset.options[option]!.description)
  })
})
