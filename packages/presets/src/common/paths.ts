import { option, type Option } from '../define/index.js'

interface AboutPath {
  readonly description: string
  readonly samples: readonly string[]
}

/** A place below the folder of the project: what lies outside is no business of a preset. */
const isInside = (value: unknown): value is string =>
  typeof value === 'string' && /^[^/\s][^\n\r]*$/.test(value) && !/(?:^|\/)\.\.(?:\/|$)/.test(value)

/** An option that takes a path below the folder of the project. */
export const pathOption = (about: AboutPath & { readonly default: string }): Option<string, 'defaulted'> =>
  option.of({
    ...about,
    accepts: `a path below the folder of the project, such as '${about.default}'`,
    read: (value) => (isInside(value) ? value.replace(/^(?:\.\/)+(?=.)|(?<=.)\/+$/g, '') : undefined),
  })

/** An option that takes some of them. */
export const pathsOption = (about: {
  readonly description: string
  readonly samples: readonly (readonly string[])[]
}): Option<readonly string[], 'optional'> =>
  option.of<readonly string[]>({
    ...about,
    accepts: "a list of paths below the folder of the project, such as ['dist']",
    read: (value) => (Array.isArray(value) && value.every(isInside) ? (value as readonly string[]) : undefined),
  })
