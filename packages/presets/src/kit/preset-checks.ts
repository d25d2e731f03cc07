import { DockerfileError, type Stage } from '@stagecraft/core'
import { ignoreMatcher, lint, type RuleName } from '@stagecraft/core/lint'
import { parse } from '@stagecraft/core/parse'
import type { AnyPreset } from '../define/index.js'
import { imagesOf } from './images-of.js'
import { takesContext } from './takes-context.js'
import { least, make, tries, written, type Options } from './sampled.js'

/** One thing that must hold of a preset. */
export interface PresetCheck {
  readonly name: string
  /** Throws when it does not hold. */
  readonly run: () => void
}

export interface PresetCheckOptions {
  /** Calls of the preset by name, beside the least one: options that only matter together are tried in them. */
  readonly examples?: { readonly [name: string]: Options }
  /** Rules of lint that the preset breaks on purpose. */
  readonly allow?: readonly RuleName[]
}

/**
 * What must hold of every preset, for the test runner that you have:
 *
 *     describe('service', () => {
 *       it.each(presetChecks(service))('$name', ({ run }) => run())
 *     })
 *
 * Every example emits, twice the same text, which is read back as the same file; check and lint have nothing to say of it
 * (BuildKit's rules among them); no option is without effect, and wrong values are refused with a sentence; every step
 * can be replaced; the container does not run as root; no build gets an `.env` file; with a registry set, no image comes
 * from elsewhere.
 */
export function presetChecks(preset: AnyPreset, options: PresetCheckOptions = {}): readonly PresetCheck[] {
  const { examples = {}, allow = [] } = options
  const calls: { readonly [name: string]: Options } = { 'the least options': least(preset), ...examples }
  const bases = Object.values(calls)
  return [
    ...Object.entries(calls).flatMap(([name, given]) => [
      { name: `${name}: gives the same text when it is made again`, run: () => sameAgain(preset, given) },
      { name: `${name}: is read back as the same file`, run: () => readBack(preset, given) },
      { name: `${name}: check and lint have nothing to say`, run: () => clean(preset, given, allow) },
      { name: `${name}: no build gets an .env file`, run: () => keepsSecretsOut(preset, given) },
    ]),
    ...Object.keys(preset.options).flatMap((name) => [
      { name: `option ${name}: changes what is written`, run: () => hasEffect(preset, bases, name) },
      { name: `option ${name}: every sample is clean`, run: () => samplesAreClean(preset, bases, name, allow) },
      { name: `option ${name}: refuses what it does not take`, run: () => refuses(preset, name) },
    ]),
    { name: 'an option that does not exist is refused', run: () => refusesUnknown(preset) },
    ...preset.steps.map((step) => ({
      name: `step ${step}: can be replaced`,
      run: () => replaceable(preset, bases, step),
    })),
    ...('registry' in preset.options
      ? [
          {
            name: 'no image comes from another registry than the one that is set',
            run: () => staysInRegistry(preset, bases),
          },
        ]
      : []),
  ]
}

function sameAgain(preset: AnyPreset, given: Options): void {
  const [first, second] = [written(preset, given), written(preset, given)]
  if (first !== second) throw new Error(`two calls with the same options differ:\n${first}\n---\n${second}`)
}

function readBack(preset: AnyPreset, given: Options): void {
  const text = String(make(preset, given))
  const { problems, file } = parse(text)
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  if (file.stages.length === 0) throw new Error('no stage was read back')
}

function clean(preset: AnyPreset, given: Options, allow: readonly RuleName[]): void {
  const file = make(preset, given)
  const last = file.model.stages.at(-1)
  if (last?.name === undefined) throw new Error('the last stage, which is the default target, has no name')
  const off = Object.fromEntries(allow.map((rule) => [rule, 'off'] as const))
  const found = lint(file.model, { problems: file.check(), rules: off })
  if (found.length > 0) {
    throw new Error(`${found.map(({ code, message }) => `${code}: ${message}`).join('\n')}\n\n${String(file)}`)
  }
}

function keepsSecretsOut(preset: AnyPreset, given: Options): void {
  const file = make(preset, given)
  if (!takesContext(file)) return
  const ignore = ignoreMatcher(file.ignorePatterns)
  const got = ['.env', '.env.local', 'services/api/.env'].filter((path) => !ignore.isExcluded(path).isExcluded)
  if (got.length > 0) {
    throw new Error(
      `the ignore file lets ${got.join(', ')} through to the build: add '**/.env*' to the patterns of \`ignore\`, ` +
        'or those of the preset below yours, as in `ignore: (options) => goProgram.ignored(options)`',
    )
  }
}

function hasEffect(preset: AnyPreset, bases: readonly Options[], name: string): void {
  const tried = bases.flatMap((base) => tries(preset.options, name, base).map((sample) => [base, sample] as const))
  if (tried.length === 0) throw new Error(`nothing to try the option "${name}" with: give it samples`)
  const changes = ([base, sample]: readonly [Options, unknown]): boolean =>
    written(preset, { ...base, [name]: sample }) !== written(preset, base)
  if (!tried.some(changes)) throw new Error(`no sample of the option "${name}" changes anything`)
}

function samplesAreClean(preset: AnyPreset, bases: readonly Options[], name: string, allow: readonly RuleName[]): void {
  const [base = {}] = bases
  for (const sample of tries(preset.options, name, base)) clean(preset, { ...base, [name]: sample }, allow)
}

/** No option takes a symbol. */
function refuses(preset: AnyPreset, name: string): void {
  expectError(() => make(preset, { ...least(preset), [name]: Symbol('nothing that an option takes') }), ['bad-option'])
}

function refusesUnknown(preset: AnyPreset): void {
  expectError(() => make(preset, { ...least(preset), 'no such option': true }), ['unknown-option'])
}

function expectError(action: () => unknown, codes: readonly string[]): void {
  try {
    action()
  } catch (error) {
    if (error instanceof DockerfileError && codes.includes(error.code)) return
    throw new Error(`expected the problem ${codes.join(' or ')}, got: ${String(error)}`, { cause: error })
  }
  throw new Error('it was accepted')
}

function replaceable(preset: AnyPreset, bases: readonly Options[], step: string): void {
  const mark = 'Replaced by the testing kit.'
  const steps = { [step]: (stage: Stage) => stage.comment(mark) }
  if (!bases.some((base) => written(preset, { ...base, steps }).includes(mark))) {
    throw new Error(`no stage uses the step "${step}"`)
  }
}

function staysInRegistry(preset: AnyPreset, bases: readonly Options[]): void {
  const registry = 'registry.example.com/mirror'
  for (const base of bases) {
    const outside = imagesOf(make(preset, { ...base, registry })).filter(
      (reference) => reference !== 'scratch' && !reference.startsWith(`${registry}/`),
    )
    if (outside.length > 0) throw new Error(`images from elsewhere: ${outside.join(', ')}`)
  }
}
