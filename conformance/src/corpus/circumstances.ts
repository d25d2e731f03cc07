import { llbAll, type Circumstances, type LlbAnswer, type ParseAnswer } from '../oracle.js'

/** One way to build, by which two texts are compared. */
export interface NamedCircumstances {
  readonly name: string
  readonly circumstances: Circumstances
}

/**
 * The ways to build that tell texts apart: as they stand; with every build argument set, to a word and to a
 * number, and half of them to nothing; for another platform; and with base images that bring everything that an image can bring.
 */
export function circumstancesFor(texts: readonly string[], answers: readonly ParseAnswer[]): NamedCircumstances[] {
  const names = [...new Set(answers.flatMap(argumentNames))].sort()
  const words = Object.fromEntries(names.map((name, index) => [name, `word-${index}`]))
  // All empty at once would often leave no base image whose name can be read, and so hide what else differs.
  const halfEmpty = (half: number): Record<string, string> =>
    Object.fromEntries(names.map((name, index) => [name, index % 2 === half ? '' : `word-${index}`]))
  const numbers = Object.fromEntries(names.map((name, index) => [name, String(20_000 + index)]))
  return [
    { name: 'as it stands', circumstances: {} },
    { name: 'arguments are words', circumstances: { buildArgs: words } },
    { name: 'arguments are numbers', circumstances: { buildArgs: numbers } },
    { name: 'every first argument of two is empty', circumstances: { buildArgs: halfEmpty(0) } },
    { name: 'every second argument of two is empty', circumstances: { buildArgs: halfEmpty(1) } },
    { name: 'linux/arm64', circumstances: { platform: 'linux/arm64' } },
    { name: 'rich base images', circumstances: { images: richImages(texts) } },
  ]
}

/** Arguments that BuildKit itself sets or reads: another value would change the build as such. */
const reserved =
  /^(?:BUILDKIT_.*|SOURCE_DATE_EPOCH|(?:TARGET|BUILD)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)|TARGETSTAGE)$/

function argumentNames({ metaArgs = [], stages = [] }: ParseAnswer): readonly string[] {
  return [...metaArgs, ...stages.flatMap(({ commands }) => commands)]
    .filter(({ type }) => type === 'arg')
    .flatMap(({ args = [] }) => args.map(({ Key }) => Key))
    .filter((name) => /^[A-Za-z_]\w*$/.test(name) && !reserved.test(name))
}

/** A configuration for every image that the texts need: variables for every name used, and all that a child inherits. */
function richImages(texts: readonly string[]): Record<string, unknown> {
  const names = new Set(texts.flatMap((text) => [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name!)))
  names.delete('PATH')
  const config = {
    // Numbers, since those are ports too.
    Env: ['PATH=/rich/bin:/bin', ...[...names].map((name, index) => `${name}=${2000 + index}`)],
    OnBuild: ['RUN probe', 'ENV PROBE=1'],
    Shell: ['/bin/rich', '-c'],
    User: 'rich:group',
    WorkingDir: '/rich',
    Entrypoint: ['/rich/entrypoint'],
    Cmd: ['rich', 'command'],
    Labels: { rich: 'label' },
    ExposedPorts: { '4444/tcp': {} },
    Volumes: { '/rich/volume': {} },
    StopSignal: 'SIGUSR1',
  }
  const images = llbAll(texts, { ops: true }).flatMap(imagesOf)
  // Without layers BuildKit would take the image for an empty one.
  const rootfs = { type: 'layers', diff_ids: [`sha256:${'1'.repeat(64)}`] }
  return Object.fromEntries(images.map((image) => [image, { architecture: 'amd64', os: 'linux', config, rootfs }]))
}

function imagesOf({ targets = [] }: LlbAnswer): readonly string[] {
  return targets
    .flatMap(({ ops = [] }) => ops.map(({ op }) => op.source?.identifier ?? ''))
    .filter((identifier) => identifier.startsWith('docker-image://'))
    .map((identifier) => identifier.slice('docker-image://'.length).replace(/@.*/, ''))
}
