import {
  keywords,
  partsOf,
  shellText,
  type Add,
  type Arg,
  type Cmd,
  type Copy,
  type Entrypoint,
  type Healthcheck,
  type Run,
  type Word,
} from '../../../model/index.js'
import { gatheringRule, type Report } from '../../engine/rule.js'

/** Forms that only keys have, each with the name of what it opens. */
const forms: readonly (readonly [what: string, form: RegExp])[] = [
  ['a key of AWS', /\bAKIA(?!IOSFODNN7EXAMPLE)[0-9A-Z]{16}\b/],
  ['a token of GitHub', /\bgh[pousr]_[0-9A-Za-z]{36}\b|\bgithub_pat_[0-9A-Za-z_]{60,}/],
  ['a token of GitLab', /\bglpat-[0-9A-Za-z_-]{20}\b/],
  ['a token of npm', /\bnpm_[0-9A-Za-z]{36}\b/],
  ['a token of Slack', /\bxox[abprs]-[0-9]{8,}-[0-9A-Za-z-]{10,}/],
  ['a key of Stripe', /\b[rs]k_live_[0-9A-Za-z]{20,}/],
  ['a key of Google', /\bAIza[0-9A-Za-z_-]{35}\b/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
]

/** What one of them begins with: nearly no text has any. */
const opening = /AKIA|gh[pousr]_|github_pat_|glpat-|npm_|xox|k_live_|AIza|PRIVATE KEY/

export const secretValue = gatheringRule(
  {
    name: 'secret-value',
    severity: 'warning',
    summary: 'No key or token is written into a Dockerfile.',
  },
  ({ syntax }) => (syntax !== undefined && !opening.test(syntax.text) ? undefined : mayHaveOne),
  {
    globalArg: lookAtDefaults,
    entries: {
      arg: lookAtDefaults,
      env: ({ pairs }, report) => {
        for (const { key, value } of pairs) look(`ENV ${literal(key)}`, literal(value), report)
      },
      label: ({ pairs }, report) => {
        for (const { key, value } of pairs) look(`LABEL ${literal(key)}`, literal(value), report)
      },
      run: lookAtCommand,
      cmd: lookAtCommand,
      entrypoint: lookAtCommand,
      healthcheck: lookAtCommand,
      copy: lookAtFiles,
      add: lookAtFiles,
    },
  },
)

const mayHaveOne = Object.freeze({})

function lookAtDefaults({ args }: Arg, report: Report): void {
  for (const { name, value } of args) if (value !== undefined) look(`ARG ${name}`, literal(value), report)
}

function lookAtCommand({ kind, command }: Run | Cmd | Entrypoint | Healthcheck, report: Report): void {
  if (command === undefined) return
  const text =
    command.form === 'exec'
      ? command.args.join(' ')
      : [shellText(command), ...command.heredocs.map(({ body }) => body)].join('\n')
  look(keywords[kind], text, report)
}

function lookAtFiles({ kind, sources }: Copy | Add, report: Report): void {
  for (const one of sources)
    if (typeof one === 'object' && one.kind === 'inline-file')
      look(`${keywords[kind]} <<${one.name}`, literal(one.content), report)
}

function look(where: string, text: string, report: Report): void {
  if (!opening.test(text)) return
  const found = forms.find(([, form]) => form.test(text))
  if (found === undefined) return
  report({
    message: `${where} has ${found[0]}, which everybody can read who has the Dockerfile or the image`,
    hint: 'Revoke it, and give the new one to the one command that needs it with RUN --mount=type=secret',
  })
}

const literal = (word: Word): string =>
  partsOf(word)
    .map((part) => (typeof part === 'string' ? part : ' '))
    .join('')
