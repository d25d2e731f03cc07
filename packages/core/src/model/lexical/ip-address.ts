/** Whether Go's `net.ParseIP` accepts a text: dotted IPv4 without leading zeros, or IPv6 without a zone. */
export function isIpAddress(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : isIpv4(text)
}

function isIpv4(text: string): boolean {
  const fields = text.split('.')
  return fields.length === 4 && fields.every((field) => /^(0|[1-9][0-9]{0,2})$/.test(field) && Number(field) <= 255)
}

function isIpv6(text: string): boolean {
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const last = groups[groups.length - 1]!
  let length = groups.reduce((sum, half) => sum + half.length, 0)
  const tail = last[last.length - 1]
  if (tail?.includes('.')) {
    if (!isIpv4(tail)) return false
    last.pop()
    length += 1
  }
  if (!groups.every((half) => half.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)))) return false
  return halves.length === 2 ? length < 8 : length === 8
}
