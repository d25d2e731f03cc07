import { list, node, type Label } from '../../../model/index.js'
import { entryRule } from '../../engine/rule.js'

export const maintainerDeprecated = entryRule(
  {
    name: 'MaintainerDeprecated',
    severity: 'warning',
    summary: 'The author is a label, not MAINTAINER.',
    hadolint: ['DL4000'],
    fix: 'writes LABEL org.opencontainers.image.authors',
  },
  {
    maintainer: (entry, report, { isTrigger }) => {
      const { name } = entry
      report({
        message: 'MAINTAINER is deprecated',
        hint: `Write LABEL ${author}=${JSON.stringify(name)}`,
        fix: isTrigger ? undefined : [{ kind: 'replace', node: entry, by: label(name) }],
      })
    },
  },
)

const author = 'org.opencontainers.image.authors'

/** The name is no word that BuildKit expands: quotes in it are part of it, those around all of it are not meant. */
function label(name: string): Label {
  const value = /^(["'])([^"'\\]*)\1$/.exec(name)?.[2] ?? name
  return node({ kind: 'label', pairs: list([Object.freeze({ key: author, value })]) })
}
