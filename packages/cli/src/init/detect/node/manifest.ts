import { part, readJson, text, type Data } from '../../project/read-data.js'
import type { Project } from '../../project/project.js'

/** What package.json says, as far as it matters here. */
export interface Manifest {
  readonly name: string | undefined
  readonly main: string | undefined
  readonly isModule: boolean
  readonly scripts: { readonly [name: string]: string }
  /** Names of what is there when the service runs. */
  readonly dependencies: ReadonlySet<string>
  /** Names of all dependencies. */
  readonly all: ReadonlySet<string>
  readonly data: Data
}

/** The package.json of a folder; nothing when there is none, or when it is no JSON. */
export function readManifest(project: Project, path = 'package.json'): Manifest | undefined {
  const data = readJson(project, path)
  if (data === undefined) return undefined
  const dependencies = new Set(['dependencies', 'optionalDependencies'].flatMap((key) => Object.keys(part(data, key))))
  const scripts = Object.entries(part(data, 'scripts')).filter((entry): entry is [string, string] => isText(entry[1]))
  return {
    name: text(data['name']),
    main: text(data['main']),
    isModule: data['type'] === 'module',
    scripts: Object.fromEntries(scripts),
    dependencies,
    all: new Set([...dependencies, ...Object.keys(part(data, 'devDependencies'))]),
    data,
  }
}

const isText = (value: unknown): boolean => text(value) !== undefined

/** The first of these names that is among others. */
export const firstOf = (names: ReadonlySet<string>, wanted: readonly string[]): string | undefined =>
  wanted.find((name) => names.has(name))

/** Frameworks that answer requests. */
const servers = [
  '@nestjs/core',
  'express',
  'fastify',
  'koa',
  'hono',
  '@hapi/hapi',
  'restify',
  'polka',
  'h3',
  '@hono/node-server',
  '@apollo/server',
  'graphql-yoga',
  'socket.io',
  'ws',
]

export const serverOf = ({ dependencies }: Manifest): string | undefined => firstOf(dependencies, servers)
