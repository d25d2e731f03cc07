const signs = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/** A number from 1 on, as Romans wrote it. */
export function roman(number: number): string {
  let [rest, text] = [number, '']
  for (const [value, sign] of signs) {
    text += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}
