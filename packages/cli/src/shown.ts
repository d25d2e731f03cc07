import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file as a person in `cwd` would call it. */
export function shownPath(file: string, cwd: string): string {
  const path = file.startsWith('file://') ? fileURLToPath(file) : file
  if (!isAbsolute(path)) return path
  const short = relative(cwd, path)
  return short.startsWith(`..${sep}..${sep}`) || short === '' ? path : short.split(sep).join('/')
}

/** The way from a folder to a file as configs, git and Dockerfiles write it: with slashes on every system. */
export const pathFrom = (folder: string, file: string): string => relative(folder, file).split(sep).join('/')

/** Text from files and configs, made safe for a terminal: control characters could move the cursor or hide text. */
export const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are the subject here
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\u{fffd}')

/** A value with marks that stand for variables, which are shown as what they are. */
export const shownValue = (value: string): string => printable(value.replaceAll('\0', '${…}'))
