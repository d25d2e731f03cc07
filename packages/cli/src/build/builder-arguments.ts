import { join, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { problem } from '@stagecraft/core'
import { Stop } from '../stop.js'
import type { BuildOptions } from './build-input.js'
import type { Builder } from './builder.js'
import { csvField, csvFields } from './csv.js'

/** Where the files of a build lie. */
export interface BuildFiles {
  /** The folder that has the Dockerfile, and its ignore file beside it. */
  readonly folder: string
  readonly dockerfile: string
  readonly context: string
}

/** The program that builds, and its arguments. */
export function builderCommand(
  builder: Builder,
  files: BuildFiles,
  target: string | undefined,
  options: BuildOptions,
): readonly [program: string, args: readonly string[]] {
  return builder.kind === 'docker'
    ? ['docker', dockerArguments(builder, files, target, options)]
    : ['buildctl', buildctlArguments(builder, files, target, options)]
}

const each = (flag: string, values: readonly string[]): readonly string[] => values.flatMap((value) => [flag, value])

const progress = ({ hasJson }: Builder): readonly string[] => [`--progress=${hasJson ? 'rawjson' : 'plain'}`]

function dockerArguments(
  builder: Builder,
  { folder, dockerfile, context }: BuildFiles,
  target: string | undefined,
  options: BuildOptions,
): readonly string[] {
  return [
    'buildx',
    'build',
    ...progress(builder),
    ...each('--file', [join(folder, dockerfile)]),
    ...each('--target', target === undefined ? [] : [target]),
    ...each('--platform', options.platform === undefined ? [] : [options.platform]),
    ...each('--tag', options.tag),
    ...each('--secret', options.secret),
    ...each('--ssh', options.ssh),
    ...each('--build-arg', options.buildArg),
    ...each('--build-context', options.buildContext),
    ...each('--output', options.output),
    ...(options.load === true ? ['--load'] : []),
    ...(options.push === true ? ['--push'] : []),
    ...options.rest,
    context,
  ]
}

function buildctlArguments(
  builder: Builder,
  { folder, dockerfile, context }: BuildFiles,
  target: string | undefined,
  options: BuildOptions,
): readonly string[] {
  if (options.load === true) {
    const hint = 'Write an archive: --output type=docker,dest=image.tar, then: docker load --input image.tar'
    throw new Stop([problem({ code: 'no-builder', message: 'buildctl has no Docker to load an image into', hint })], 2)
  }
  const opts = [
    `filename=${dockerfile}`,
    ...(target === undefined ? [] : [`target=${target}`]),
    ...(options.platform === undefined ? [] : [`platform=${options.platform}`]),
    ...options.buildArg.flatMap((spec) => argument(spec)),
  ]
  return [
    'build',
    '--frontend',
    'dockerfile.v0',
    ...progress(builder),
    ...each('--local', [`context=${context}`, `dockerfile=${folder}`]),
    ...each('--opt', opts),
    ...options.buildContext.flatMap(namedContext),
    ...each('--secret', options.secret),
    ...each('--ssh', options.ssh),
    ...each('--output', outputs(options)),
    ...options.rest,
  ]
}

function argument(spec: string): readonly string[] {
  if (spec.includes('=')) return [`build-arg:${spec}`]
  const value = process.env[spec]
  return value === undefined ? [] : [`build-arg:${spec}=${value}`]
}

/** A folder, or a layout of images, has to be shared by a name of its own first. */
function namedContext(spec: string): readonly string[] {
  const equals = spec.indexOf('=')
  const [name, value] = [spec.slice(0, equals), spec.slice(equals + 1)]
  const layout = /^oci-layout:\/\/(.+?)((?:@|:)[^/]*)?$/.exec(value)
  // What names it may hold more than a name of a folder can: `node:22`.
  const local = name.replace(/[^\w.-]/g, '-')
  if (layout !== null) {
    const [, folder, which = ''] = layout
    return ['--oci-layout', `${local}=${folder!}`, '--opt', `context:${name}=oci-layout://${local}${which}`]
  }
  if (/^[a-z-]+:\/\//.test(value) || !existsSync(value)) return ['--opt', `context:${name}=${value}`]
  return ['--local', `${local}=${resolve(value)}`, '--opt', `context:${name}=local:${local}`]
}

/** buildctl takes the names of an image with its output. */
function outputs({ output, tag, push }: BuildOptions): readonly string[] {
  const name = tag.length === 0 ? [] : [csvField(`name=${tag.join(',')}`)]
  if (output.length === 0)
    return tag.length === 0 && push !== true
      ? []
      : [['type=image', ...name, ...(push === true ? ['push=true'] : [])].join(',')]
  return output.map((spec) => {
    const isImage = /(?:^|,)type=(?:docker|oci|image)(?:,|$)/.test(spec)
    return isImage && !csvFields(spec).some((field) => field.startsWith('name=')) ? [spec, ...name].join(',') : spec
  })
}
