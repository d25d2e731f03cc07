import type { Expose } from '../../../model/index.js'
import type { EntryView } from '../../engine/views.js'

/** A port of EXPOSE, cut as BuildKit cuts it: `[ip:][host port:]port[/protocol]`. */
export interface WrittenPort {
  readonly text: string
  readonly protocol: string
  readonly address: string
  readonly hostPort: string
}

/** The ports of an EXPOSE whose values are known, those aside of which no rule has anything to say: `80`, `53/udp`. */
export function portsOf({ ports }: Expose, at: EntryView): readonly WrittenPort[] {
  return ports.flatMap((word) => {
    const text = at.text(word)
    return text === undefined || /^\d+(?:\/[a-z]+)?$/.test(text) ? [] : text.split(/\s+/).filter(Boolean).map(cut)
  })
}

function cut(text: string): WrittenPort {
  const parts = text.split(':')
  const port = parts.pop()!
  const hostPort = parts.pop() ?? ''
  const slash = port.indexOf('/')
  return { text, protocol: slash === -1 ? '' : port.slice(slash + 1), address: parts.join(':'), hostPort }
}
