import type { Place } from '@stagecraft/core'
import type { Dockerfile, Node } from '@stagecraft/core/model'
import type { IgnoreMatcher } from '@stagecraft/core/lint'
import type { Comparison } from '../outputs/compare.js'

/** The one Dockerfile that a command is about: an output of a config, or a file that somebody wrote. */
export interface Subject {
  /** As a person calls it, such as `api/Dockerfile`. */
  readonly name: string
  /** Where it lies, or would lie. Absolute. */
  readonly path: string
  /** What a build gets: for an output, what the config describes, whatever lies on the disk. */
  readonly text: string
  readonly file: Dockerfile
  /** Places in the Dockerfile. */
  readonly places: ReadonlyMap<Node, Place>
  /** The config that describes it, and how that compares with the disk. */
  readonly output?: { readonly config: string; readonly comparison: Comparison }
  /** The folder whose files the build gets. Absolute. */
  readonly context: string
  readonly ignore: Ignore
  /** The names of named contexts, where a config tells them. */
  readonly contexts: readonly string[]
  /** The line of TypeScript that wrote a line of the text; lines count from 1. */
  sourceOf(line: number): Place | undefined
}

/** What leaves files out of the build context. */
export interface Ignore {
  /** Where the patterns lie, or would lie. Absolute. Absent when there are none. */
  readonly path?: string
  readonly text?: string
  readonly matcher?: IgnoreMatcher
}

/** The place of a line of a Dockerfile. */
export function lineOf(subject: Subject, node: Node): number {
  return subject.places.get(node)?.line ?? 1
}

/** The subject as a builder sees it, whatever lies on the disk. */
export function asBuilt(subject: Subject): Subject {
  const { output: _, ...built } = subject
  return built
}
