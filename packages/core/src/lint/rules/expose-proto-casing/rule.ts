import { entryRule } from '../../engine/rule.js'
import { portsOf } from './ports-of.js'

export const exposeProtoCasing = entryRule(
  {
    name: 'ExposeProtoCasing',
    severity: 'warning',
    summary: 'The protocol of EXPOSE is lower case.',
  },
  {
    expose: (entry, report, at) => {
      for (const { text, protocol } of portsOf(entry, at)) {
        if (protocol === protocol.toLowerCase()) continue
        report({
          message: `EXPOSE ${text}: the protocol is written "${protocol}"`,
          hint: `Write "${protocol.toLowerCase()}"`,
        })
      }
    },
  },
)
