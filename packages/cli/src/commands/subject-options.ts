import { Option, type Command } from 'commander'
import type { BuildOptions } from '../build/build-input.js'
import { seconds } from './outputs.js'

/** The options of a command that is about one Dockerfile. */
export function addSubjectOptions(command: Command): Command {
  return command
    .option('-f, --file <dockerfile>', 'which Dockerfile: an output of the config, or a path')
    .option(
      '-c, --config <path...>',
      'config files, folders that have one, or patterns (default: the one in this folder)',
    )
    .option('--timeout <seconds>', 'how long a config may take to load', seconds, 60)
}

/** The options that tell what a build is given, where nothing is built. */
export function addInputOptions(command: Command): Command {
  return command
    .addOption(
      many('--build-arg <name=value>', 'the value of a build argument; NAME alone takes that of the environment'),
    )
    .option('--platform <platform>', 'the platform that is built for')
}

/** An option that may be said again and again. */
export function many(flags: string, description: string): Option {
  return new Option(flags, description).argParser<readonly string[]>((value, before = []) => [...before, value])
}

/** What the command line says of a build; absent is what it does not say. */
export type GivenOptions = { readonly [Name in keyof BuildOptions]?: BuildOptions[Name] }

export function buildOptions(given: GivenOptions): BuildOptions {
  const none: readonly string[] = []
  return { secret: none, ssh: none, tag: none, buildArg: none, buildContext: none, output: none, rest: none, ...given }
}

/** Where what a build downloads is kept. */
export type CacheKind = 'mounts' | 'layers'

export const cacheOption = (description: string): Option =>
  new Option('--cache <kind>', description).choices(['mounts', 'layers']).default('mounts')
