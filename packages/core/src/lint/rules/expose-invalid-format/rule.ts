import { entryRule } from '../../engine/rule.js'
import { portsOf } from '../expose-proto-casing/ports-of.js'

export const exposeInvalidFormat = entryRule(
  {
    name: 'ExposeInvalidFormat',
    severity: 'warning',
    summary: 'EXPOSE names ports of the container only.',
  },
  {
    expose: (entry, report, at) => {
      for (const { text, address, hostPort } of portsOf(entry, at)) {
        if (address === '' && hostPort === '') continue
        report({
          message: `EXPOSE ${text}: an address or a port of the host means nothing here, and a future BuildKit refuses it`,
          hint: 'Publish ports when the container is started: docker run -p …',
        })
      }
    },
  },
)
