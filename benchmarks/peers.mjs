// Asks Stagecraft and other tools for the same Dockerfiles, and prints what became of it: `pnpm bench:peers`. Tools that
// are not on npm are asked where they are named: `--dofigen PROGRAM`, `--docker-config-tool FOLDER`, which is
// `packages/docker-config-tool-js` of a clone, with zod installed. `--texts` prints what each made, or said.
import { parseArgs } from 'node:util'
import { compare } from './peers/compare.mjs'

const { values: options } = parseArgs({
  options: {
    dofigen: { type: 'string' },
    'docker-config-tool': { type: 'string' },
    texts: { type: 'boolean', default: false },
  },
})
const rows = await compare({ dofigen: options.dofigen, dockerConfigTool: options['docker-config-tool'] })
for (const { what, cells } of options.texts ? rows : []) {
  console.log(`## ${what}\n`)
  for (const { tool, verdict, made = '' } of cells) console.log(`${tool}: ${verdict}\n${made.replace(/^/gm, '    ')}\n`)
}
const table = [['', ...rows[0].cells.map(({ tool }) => tool)]]
for (const { what, cells } of rows) table.push([what, ...cells.map(({ verdict }) => verdict)])
const widths = table[0].map((_, column) => Math.max(...table.map((cells) => cells[column].length)))
for (const cells of table)
  console.log(
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  )
