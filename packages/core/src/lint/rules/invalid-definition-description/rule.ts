import { visitRule, type Report } from '../../engine/rule.js'

export const invalidDefinitionDescription = visitRule(
  {
    name: 'InvalidDefinitionDescription',
    severity: 'warning',
    summary: 'A comment directly above a named FROM or an ARG describes it: `# name what it is for`.',
    isExperimental: true,
  },
  {
    globalArg: (arg, report, file) => {
      visit(
        'ARG',
        arg.args.map(({ name }) => name),
        file.commentsOf(arg),
        report,
      )
    },
    stage: ({ stage }, report, file) => {
      if (stage.name !== undefined) visit('FROM', [stage.name], file.commentsOf(stage), report)
    },
    entries: {
      arg: (arg, report, { isTrigger, stage }) => {
        if (isTrigger) return
        visit(
          'ARG',
          arg.args.map(({ name }) => name),
          stage.file.commentsOf(arg),
          report,
        )
      },
    },
  },
)

function visit(keyword: string, names: readonly string[], comments: readonly string[], report: Report): void {
  const last = comments[comments.length - 1]
  if (last === undefined || names.length === 0 || names.includes(last.split(' ', 1)[0]!)) return
  const name = names.length > 1 ? '<name>' : names[0]!
  report({
    message: `the comment above this ${keyword} does not begin with the name that it describes`,
    hint: `Write "# ${name} …", or part the two with a line "#"`,
  })
}
