import { secret, type Mount, type Secret, type Stage } from '@stagecraft/core'
import type { BaseImage } from '../common/index.js'
import { hasKind } from '../define/kinds.js'
import { option } from '../define/index.js'

export const npmrcOption = option.of<Secret>({
  description: 'A secret in the form of a .npmrc file, with what registries of packages ask for.',
  accepts: "a secret such as secret('npmrc')",
  samples: [secret('npmrc')],
  read: (value) => (hasKind(value, 'secret') ? (value as Secret) : undefined),
})

/** Where npm, pnpm and yarn look for the settings of the user who runs them, and who that is. */
function placeFor(builder: string | undefined): { readonly target: string; readonly uid?: number } | undefined {
  if (builder === undefined || /^(?:root|0)(?::|$)/.test(builder)) return { target: '/root/.npmrc' }
  return builder === 'node' ? { target: '/home/node/.npmrc', uid: 1000 } : undefined
}

/** Lets the steps of `body` install what registries give only to some. The secret is in no layer. */
export function withNpmrc(
  npmrc: Secret | undefined,
  { builder }: BaseImage,
  body: (stage: Stage) => Stage,
): (stage: Stage) => Stage {
  if (npmrc === undefined) return body
  const mounted = (mount: Mount) => (stage: Stage) => stage.within({ mounts: [mount] }, body)
  const place = placeFor(builder)
  if (place !== undefined) return mounted(npmrc.file(place))
  // The home of this user is not known here. By a number, secrets can be given to them; by a name, only to everybody.
  const uid = Number.parseInt(builder!, 10)
  const who = Number.isNaN(uid) ? { mode: '0444' } : { uid }
  return (stage) =>
    mounted(npmrc.file({ target: '/run/npmrc', ...who }))(stage.arg('NPM_CONFIG_USERCONFIG', '/run/npmrc'))
}
