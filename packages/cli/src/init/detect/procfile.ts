import type { Project } from '../project/project.js'

/** What the process `web` of a Procfile runs. */
export const procfileCommand = (project: Project): string | undefined =>
  /^web:[ \t]*(.+?)[ \t]*\r?$/m.exec(project.read('Procfile') ?? '')?.[1]
