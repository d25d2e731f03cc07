import { DockerfileError, didYouMean } from '../problem/index.js'
import { imageReference, scratch, type Comment, type Word } from '../model/index.js'
import { isPlainWord } from '../model/lexical/plain-word.js'
import { isKnownPlatform, platformFault } from '../model/lexical/platform.js'
import { stageNameFault } from '../model/lexical/stage-name.js'
import { commentNodes, withAllow } from './comments.js'
import { ArgHandle, lowerValue, TextHandle, usesOf, wrongArgument } from './handle.js'
import { baseImage, ImageHandle } from './image.js'
import { onlyOptions } from './option-value.js'
import { callPlace } from './places.js'
import { SelectionValue } from './select.js'
import { StageValue } from './stage-value.js'
import { isStage, noUses, type Origin, type Root } from './step.js'

/** Runtime of `Unbased`: a stage that has a name at most, and no base. */
export class UnbasedStage {
  readonly kind = 'unbased-stage'
  constructor(
    readonly name: string | undefined,
    readonly comments: readonly Comment[],
  ) {
    Object.freeze(this)
  }

  from(base: unknown, options?: { readonly platform?: unknown }): StageValue {
    if (options !== undefined) onlyOptions('from', options, ['platform'])
    const given = options === undefined ? undefined : options.platform
    const platform = given === undefined ? undefined : lowerPlatform(given)
    const origin: Origin = Object.freeze({
      root: rootOf(base),
      platform,
      platformUses: usesOf(given),
      comments: this.comments,
      call: callPlace(),
    })
    return StageValue.from(this.name, origin)
  }

  comment(text: string): UnbasedStage {
    return new UnbasedStage(this.name, Object.freeze([...this.comments, ...commentNodes(text)]))
  }

  allow(rule: string, reason: string): UnbasedStage {
    return new UnbasedStage(this.name, Object.freeze(withAllow(this.comments, rule, reason)))
  }
}

/** Runtime of `stage`. */
export function stage(name?: string): UnbasedStage {
  if (name !== undefined) checkStageName(name)
  return new UnbasedStage(name, noComments)
}

const noComments: readonly Comment[] = Object.freeze([])

function checkStageName(name: unknown): void {
  if (typeof name !== 'string') throw wrongArgument('stage', 'a name', name)
  const fault = stageNameFault(name)
  if (fault === undefined) return
  const lower = name.toLowerCase()
  throw new DockerfileError({
    code: 'bad-stage-name',
    message: `"${name}" cannot be the name of a stage: ${fault}`,
    hint: lower !== name && stageNameFault(lower) === undefined ? `Write "${lower}"` : undefined,
  })
}

function lowerPlatform(given: unknown): Word {
  const platform = lowerValue(given, 'from: platform')
  if (typeof platform !== 'string') return platform
  const fault =
    platformFault(platform) ??
    (typeof given === 'string' && !isKnownPlatform(platform) ? 'nobody builds for it' : undefined)
  if (fault === undefined) return platform
  throw new DockerfileError({
    code: 'bad-platform',
    message: `"${platform}" is not a platform: ${fault}; write os/architecture, such as 'linux/amd64' or 'linux/arm64'`,
    hint: didYouMean(platform, ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'windows/amd64']),
  })
}

/** The image that was asked for last: most stages of a file begin with the same one, which is then checked once. */
let lastImage: { readonly text: string; readonly root: Root } | undefined

function rootOf(base: unknown): Root {
  if (typeof base !== 'string') return Object.freeze(otherRoot(base))
  if (lastImage?.text === base) return lastImage.root
  const reference = base === 'scratch' ? scratch : imageReference(baseImage(base))
  // Neither a stage nor what is taken for the slip of one has a colon.
  const plain = isPlainWord(base) && base.includes(':')
  const root: Root = Object.freeze({ kind: 'image', reference, uses: noUses, plain })
  lastImage = { text: base, root }
  return root
}

function otherRoot(base: unknown): Root {
  if (isStage(base)) return { kind: 'stage', stage: base }
  if (base instanceof ArgHandle || base instanceof TextHandle)
    return { kind: 'image', reference: imageReference(baseImage(base)), uses: usesOf(base), plain: false }
  if (base instanceof ImageHandle) return { kind: 'image', reference: base.origin, uses: base.uses, plain: false }
  if (base instanceof SelectionValue) return base.root
  if (base instanceof UnbasedStage) {
    throw new DockerfileError({
      code: 'wrong-argument',
      message: `from: the stage${base.name === undefined ? '' : ` "${base.name}"`} has no base yet`,
      hint: 'Call .from(…) on it first',
    })
  }
  throw wrongArgument('from', "an image such as 'node:22-alpine', a stage, context(…) or 'scratch'", base)
}
