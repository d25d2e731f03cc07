import type { Dockerfile, Node } from '../../model/index.js'
import { compareVersions } from '../../model/lexical/frontend-version.js'
import type { PlainMarks } from '../../model/plain-entry.js'
import { eachFeature, type Feature } from './features.js'

/** The frontend that a file needs. */
export interface RequiredFrontend {
  /** The version, as `1.7`. */
  readonly version: string
  /** What needs it, as a reader calls it. */
  readonly feature: string
  /** The node that needs it. */
  readonly node: Node
}

/**
 * The Dockerfile frontend that a file needs, and the first node that needs it; nothing when any frontend will do.
 *
 *     requiredFrontend(file)  // { version: '1.20', feature: 'COPY --parents', node: … }
 */
export function requiredFrontend(file: Dockerfile, plain?: PlainMarks): RequiredFrontend | undefined {
  let newest: Feature | undefined
  eachFeature(
    file,
    (feature) => {
      if (newest === undefined || compareVersions(feature.version, newest.version) > 0) newest = feature
    },
    plain,
  )
  return newest === undefined
    ? undefined
    : Object.freeze({ version: newest.version, feature: newest.what, node: newest.nodes[0]! })
}
