import { compiled } from './compiled.js'
import { node } from './node.js'
import { python } from './python.js'
import type { SmallProjects } from './small-project.js'
import { web } from './web.js'
import { workspaces } from './workspaces.js'

export const projects: SmallProjects = { ...node, ...web, ...workspaces, ...compiled, ...python }
