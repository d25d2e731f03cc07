import { stageGraph } from '@stagecraft/core/explain'
import type { Dockerfile } from '@stagecraft/core/model'
import { dot } from '../../packages/cli/src/graph/dot.js'
import { withoutContext } from '../../packages/cli/src/graph/labels.js'

/** The stages as `stagecraft graph --dot` prints them. */
export const stagesAsDot = (file: Dockerfile): string => dot(withoutContext(stageGraph(file)))
