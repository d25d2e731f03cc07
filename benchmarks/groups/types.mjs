// What a compiler does with a config: the files whose cost `pnpm types` holds to a ceiling, checked by the compilers themselves.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { budgets } from '../../packages/core/test/types/budget/files.mjs'
import { asCommand, declare, work } from '../../scripts/compilers.mjs'
import { contest } from '../harness/contest.mjs'

const compilers = { 5.4: 'typescript-5.4', '7.0': 'typescript-7' }
const files = { 30: 'thirty-stages', 300: 'three-hundred-stages' }

export async function measure({ rounds }) {
  declare()
  const figures = {}
  for (const [version, name] of Object.entries(compilers)) {
    for (const [stages, file] of Object.entries(files)) {
      const { instantiations, taken } = await checked(asCommand(name), file, `types of ${stages} stages`, rounds)
      const figure = instantiations / Number(stages)
      const ours = { name: 'Stagecraft', role: 'ours', figure, min: figure, max: figure }
      figures[`instantiations-${stages}-${version}`] = [ours]
      figures[`types-${stages}-${version}`] = taken
    }
  }
  return figures
}

async function checked(compiler, name, title, rounds) {
  const path = written(name, budgets.find((budget) => budget.name === name).text)
  const empty = written('empty', 'export {}\n')
  let instantiations
  const milliseconds = (file) => () => {
    const result = compiler.compile([file])
    if (result.found.length > 0) throw new Error(`${compiler.name}: ${file}: ${result.found[0].text}`)
    if (file === path) instantiations = result.instantiations
    return result.seconds * 1000
  }
  const contenders = [
    { name: 'Stagecraft', role: 'ours', once: milliseconds(path) },
    { name: 'an empty file', role: 'floor', once: milliseconds(empty) },
  ]
  const taken = await contest(`${title}, ${compiler.name}`, contenders, Math.min(rounds, 5))
  return { instantiations, taken }
}

function written(name, text) {
  const path = join(work, `${name}.ts`)
  writeFileSync(path, text)
  return path
}
