import { Option, type Command } from 'commander'
import { problem } from '@stagecraft/core'
import type { BuilderKind } from '../build/builder.js'
import type { Io } from '../io.js'
import { examples } from '../render/examples.js'
import { Stop } from '../stop.js'
import type { SubjectOptions } from '../subject/load-subject.js'
import {
  addSubjectOptions,
  buildOptions,
  cacheOption,
  many,
  type CacheKind,
  type GivenOptions,
} from './subject-options.js'

interface BuildCommandOptions extends SubjectOptions, GivenOptions {
  readonly builder?: BuilderKind
  readonly cache: CacheKind
}

/** `stagecraft build`: builds what a config describes, and shows failures at its lines. */
export function buildCommand(program: Command, io: Io, done: (code: number) => void): void {
  const command = addSubjectOptions(program.command('build'))
    .description('build the image that the config describes; failures are shown at its lines')
    .argument('[target]', 'the stage to build (default: the last one)')
    .argument('[args...]', 'behind --: passed to the builder as they are')
    .option(
      '--context <folder>',
      'the folder whose files the build gets (default: as the config says, else its folder)',
    )
    .addOption(
      new Option('--builder <builder>', 'what builds (default: what is there)').choices(['docker', 'buildctl']),
    )
    .addOption(cacheOption('keep downloads in cache mounts, or leave those out so that layers hold them'))
    .addOption(many('--secret <spec>', 'a secret: id=NAME,env=VARIABLE or id=NAME,src=FILE'))
    .addOption(many('--ssh <spec>', 'an SSH agent or key: default, or NAME=PATH'))
    .option('--platform <list>', 'platforms to build for, such as linux/amd64,linux/arm64')
    .addOption(many('-t, --tag <name>', 'a name for the image'))
    .addOption(
      many('--build-arg <name=value>', 'the value of a build argument; NAME alone takes that of the environment'),
    )
    .addOption(many('--build-context <name=value>', 'a named context: a folder, docker-image://…, oci-layout://…'))
    .addOption(many('-o, --output <spec>', 'what to do with the result, such as type=local,dest=out'))
    .option('--load', 'load the image into Docker')
    .option('--push', 'push the image to its registry')
  command.addHelpText(
    'after',
    examples([
      ['stagecraft build', 'the last stage'],
      ['stagecraft build test --secret id=npm,env=NPM_TOKEN', 'with a secret'],
      ['stagecraft build --tag me/app:1 --load', 'into Docker'],
      ['stagecraft build -- --no-cache', 'for the builder'],
    ]),
  )
  command.action(async (_: unknown, __: unknown, options: BuildCommandOptions) => {
    const { rawArgs } = program as unknown as { readonly rawArgs: readonly string[] }
    const dashes = rawArgs.indexOf('--')
    const rest = dashes < 0 ? [] : rawArgs.slice(dashes + 1)
    const [target, ...others] = command.args.slice(0, command.args.length - rest.length)
    if (others.length > 0) {
      const message = `build takes one target, and found ${others.length + 1}: ${[target, ...others].join(', ')}`
      throw new Stop([problem({ code: 'bad-config', message, hint: 'Arguments for the builder stand behind --' })], 2)
    }
    done(await build(target, { ...options, rest }, io))
  })
}

async function build(target: string | undefined, options: BuildCommandOptions, io: Io): Promise<number> {
  const { loadSubject } = await import('../subject/load-subject.js')
  const { prepareBuild } = await import('../build/prepare-build.js')
  const { runBuild } = await import('../build/run-build.js')
  const given = buildOptions(options)
  const { subject, builder } = prepareBuild(await loadSubject(options, io), target, { ...options, ...given }, io)
  return await runBuild(subject, builder, target, given, io)
}
