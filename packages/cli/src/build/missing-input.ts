import { problem, type Place, type Problem } from '@stagecraft/core'
import { findNeeds, type Need } from '@stagecraft/core/explain'
import { keywords, type Entry, type Mount, type Stage } from '@stagecraft/core/model'
import { lineOf, type Subject } from '../subject/subject.js'
import type { Given } from './build-input.js'

/** What a build needs and is not given, each with the flag that gives it. */
export function missingInput(subject: Subject, target: string | undefined, given: Given): readonly Problem[] {
  const { buildArguments, platform } = given
  const needs = findNeeds(subject.file, target, { buildArguments, platform, contexts: subject.contexts })
  if (needs === undefined) return []
  const report = (need: Need, message: string, hint: string): Problem =>
    problem({
      code: 'missing-input',
      message: `${keywordOf(need.entry)} ${message}`,
      hint,
      place: placeOf(subject, need.entry),
    })
  return [
    ...needs.arguments.map((need) =>
      report(
        need,
        `needs the build argument ${need.name}, which has no value`,
        `Add: --build-arg ${need.name}=<value>`,
      ),
    ),
    ...needs.secrets
      .filter(({ name, isRequired }) => isRequired && !given.secrets.has(name))
      .map((need) => report(need, `needs the secret "${need.name}", and the build is not given it`, secretHint(need))),
    ...needs.agents
      .filter(({ name, isRequired }) => isRequired && !given.agents.has(name))
      .map((need) =>
        report(need, `needs the SSH agent "${need.name}", and the build is not given it`, `Add: --ssh ${need.name}`),
      ),
    ...needs.contexts
      .filter(({ name }) => !given.contexts.has(name))
      .map((need) =>
        report(
          need,
          `needs the named context "${need.name}", and the build is not given it`,
          `Add: --build-context ${need.name}=<folder>`,
        ),
      ),
  ]
}

/** The line of TypeScript, or that of a Dockerfile which no config describes. */
export function placeOf(subject: Subject, node: Entry | Stage): Place | undefined {
  return (
    subject.sourceOf(lineOf(subject, node)) ?? (subject.output === undefined ? subject.places.get(node) : undefined)
  )
}

export function keywordOf(entry: Entry | Stage): string {
  if (entry.kind === 'stage') return 'FROM'
  return entry.kind in keywords ? keywords[entry.kind as keyof typeof keywords] : 'An instruction'
}

/** A secret that a command sees as a variable is likely one of the person's too. */
function secretHint({ name, entry }: Need): string {
  const mounts: readonly Mount[] = entry.kind === 'run' ? (entry.flags.mounts ?? []) : []
  const env = mounts.flatMap((mount) =>
    mount.type === 'secret' && mount.options.id === name && typeof mount.options.env === 'string'
      ? [mount.options.env]
      : [],
  )[0]
  return env === undefined
    ? `Add: --secret id=${name},src=<file>, or --secret id=${name},env=<variable>`
    : `Add: --secret id=${name},env=${env}, or --secret id=${name},src=<file>`
}
