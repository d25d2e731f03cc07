import { DockerfileError } from '@stagecraft/core'
import { buildPackagesOption, healthcheckOption, serviceFacts, type Healthcheck } from '../common/index.js'
import { option, type Option, type Values } from '../define/index.js'

/** A program may have no port, so not all that the option takes makes sense for every program. */
const healthcheck: Option<Healthcheck, 'optional'> = Object.freeze({
  ...healthcheckOption,
  samples: healthcheckOption.samples.filter((sample) => Array.isArray(sample)),
})

/** Options of what is compiled to a program. */
export const programFacts = {
  /** What follows the program when the container is given no arguments. */
  args: option.texts({
    description: 'What follows the program when the container is given no arguments.',
    samples: [['serve', '--verbose']],
  }),
  /** The port that the program listens on, if it does. */
  port: option.integer({
    description: 'The port that the program listens on, if it does.',
    min: 1024,
    max: 65535,
    samples: [8080],
  }),
  /** Files and folders of the build context that the program reads; it finds them in its working directory, /app. */
  files: option.texts({
    description:
      'Files and folders of the build context that the program reads; it finds them in its working directory, /app.',
    samples: [['config.yaml', 'templates']],
  }),
  /** Packages of the distribution that only installing and building needs, such as a compiler. */
  buildPackages: buildPackagesOption,
  ...serviceFacts,
  /** Tells whether the container works: a path that must answer, or a command that must succeed. */
  healthcheck,
} as const

export type ProgramFacts = Values<typeof programFacts>

type Names = readonly [string, ...string[]]

const isProgram = (name: unknown): name is string => typeof name === 'string' && /^[A-Za-z0-9_][\w.+-]*$/.test(name)

/** Programs by their names; the first is what the container runs. */
export const programNames = (description: string): Option<Names, 'required'> =>
  option.of<Names>({
    description,
    required: true,
    accepts: "a list of names of programs, such as ['server'] or ['server', 'migrate']",
    samples: [['server'], ['server', 'migrate']],
    read: (value) =>
      Array.isArray(value) && value.length > 0 && value.every(isProgram)
        ? (Object.freeze([...value]) as unknown as Names)
        : undefined,
  })

/** @throws {DockerfileError} 'bad-option' */
export function checkProgram(name: string, path: string): void {
  if (isProgram(name)) return
  throw new DockerfileError({
    code: 'bad-option',
    message: `${path}: '${name}' cannot be the name of a program: letters, digits, '_', '-', '.' and '+' can`,
  })
}
