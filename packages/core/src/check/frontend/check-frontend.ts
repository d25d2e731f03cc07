import type { Dockerfile } from '../../model/index.js'
import { compareVersions, frontendVersion } from '../../model/lexical/frontend-version.js'
import type { CheckOptions } from '../options.js'
import type { Report } from '../report.js'
import { eachFeature } from './features.js'

/** What builders bring along that are not told to fetch a frontend: that of BuildKit 0.11. */
const builtInFrontend = '1.5'

/** Features that the frontend does not have which the file, or the caller, says will read it. Each is told once. */
export function checkFrontend(file: Dockerfile, options: CheckOptions, report: Report): void {
  const { syntax } = file.directives
  const frontend = options.frontend === false ? builtInFrontend : options.frontend
  const declared = syntax ?? frontend
  const version = declared === undefined ? undefined : frontendVersion(declared)
  if (version === undefined || version === 'newest') return
  const told = new Set<string>()
  eachFeature(file, (feature) => {
    if (compareVersions(feature.version, version) <= 0 || told.has(feature.what)) return
    told.add(feature.what)
    report.add(feature.spot, feature.nodes, {
      code: 'frontend-version',
      // The builder's own frontend may be newer than an image that a file asks for; nobody can tell from the file.
      severity: syntax === undefined ? 'error' : 'warning',
      message: `${feature.what} needs Dockerfile ${feature.version}, and ${syntax === undefined ? 'the frontend is' : 'the syntax directive asks for'} ${version}`,
      hint:
        syntax === undefined
          ? 'Begin the file with # syntax=docker/dockerfile:1'
          : 'Write # syntax=docker/dockerfile:1',
    })
  })
}
