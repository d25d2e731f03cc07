import type { Cmd, Entrypoint } from '../../model/index.js'
import type { Handlers } from './rule.js'

/** What a container of the stage starts, as far as the file says. */
export interface Started {
  cmd: Cmd | undefined
  entrypoint: Entrypoint | undefined
  /** The stage itself has said it, or a trigger in it. */
  isOwnCmd: boolean
}

/** At the begin of a stage: what the one that it begins with starts. */
export const startedBefore = (inherited: Started | undefined): Started => ({
  cmd: inherited?.cmd,
  entrypoint: inherited?.entrypoint,
  isOwnCmd: false,
})

/** Keep what is started up to date. */
export const startedHandlers: Pick<Handlers<Started>, 'cmd' | 'entrypoint'> = {
  cmd: (entry, _report, _at, state) => {
    state.cmd = entry
    state.isOwnCmd = true
  },
  entrypoint: (entry, _report, _at, state) => {
    state.entrypoint = entry
    // BuildKit forgets the CMD of the base, and keeps that of the stage.
    if (!state.isOwnCmd) state.cmd = undefined
  },
}
