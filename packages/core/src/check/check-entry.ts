import type { Entry } from '../model/index.js'
import type { At, EntryCheck } from './at.js'
import { checkAdd, checkCopy } from './values/check-copy.js'
import { checkMounts } from './values/check-mounts.js'
import {
  checkExpose,
  checkHealthcheck,
  checkMaintainer,
  checkRunCommand,
  checkShell,
  checkStopsignal,
  checkVolume,
} from './values/check-simple.js'

const fine = (): void => undefined

/** What is checked of each kind of entry, beyond its references and variables. */
const checks: { readonly [K in Entry['kind']]: EntryCheck<K> } = {
  add: checkAdd,
  arg: fine,
  blank: fine,
  cmd: fine,
  comment: fine,
  copy: checkCopy,
  entrypoint: fine,
  env: fine,
  expose: checkExpose,
  healthcheck: checkHealthcheck,
  label: fine,
  maintainer: checkMaintainer,
  onbuild: fine,
  raw: fine,
  run: (entry, at) => {
    checkMounts(entry, at)
    checkRunCommand(entry, at)
  },
  shell: checkShell,
  stopsignal: checkStopsignal,
  user: fine,
  volume: checkVolume,
  workdir: fine,
}

/** Checks the values of one entry. */
export function checkEntry(entry: Entry, at: At): void {
  const check = checks[entry.kind] as EntryCheck<Entry['kind']>
  check(entry as never, at)
}
