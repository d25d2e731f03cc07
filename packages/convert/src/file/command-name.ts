import type { Step } from './stage-steps.js'

/**
 * Words for what a step does, for a constant's name: the comment above it when that is a short phrase, else what its
 * program is for.
 */
export function stepName(step: Step, above: Step | undefined): string | undefined {
  return phraseOf(above) ?? (step.kind === 'run' ? runName(step) : names[step.kind])
}

/** A comment of at most five plain words, such as `Install dependencies`. */
export function phraseOf(step: Step | undefined): string | undefined {
  const text = step?.kind === 'comment' ? step.call.args[0]?.evaluate(new Map()) : undefined
  if (typeof text !== 'string') return undefined
  const phrase = text.trim().replace(/[.:!]$/, '')
  const isPlain = /^[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z0-9-]+){0,4}$/.test(phrase) && phrase.length <= 36
  // A tool's order, or an instruction that was switched off, says nothing about the step.
  const isAbout = !/^(?:hadolint|todo|fixme|note|see)\b/i.test(phrase) && !/^[A-Z]+ /.test(phrase)
  return isPlain && isAbout ? phrase.replace(/\b(?:the|an?) /gi, '') : undefined
}

/** What programs are there for, the likelier purpose of a command first. */
const purposes: readonly (readonly [program: RegExp, purpose: string])[] = [
  [/\b(?:apt-get|apt|dnf|yum|microdnf|zypper) (?:-\S+ )*install\b|\bapk (?:-\S+ )*add\b|^ap[tk]\(/, 'install packages'],
  [/\b(?:npm (?:ci|install|i)|pnpm i(?:nstall)?|yarn(?: install)?|bun install)\b/, 'install dependencies'],
  [
    /\b(?:pip3? install|uv sync|poetry install|bundle install|composer install|go mod download)\b/,
    'install dependencies',
  ],
  [/\b(?:dotnet restore|cargo fetch)\b/, 'install dependencies'],
  [/\b(?:go build|go install|cargo build|npm run build|mvn|gradlew?|dotnet (?:build|publish)|cmake|make)\b/, 'build'],
  [/\b(?:useradd|adduser|groupadd|addgroup)\b/, 'add user'],
  [/\bgit clone\b/, 'clone sources'],
  [/\b(?:curl|wget)\b/, 'download'],
  [/\b(?:chmod|chown)\b/, 'set permissions'],
]

function runName({ call }: Step): string | undefined {
  const text = call.args[0]!.text
  return purposes.find(([program]) => program.test(text))?.[1]
}

const names: { readonly [kind: string]: string } = {
  add: 'add files',
  copy: 'copy files',
  env: 'set environment',
  label: 'add labels',
  arg: 'declare arguments',
}
