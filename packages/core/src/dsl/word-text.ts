import { partsOf, type Variable, type Word } from '../model/index.js'

/** A word as a user would write it: `node:${VERSION}`. For sentences and for what is read back, not for Dockerfiles. */
export function wordText(word: Word): string {
  return partsOf(word)
    .map((part) => (typeof part === 'string' ? part : referenceText(part)))
    .join('')
}

/** `${VERSION:-22}` */
export const referenceText = ({ name, modifier = '' }: Variable): string => `\${${name}${modifier}}`
