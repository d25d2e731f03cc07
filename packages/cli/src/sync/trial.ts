import { loadConfig } from '../config/load-config.js'
import { planOutputs, type Output } from '../outputs/plan.js'

/** What configs would describe if other texts stood in some of their files. */
export interface Trial {
  readonly outputs: ReadonlyMap<string, Output>
}

/**
 * Runs configs with other texts in some of their files, which stay as they are on disk.
 *
 * @returns nothing when a config fails, or says that it has errors
 */
export async function tryTexts(
  configs: readonly string[],
  texts: ReadonlyMap<string, string>,
  seconds: number,
  cwd: string,
): Promise<Trial | undefined> {
  try {
    const loaded = await quietly(async () => {
      const all = []
      for (const config of configs) all.push(await loadConfig(config, seconds, texts))
      return all
    })
    const { outputs, problems } = await planOutputs(loaded, cwd, [], texts)
    if (problems.some(({ severity }) => severity === 'error')) return undefined
    return { outputs: new Map(outputs.map((output) => [output.path, output])) }
  } catch {
    // Whatever the config does with another text, it was no text for it.
    return undefined
  }
}

/** What a config prints, it would print again at every trial. */
async function quietly<T>(action: () => Promise<T>): Promise<T> {
  const { write } = process.stderr
  const { write: writeOut } = process.stdout
  process.stderr.write = process.stdout.write = () => true
  try {
    return await action()
  } finally {
    process.stderr.write = write
    process.stdout.write = writeOut
  }
}
