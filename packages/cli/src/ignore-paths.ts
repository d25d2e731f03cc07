import { join } from 'node:path'

/** Where BuildKit looks for the ignore file of a Dockerfile: the first of the two that is there is the one. */
export const ignorePaths = (dockerfile: string, context: string): readonly [own: string, shared: string] => [
  `${dockerfile}.dockerignore`,
  join(context, '.dockerignore'),
]
