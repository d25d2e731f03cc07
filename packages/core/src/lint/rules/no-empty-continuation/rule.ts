import { fileRule } from '../../engine/rule.js'

export const noEmptyContinuation = fileRule(
  {
    name: 'NoEmptyContinuation',
    severity: 'warning',
    summary: 'No blank line stands inside a continued instruction.',
    isFileWide: true,
    covers: ['empty-continuation'],
    needs: 'text',
    fix: 'removes the line',
  },
  ({ problems }, report) => {
    for (const { code, place } of problems) {
      if (code !== 'empty-continuation' || place === undefined) continue
      report({
        message: 'a blank line stands inside a continued instruction, which a future BuildKit refuses',
        hint: 'Remove the line, or write a comment on it',
        at: place,
        fix: [{ kind: 'remove-line', line: place.line }],
      })
    }
  },
)
