import { bind, inline, stage, type Mount, type Stage } from '@stagecraft/core'
import type { Mirrors } from './mirrors.js'

/** One preset has one stage of settings, however many of its steps need them. */
const settings = new WeakMap<Mirrors, Stage>()

/** Cargo learns of a mirror of crates.io from a file alone. It lies in a stage that only lends it. */
export function cargoMirror(mirrors: Mirrors, address: string): readonly Mount[] {
  const lender =
    settings.get(mirrors) ??
    stage('cargo-mirror')
      .from('scratch')
      .copy(
        inline(
          'config.toml',
          `[source.crates-io]\nreplace-with = "mirror"\n\n[source.mirror]\nregistry = "${address}"\n`,
        ),
        '/',
      )
  settings.set(mirrors, lender)
  return [bind('/.cargo/config.toml', { from: lender, source: '/config.toml' })]
}
