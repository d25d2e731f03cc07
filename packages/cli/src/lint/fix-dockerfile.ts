import { readFileSync } from 'node:fs'
import { fix, lintText } from '@stagecraft/core/lint'
import { sealOf } from '../outputs/header.js'
import { decode } from '../outputs/read-text.js'
import { Stop } from '../stop.js'
import { unmended, type FixedFile } from './fixed-file.js'
import type { Found } from './found.js'
import { dockerfileOptions } from './lint-files.js'
import type { LintSettings } from './rule-settings.js'

/** Mends a Dockerfile; what is written is up to the caller. */
export function fixDockerfile(path: string, settings: LintSettings): FixedFile {
  const bytes = readFileSync(path)
  const why = whyNot(bytes)
  if (why !== undefined) {
    const text = bytes.toString('utf8')
    const options = dockerfileOptions(path, text, settings)
    const left = lintText(text, options).map((found): Found => (found.fix === undefined ? found : unmended(found, why)))
    return { path, before: text, after: text, fixed: [], left, isConfig: false }
  }
  const before = decode(bytes, path)
  const { text: after, fixed, left } = fix(before, dockerfileOptions(path, before, settings))
  return { path, before, after, fixed, left, isConfig: false }
}

function whyNot(bytes: Uint8Array): string | undefined {
  try {
    return sealOf(decode(bytes, '')) === 'none' ? undefined : 'Stagecraft writes this file; mend its config'
  } catch (error) {
    if (error instanceof Stop) return 'the file is not written in UTF-8'
    throw error
  }
}
