import { isDeepStrictEqual } from 'node:util'
import { parse } from '@stagecraft/core/parse'
import { cutHeader } from '../outputs/header.js'

/**
 * An output as a Dockerfile that nobody generates: every character of it but the header, so that it is the same build.
 * A comment that the header kept from being read as a directive gets a blank line above it.
 */
export function plainDockerfile(text: string): string {
  const cut = cutHeader(text)
  return isDeepStrictEqual(parse(cut).file.directives, parse(text).file.directives) ? cut : `\n${cut}`
}
