import { Option, type Command } from 'commander'
import { problem } from '@stagecraft/core'
import type { Io } from '../io.js'
import { Stop } from '../stop.js'
import { seconds } from './outputs.js'

type List = readonly string[]

/** Where what a build downloads is kept. */
export type CacheKind = 'mounts' | 'layers'

export const cacheOption = (description: string): Option =>
  new Option('--cache <kind>', description).choices(['mounts', 'layers']).default('mounts')

interface BuildCommandOptions {
  readonly file?: string
  readonly config?: List
  readonly context?: string
  readonly builder?: 'docker' | 'buildctl'
  readonly cache: CacheKind
  readonly secret: List
  readonly ssh: List
  readonly platform?: string
  readonly tag: List
  readonly buildArg: List
  readonly buildContext: List
  readonly output: List
  readonly load?: boolean
  readonly push?: boolean
  readonly timeout: number
}

const again = (value: string, before: List): List => [...before, value]

const many = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(again).default([], '')

/** `stagecraft build`: builds what a config describes, and shows failures at its lines. */
export function buildCommand(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('build')
    .description('build the image that the config describes; failures are shown at its lines')
    .argument('[target]', 'the stage to build (default: the last one)')
    .argument('[args...]', 'behind --: passed to the builder as they are')
    .option('-f, --file <dockerfile>', 'which Dockerfile: an output of the config, or a path')
    .option(
      '-c, --config <path...>',
      'config files, folders that have one, or patterns (default: the one in this folder)',
    )
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
    .option('--timeout <seconds>', 'how long a config may take to load', seconds, 60)
  command.action(async (target: string | undefined, _: unknown, options: BuildCommandOptions) => {
    const { rawArgs } = program as unknown as { readonly rawArgs: List }
    const dashes = rawArgs.indexOf('--')
    const rest = dashes < 0 ? [] : rawArgs.slice(dashes + 1)
    const own = command.args.slice(0, command.args.length - rest.length)
    if (own.length > 1) {
      const message = `build takes one target, and found ${own.length}: ${own.join(', ')}`
      throw new Stop([problem({ code: 'bad-config', message, hint: 'Arguments for the builder stand behind --' })], 2)
    }
    done(await build(own.length === 0 ? undefined : target, rest, options, io))
  })
}

async function build(target: string | undefined, rest: List, options: BuildCommandOptions, io: Io): Promise<number> {
  const { loadSubject } = await import('../subject/load-subject.js')
  const { prepareBuild } = await import('../build/prepare-build.js')
  const { runBuild } = await import('../build/run-build.js')
  const { file, config, context, timeout } = options
  const wanted = {
    timeout,
    ...(file === undefined ? {} : { file }),
    ...(config === undefined ? {} : { config }),
    ...(context === undefined ? {} : { context }),
  }
  const { subject, builder } = prepareBuild(await loadSubject(wanted, io), target, { ...options, rest }, io)
  return await runBuild(subject, builder, target, { ...options, rest }, io)
}
