import { literal } from './literal.js'
import type { Options } from './proposal.js'

/** The config that calls a preset. */
export function presetConfig(preset: string, options: Options): string {
  const call =
    Object.keys(options).length === 0
      ? `${preset}()`
      : `${preset}(${literal(options, '', `export default ${preset}()`.length)})`
  return `import { ${preset} } from '@stagecraft/presets'\n\nexport default ${call}\n`
}

/** The config for one application of a workspace, whose root is the folder of the config. */
export function workspaceConfig({ app, ...options }: Options): string {
  const lines = [
    `workspace: workspace({ root: new URL('.', import.meta.url), app: ${literal(app)} })`,
    ...Object.entries(options).map(([name, value]) => `${name}: ${literal(value, '  ', name.length + 3)}`),
  ]
  return `import { nodeService } from '@stagecraft/presets'
import { workspace } from '@stagecraft/presets/workspace'

export default nodeService({
${lines.map((line) => `  ${line},\n`).join('')}})
`
}
