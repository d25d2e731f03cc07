import { isIpAddress } from './ip-address.js'

/**
 * Why BuildKit refuses a port of EXPOSE, or nothing: `[ip:][host port:]port[-last port][/tcp|udp|sctp]`.
 *
 *     portFault('8080/tcp')  // undefined
 *     portFault('80/http')   // 'the protocol "http" is none of tcp, udp and sctp'
 */
export function portFault(text: string): string | undefined {
  const fields = text.split(':')
  const [port = '', protocol = ''] = cut(fields[fields.length - 1]!, '/')
  const hostPort = fields.length > 1 ? fields[fields.length - 2]! : ''
  const ip = fields.slice(0, -2).join(':')
  if (port === '') return 'it has no port number'
  if (!['', 'tcp', 'udp', 'sctp'].includes(protocol.toLowerCase())) {
    return `the protocol "${protocol}" is none of tcp, udp and sctp`
  }
  const address = /^\[(.*)\]$/.exec(ip)?.[1] ?? ip
  if (address !== '' && !isIpAddress(address)) return `"${ip}" is not an IP address`
  const range = portRange(port)
  if (typeof range === 'string') return range
  if (hostPort === '') return undefined
  const hostRange = portRange(hostPort)
  if (typeof hostRange === 'string') return hostRange
  if (range.size !== hostRange.size && range.size > 1) return `the ranges ${hostPort} and ${port} differ in length`
  return undefined
}

/** The number of ports, or what is wrong. */
function portRange(text: string): { readonly size: number } | string {
  const [first, last] = cut(text, '-')
  const start = portNumber(first!)
  if (start === undefined) return `"${first}" is not a number from 0 to 65535`
  if (last === undefined || first === last) return { size: 1 }
  const end = portNumber(last)
  if (end === undefined) return `"${last}" is not a number from 0 to 65535`
  return end < start ? `the range ${text} ends before it begins` : { size: end - start + 1 }
}

function portNumber(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined
  const value = Number(text)
  return value >= 0 && value <= 65_535 ? value : undefined
}

function cut(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
