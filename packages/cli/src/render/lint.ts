import type { LintProblem } from '@stagecraft/core/lint'
import type { Io } from '../io.js'
import { shownPath } from '../shown.js'
import { renderGithub } from './github.js'
import { renderProblems } from './problem.js'
import { renderSarif } from './sarif.js'
import { inWorkspace } from './workspace.js'

export const lintFormats = ['pretty', 'json', 'sarif', 'github'] as const

export type LintFormat = (typeof lintFormats)[number]

/** What `lint` prints of its problems. `files` is how many configs and Dockerfiles were looked at. */
export function renderLint(format: LintFormat, problems: readonly LintProblem[], files: number, io: Io): string {
  switch (format) {
    case 'pretty':
      return `${problems.length === 0 ? '' : `${renderProblems(problems, io.cwd, io.outColors)}\n`}${summary(problems, files)}\n`
    case 'json':
      return `${JSON.stringify({ files, problems: problems.map((found) => described(found, io.cwd)) }, undefined, 2)}\n`
    case 'sarif':
      return renderSarif(problems.map((found) => relative(found, (file) => inWorkspace(file, io.cwd))))
    case 'github':
      return renderGithub(problems, io.cwd)
  }
}

function summary(problems: readonly LintProblem[], files: number): string {
  const looked = `${files} ${files === 1 ? 'file' : 'files'}`
  if (problems.length === 0) return `${looked}: nothing to say`
  const counted = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = problems.filter((found) => found.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`]
  })
  const fixable = problems.filter(({ fix }) => fix !== undefined).length
  const advice = fixable === 0 ? '' : `; ${fixable === 1 ? 'one' : fixable} can be fixed: npx stagecraft lint --fix`
  return `${looked}: ${counted.join(', ')}${advice}`
}

/** For programs: whether a fix is known, instead of the fix. */
function described({ fix, ...found }: LintProblem, cwd: string): object {
  return { ...relative(found, (file) => shownPath(file, cwd)), fixable: fix !== undefined }
}

/** The problem with other names of files. */
function relative(found: LintProblem, named: (file: string) => string): LintProblem {
  const { place, related } = found
  const shown = <P extends { readonly file?: string }>(one: P): P =>
    one.file === undefined ? one : { ...one, file: named(one.file) }
  return {
    ...found,
    ...(place === undefined ? {} : { place: shown(place) }),
    ...(related === undefined
      ? {}
      : { related: related.map((one) => (one.place === undefined ? one : { ...one, place: shown(one.place) })) }),
  }
}
