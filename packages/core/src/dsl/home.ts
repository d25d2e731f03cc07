import { DockerfileError } from '../problem/index.js'
import { userFacts } from '../deps/index.js'
import { currentUser } from './chain.js'
import type { MountStep, StageLink } from './step.js'
import { wordText } from './word-text.js'

/** Puts the caches of tools where the tool looks for them: in the home of the stage's user, and writable for it. */
export function atHome(stage: StageLink, mounts: readonly MountStep[]): readonly MountStep[] {
  if (!mounts.some((mount) => mount.forHome !== undefined)) return mounts
  const user = currentUser(stage)
  const facts = user === undefined || typeof user === 'string' ? userFacts(user) : undefined
  return mounts.map((mount) => {
    if (mount.forHome === undefined) return mount
    if (facts !== undefined) return mount.forHome(facts.home, facts.uid)
    throw new DockerfileError({
      code: 'bad-mount',
      message: `the home of user ${JSON.stringify(wordText(user!))} is not known, so neither is the place of this cache`,
      hint: "Say it: cache('/home/<user>/…', { uid: … })",
    })
  })
}
