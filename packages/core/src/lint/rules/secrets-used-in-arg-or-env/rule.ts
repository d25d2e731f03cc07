import { visitRule, type Report } from '../../engine/rule.js'

const secret = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i
const harmless = /(?:_|^)(?:public|file|version)(?:_|$)/i

export const secretsUsedInArgOrEnv = visitRule(
  {
    name: 'SecretsUsedInArgOrEnv',
    severity: 'warning',
    summary: 'No secret is passed as a build argument or kept in the environment.',
    hadolint: ['DL3064'],
  },
  {
    entries: {
      arg: ({ args }, report) => {
        for (const { name } of args) visit('ARG', name, report)
      },
      env: ({ pairs }, report, at) => {
        for (const { key } of pairs) {
          const name = at.text(key)
          if (name !== undefined) visit('ENV', name, report)
        }
      },
    },
  },
)

function visit(keyword: string, name: string, report: Report): void {
  if (!secret.test(name) || harmless.test(name)) return
  report({
    message: `${keyword} ${name} looks like a secret, and stays readable in the image or its history`,
    hint: `Give it to the one command that needs it: RUN --mount=type=secret,id=${name.toLowerCase()},env=${name}`,
  })
}
