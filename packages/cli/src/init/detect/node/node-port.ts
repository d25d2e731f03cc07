import type { Project } from '../../project/project.js'
import { portIn } from '../port.js'

const patterns = [/\.listen\(\s*(\d{4,5})\b/g, /\bPORT\b\s*(?:\?\?|\|\|)\s*['"]?(\d{4,5})\b/g, /\bport:\s*(\d{4,5})\b/g]

/** The port that a service in JavaScript or TypeScript listens on. */
export function nodePort(project: Project): number | undefined {
  const sources = project.files.filter(
    (path) =>
      /\.[cm]?[jt]s$/.test(path) &&
      !/(?:^|\/)(?:tests?|__tests__|spec|e2e|scripts)\/|\.(?:test|spec|config|d)\.[cm]?[jt]s$/.test(path),
  )
  // The file that begins is one of those at the top.
  const shallow = sources.filter((path) => path.split('/').length <= 3).slice(0, 200)
  return portIn(project, shallow, patterns)
}
