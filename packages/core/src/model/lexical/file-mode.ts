import type { ProblemInput } from '../../problem/index.js'
import { goUnsigned32 } from './go-number.js'

const symbolic = /^[augo]*(?:[+=-][rwxXstugo]*)+(?:,[augo]*(?:[+=-][rwxXstugo]*)+)*$/

/** Whether a mode is written in octal digits; otherwise it is symbolic (`u+x`), which needs Dockerfile 1.14. */
export function isOctalMode(text: string): boolean {
  return /^[0-7]+$/.test(text)
}

/**
 * Why BuildKit refuses `--chmod`, or nothing: octal digits up to 7777, or symbolic as in `u=rwX,go=rX`.
 *
 *     fileModeFault('0755')  // undefined
 *     fileModeFault('99')    // 'it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX)'
 */
export function fileModeFault(text: string): string | undefined {
  const octal = goUnsigned32(text, 8)
  if (octal === undefined ? symbolic.test(text) : octal <= 0o7777) return undefined
  return 'it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX)'
}

/** What is reported of the `--chmod` of a COPY or an ADD; nothing of one that BuildKit takes, such as an empty one. */
export function fileModeProblem(
  keyword: 'COPY' | 'ADD',
  text: string,
): Pick<ProblemInput, 'code' | 'message'> | undefined {
  const fault = text === '' ? undefined : fileModeFault(text)
  if (fault === undefined) return undefined
  return { code: 'bad-option', message: `${keyword} --chmod: the mode is "${text}", and ${fault}` }
}
