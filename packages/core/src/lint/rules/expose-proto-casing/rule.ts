import { list, node, type Expose } from '../../../model/index.js'
import type { Change } from '../../engine/change.js'
import { entryRule } from '../../engine/rule.js'
import { portsOf } from './ports-of.js'

export const exposeProtoCasing = entryRule(
  {
    name: 'ExposeProtoCasing',
    severity: 'warning',
    summary: 'The protocol of EXPOSE is lower case.',
    fix: 'writes the protocol in lower case',
  },
  {
    expose: (entry, report, at) => {
      for (const { text, protocol } of portsOf(entry, at)) {
        if (protocol === protocol.toLowerCase()) continue
        report({
          message: `EXPOSE ${text}: the protocol is written "${protocol}"`,
          hint: `Write "${protocol.toLowerCase()}"`,
          fix: at.isTrigger ? undefined : lowered(entry, text, protocol),
        })
      }
    },
  },
)

/** Only a port that stands there as it is; one in a variable is written elsewhere. */
function lowered(entry: Expose, text: string, protocol: string): readonly Change[] | undefined {
  const at = entry.ports.indexOf(text)
  if (at === -1) return undefined
  const port = text.slice(0, -protocol.length) + protocol.toLowerCase()
  const by = node<Expose>({ ...entry, ports: list(entry.ports.map((one, index) => (index === at ? port : one))) })
  return [{ kind: 'replace', node: entry, by }]
}
