import { and, cache, type CommandValue, type Mount, type Stage } from '@stagecraft/core'
import { downloading, type Downloads } from '../common/index.js'
import { PROGRAMS } from '../program/index.js'

/** Where all stages have what is compiled: not below the source, so that a source that is mounted there does not hide it. */
export const TARGET = '/target'

export interface CargoOptions extends Downloads {
  readonly programs: readonly string[]
  readonly features: readonly string[] | undefined
  readonly cache: 'layers' | 'mounts'
}

const withFeatures = (command: string, { features = [] }: CargoOptions): string =>
  features.length === 0 ? command : `${command} --features ${features.join(',')}`

/** Both names and features are checked: none needs a quote. */
const binaries = (programs: readonly string[]): string => programs.map((name) => `--bin ${name}`).join(' ')

/** The same command compiles dependencies and the programs: with other words, dependencies would be compiled otherwise. */
export const buildCommand = (o: CargoOptions): string =>
  withFeatures(`cargo build --release --locked ${binaries(o.programs)}`, o)

export const debugCommand = (o: CargoOptions): string =>
  withFeatures(`cargo build --locked ${binaries(o.programs.slice(0, 1))}`, o)

export const testCommand = (o: CargoOptions): string => withFeatures('cargo test --locked', o)

/** Compiles, and takes the programs out of what may be a mount. */
export const programsCommand = (o: CargoOptions): CommandValue =>
  and(
    buildCommand(o),
    `mkdir -p ${PROGRAMS}`,
    `cp ${o.programs.map((name) => `${TARGET}/release/${name}`).join(' ')} ${PROGRAMS}`,
  )

/** Cargo locks what it compiles: one build waits for the other instead of both failing on a file that is half written. */
export const caches = (o: CargoOptions): readonly Mount[] =>
  o.cache === 'layers' ? [] : [...cache.cargo(), cache(TARGET, { id: `target-${o.programs[0]!}`, sharing: 'locked' })]

/** A step in which cargo may download. */
export const cargo =
  (o: CargoOptions, step: (stage: Stage) => Stage) =>
  <S extends Stage>(on: S): S =>
    on.use(downloading(o, ['cargo'], step)) as S
