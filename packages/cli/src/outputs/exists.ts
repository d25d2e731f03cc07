import { problem, type Problem } from '@stagecraft/core'
import { printable } from '../shown.js'

/** A file that is not replaced unasked. */
export const exists = (path: string, hint: string): Problem =>
  problem({ code: 'unwritable-output', message: `${printable(path)} is there already`, hint })
