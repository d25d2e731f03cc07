import type { FileVisitor, Report, Rule } from '../../engine/rule.js'
import type { FileView } from '../../engine/views.js'

export const invalidDefinitionDescription: Rule<'InvalidDefinitionDescription'> = Object.freeze({
  name: 'InvalidDefinitionDescription',
  severity: 'warning',
  summary: 'A comment directly above a named FROM or an ARG describes it: `# name what it is for`.',
  isExperimental: true,
  begin: (view: FileView, report: Report): FileVisitor => {
    const visit = (keyword: string, names: readonly string[], comments: readonly string[]): void => {
      const last = comments[comments.length - 1]
      if (last === undefined || names.length === 0 || names.includes(last.split(' ', 1)[0]!)) return
      const name = names.length > 1 ? '<name>' : names[0]!
      report({
        message: `the comment above this ${keyword} does not begin with the name that it describes`,
        hint: `Write "# ${name} …", or part the two with a line "#"`,
      })
    }
    return {
      globalArg: (arg) =>
        visit(
          'ARG',
          arg.args.map(({ name }) => name),
          view.commentsOf(arg),
        ),
      stage: ({ stage, comments }) => {
        if (stage.name !== undefined) visit('FROM', [stage.name], comments)
        return {
          entries: {
            arg: ({ args }, { comments: own }) =>
              visit(
                'ARG',
                args.map(({ name }) => name),
                own,
              ),
          },
        }
      },
    }
  },
})
