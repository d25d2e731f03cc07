import { Converter } from 'typedoc'

/** Calls the modules of the API as one imports them: `@stagecraft/core/lint`. */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children ?? []) {
      module.name = `@stagecraft/${module.name.replace(/\/dist(?:\/index)?/, '')}`
    }
  })
}
