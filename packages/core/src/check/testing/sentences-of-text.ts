import { parse } from '../../parse/parse-file.js'
import { sentence } from '../../problem/testing/sentence.js'
import { check } from '../check.js'
import type { CheckOptions } from '../options.js'

/** What reading and checking a Dockerfile say of it: `severity line code: sentence | hint`, one line a problem. */
export function sentencesOfText(text: string, options: CheckOptions = {}): readonly string[] {
  const { file, places, problems } = parse(text)
  return [...problems, ...check(file, { ...options, places })].map(
    (problem) => `${problem.severity} ${problem.place?.line} ${problem.code}: ${sentence(problem)}`,
  )
}
