/** A text to start from. */
export interface Example {
  readonly name: string
  readonly title: string
  readonly text: string
}

const texts = (found: Record<string, unknown>): Map<string, string> =>
  new Map(Object.entries(found).map(([path, text]) => [path.split('/').at(-2)!, text as string]))

const titles = texts(import.meta.glob('../../examples/*/README.md', { query: '?raw', import: 'default', eager: true }))
const configs = texts(
  import.meta.glob('../../examples/*/dockerfile.config.ts', { query: '?raw', import: 'default', eager: true }),
)
const dockerfiles = texts(
  import.meta.glob('../../examples/*/documented.Dockerfile', { query: '?raw', import: 'default', eager: true }),
)

const titleOf = (name: string): string => /^# (?:Preset: )?(.+)$/m.exec(titles.get(name) ?? '')?.[1] ?? name

const examplesOf = (from: Map<string, string>, isWanted: (name: string, text: string) => boolean): readonly Example[] =>
  [...from].filter(([name, text]) => isWanted(name, text)).map(([name, text]) => ({ name, title: titleOf(name), text }))

/** The playground has no package.json files, which this entry reads. */
const isRunnable = (text: string): boolean => !text.includes('@stagecraft/presets/workspace')

/** Configs in the language of stages; the one that is shown first comes first. */
export const patterns = examplesOf(
  configs,
  (name, text) => !/-as-documented$|^preset-/.test(name) && isRunnable(text),
).toSorted((a, b) => Number(b.name === 'react-nginx') - Number(a.name === 'react-nginx'))

export const presets = examplesOf(configs, (name, text) => name.startsWith('preset-') && isRunnable(text))

/** Dockerfiles as guides print them. */
export const documented = examplesOf(dockerfiles, () => true)
