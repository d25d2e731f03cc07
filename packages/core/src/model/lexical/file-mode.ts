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
