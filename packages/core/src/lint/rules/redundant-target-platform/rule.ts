import { evaluate, usesOf } from '../../../check/expand/evaluate.js'
import { node, partsOf } from '../../../model/index.js'
import { fromRule } from '../../engine/rule.js'
import type { FileView } from '../../engine/views.js'

export const redundantTargetPlatform = fromRule(
  {
    name: 'RedundantTargetPlatform',
    severity: 'warning',
    summary: 'FROM --platform does not ask for the target platform, which is the default.',
    hadolint: ['DL3065'],
    fix: 'removes the flag',
  },
  ({ stage, file }, report) => {
    const { globals, lex } = file
    const { platform, ...others } = stage
    if (platform === undefined || typeof platform === 'string') return
    const names = new Set(usesOf(platform, lex).map(({ name }) => name))
    if (names.size !== 1 || !names.has('TARGETPLATFORM')) return
    const wanted = globals.get('TARGETPLATFORM')?.text
    const text = evaluate(platform, globals.lookup, lex).text
    // Where the value is not known, only the variable itself is sure to be equal to it.
    const [part, ...more] = partsOf(platform)
    const isBare = more.length === 0 && typeof part === 'object' && !/^(?::?\+|[#%/])/.test(part.modifier ?? '')
    if (wanted === undefined ? !isBare : text !== wanted) return
    report({
      message: 'FROM --platform=$TARGETPLATFORM asks for what is the default',
      hint: 'Remove the flag',
      fix: isDeclared(file) ? undefined : [{ kind: 'replace', node: stage, by: node(others) }],
    })
  },
)

/** An ARG that the file declares may have a default, which wins over the platform that is built for. */
function isDeclared({ file: { globalArgs } }: FileView): boolean {
  return globalArgs.some((entry) => entry.kind === 'arg' && entry.args.some(({ name }) => name === 'TARGETPLATFORM'))
}
