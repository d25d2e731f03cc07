import { secret, type Secret, type Stage } from '@stagecraft/core'
import type { BaseImage } from '../common/index.js'
import { hasKind } from '../define/kinds.js'
import { option } from '../define/index.js'
import { builderOf } from './builder.js'

export const npmrcOption = option.of<Secret>({
  description: 'A secret in the form of a .npmrc file, with what registries of packages ask for.',
  accepts: "a secret such as secret('npmrc')",
  samples: [secret('npmrc')],
  read: (value) => (hasKind(value, 'secret') ? (value as Secret) : undefined),
})

/** Lets the steps of `body` install what registries give only to some. The secret is in no layer. */
export function withNpmrc(
  npmrc: Secret | undefined,
  image: BaseImage,
  body: (stage: Stage) => Stage,
): (stage: Stage) => Stage {
  if (npmrc === undefined) return body
  const { uid, home } = builderOf(image)
  // By a number, a secret can be given to somebody; by a name, only to everybody.
  const readable = uid === undefined ? { mode: '0444' } : uid === 0 ? {} : { uid }
  const mounted = (target: string) => (stage: Stage) =>
    stage.within({ mounts: [npmrc.file({ target, ...readable })] }, body)
  if (home !== undefined) return mounted(`${home}/.npmrc`)
  return (stage) => mounted(ELSEWHERE)(stage.arg('NPM_CONFIG_USERCONFIG', ELSEWHERE))
}

/** For somebody whose home is not known here. */
const ELSEWHERE = '/run/npmrc'
