import { DockerfileError, stage, type AnyStage, type Artifact, type Stage } from '@stagecraft/core'
import {
  askedPath,
  checkedBy,
  labelled,
  requester,
  type BaseImage,
  type Downloads,
  type Init,
} from '../common/index.js'
import type { ProgramFacts } from './options.js'
import { scratchFiles, type ScratchNeeds } from './scratch-files.js'

/** Where builders leave the programs, and nothing else. */
export const PROGRAMS = '/programs/'

const FOLDER = '/usr/local/bin'

export interface RuntimeParts {
  /** As the preset is called in sentences. */
  readonly preset: string
  readonly base: BaseImage
  /** The image that builds, which has a package manager. */
  readonly build: BaseImage
  /** The folder with the programs. */
  readonly programs: Artifact
  /** The program that the container runs. */
  readonly program: string
  readonly init: Init
  /** For a base that is empty. */
  readonly scratch?: ScratchNeeds
}

/** The runtime of a program: the base, the programs, and what the container is told. */
export function programRuntime(o: ProgramFacts & Downloads, parts: RuntimeParts): Stage<'runtime'> {
  const { preset, base, build, programs, program, init, scratch = {} } = parts
  const files = base.distribution === 'scratch' ? scratchFiles(build, base.user, scratch, o) : undefined
  const { files: read = [], port, args = [] } = o
  const path = o.healthcheck && askedPath(o.healthcheck)
  if (path !== undefined && port === undefined) {
    throw new DockerfileError({
      code: 'bad-option',
      message: `${preset}: a health check that asks for ${path} needs the option "port"`,
      hint: 'Say the port, or give the health check as a command',
    })
  }
  const asking = path === undefined ? undefined : requester(build, o)
  return stage('runtime')
    .from(base.reference)
    .use(optional(files, (s, found) => s.copyFrom(found, '/')))
    .use(init.into)
    .use(optional(asking, (s, { into }) => s.use(into)))
    .use(optional(o.env, (s, env) => (Object.keys(env).length === 0 ? s : s.env(env))))
    .use((s) => (read.length === 0 ? s : read.reduce((made, one) => made.copy(one, `./${one}`), s.workdir('/app'))))
    .copyFrom(programs, `${FOLDER}/`)
    .user(base.user)
    .use(optional(port, (s, found) => s.expose(found)))
    .use(labelled(o.labels))
    .use(checkedBy(o.healthcheck, (found) => asking!.request(`http://127.0.0.1:${port}${found}`)))
    .entrypoint([...init.words, `${FOLDER}/${program}`])
    .use((s) => (args.length === 0 ? s : s.cmd(args)))
}

/** Does something with a value, if there is one. */
export function optional<T>(
  value: T | undefined,
  does: (stage: Stage, value: T) => AnyStage,
): <S extends Stage>(stage: S) => S {
  return (on) => (value === undefined ? on : (does(on, value) as typeof on))
}
