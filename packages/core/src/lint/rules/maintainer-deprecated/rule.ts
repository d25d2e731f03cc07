import { entryRule } from '../../engine/rule.js'

export const maintainerDeprecated = entryRule(
  {
    name: 'MaintainerDeprecated',
    severity: 'warning',
    summary: 'The author is a label, not MAINTAINER.',
    covers: ['deprecated-instruction'],
    hadolint: ['DL4000'],
  },
  {
    maintainer: ({ name }, report) => {
      report({
        message: 'MAINTAINER is deprecated',
        hint: `Write LABEL org.opencontainers.image.authors=${JSON.stringify(name)}`,
      })
    },
  },
)
