import { secret, type Secret, type Stage } from '@stagecraft/core'
import { installing, type BaseImage, type Downloads } from '../common/index.js'
import { hasKind } from '../define/kinds.js'
import { option } from '../define/index.js'

const netrcOption = option.of<Secret>({
  description: 'A secret in the form of a .netrc file, with what hosts of modules and proxies ask for.',
  accepts: "a secret such as secret('netrc')",
  samples: [secret('netrc')],
  read: (value) => (hasKind(value, 'secret') ? (value as Secret) : undefined),
})

const patternsOption = option.texts({
  description: 'The paths of modules that come from their own hosts and no proxy, as GOPRIVATE takes them.',
  samples: [['git.example.com/*']],
})

export const privateModulesOption = option.group({
  description: 'Modules that not everybody may download.',
  options: { patterns: patternsOption, netrc: netrcOption },
})

interface PrivateModules {
  readonly patterns?: readonly string[] | undefined
  readonly netrc?: Secret | undefined
}

/** Lets the steps of `body` download private modules. The secret is in no layer. */
export function withPrivateModules<Result>(
  { patterns = [], netrc }: PrivateModules,
  build: BaseImage,
  downloads: Downloads,
  body: (stage: Stage) => Result,
): (stage: Stage) => Result {
  return (stage) => {
    // Go calls git for modules that come from no proxy, and the alpine image of Go has none.
    const isBare = build.distribution === 'alpine' && patterns.length > 0
    const equipped = isBare ? stage.use(installing(build, ['git'], downloads)) : stage
    const told = patterns.length === 0 ? equipped : equipped.arg('GOPRIVATE', patterns.join(','))
    if (netrc === undefined) return body(told)
    return told.within({ mounts: [netrc.file({ target: '/root/.netrc' })] }, body as never) as Result
  }
}
