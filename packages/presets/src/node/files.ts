import { DockerfileError } from '@stagecraft/core'

interface Runs {
  readonly command: readonly string[]
  readonly files?: readonly string[] | undefined
}

const plain = (path: string): string => path.replace(/^\.\//, '')

/** Files that Node is told to load, by their paths from the folder of the service. */
const scripts = ([program, ...rest]: readonly string[]): readonly string[] =>
  program === 'node'
    ? rest.map(plain).filter((word) => /^(?!-|\/|\.\.\/|node_modules\/).*\.[cm]?[jt]s$/.test(word))
    : []

/**
 * What the runtime gets besides the dependencies, where nobody says it: the folder of the file that the command runs.
 *
 * @param standard what it gets when the command names no file
 */
export function filesOf(preset: string, { command, files }: Runs, standard: string): readonly string[] {
  if (files !== undefined) return files
  const [script] = scripts(command)
  if (script === undefined) return [standard]
  const [folder, ...below] = script.split('/')
  if (below.length > 0) return [folder!]
  throw new DockerfileError({
    code: 'bad-option',
    message: `${preset}: the command runs ${script}, beside package.json, and "files" does not say what the runtime gets with it`,
    hint: `Say all that it needs besides the dependencies: files: ['${script}', …]`,
  })
}
