import { stripVTControlCharacters } from 'node:util'

/**
 * A line as the builder has written it, without what a log puts before it: the time (GitHub, GitLab, Azure, Jenkins), and the
 * names of job and step (`gh run view --log`), or of what runs kaniko.
 */
export function logLine(line: string): string {
  return stripVTControlCharacters(line)
    .replace(/\r$/, '')
    .replace(/^\uFEFF/, '')
    .replace(/^[^\t]+\t[^\t]+\t\uFEFF?(?=\d{4}-\d\d-\d\dT)/, '')
    .replace(/^\[[^\]]+\] (?=INFO\[|time=|error building image: )/, '')
    .replace(/^\[?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]? (?:\d\d[OE][ +])?/, '')
}
