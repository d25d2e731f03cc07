import { check } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'

/**
 * What came of a case: `as asked`, `something else`, `broken` when no build would begin, `fails` when there is no text;
 * of a mistake, `refused` or `not noticed`. Texts are read by our parser, which the conformance run holds to BuildKit's.
 */
export function verdict({ means }, made) {
  if (made === undefined) return 'cannot say it'
  if (means === undefined) return made.refusal === undefined ? 'not noticed' : 'refused'
  if (made.refusal !== undefined) return 'fails'
  const [wanted] = understood(`FROM scratch\n${means}\n`).instructions
  const found = understood(made.text)?.instructions.filter(({ kind }) => kind === wanted.kind)
  if (found === undefined) return 'broken'
  return found.length === 1 && same(found, [wanted]) ? 'as asked' : 'something else'
}

/** Whether what was made several times was one text. Every tool can do that: a failure is ours. */
export function sameEveryTime({ text, refusal }) {
  if (refusal !== undefined) throw new Error(refusal)
  return text.includes('\n\nand:\n\n') ? 'texts that differ' : 'the same text'
}

/** What is left of a Dockerfile that was read and written again. */
export function readBack(original, made) {
  if (made === undefined) return 'no'
  if (made.refusal !== undefined) return 'fails'
  const [before, after] = [original, made.text].map(understood)
  if (after === undefined) return 'broken'
  if (!same(before.stages, after.stages)) return 'another build'
  return same(before.comments, after.comments) ? 'the same build' : 'without comments'
}

/** What a build does for a text, without layout; nothing when it would not begin. */
function understood(text) {
  const { file, problems } = parse(text)
  if ([...problems, ...check(file)].some(({ severity }) => severity === 'error')) return undefined
  const stages = file.stages.map(({ base, name, instructions }) => ({
    base,
    name,
    instructions: instructions.filter(({ kind }) => kind !== 'comment').map(withoutLayout),
  }))
  return {
    stages,
    instructions: stages.flatMap(({ instructions }) => instructions),
    comments: text.match(/^\s*#.*$/gm) ?? [],
  }
}

/** Lines of a command as the shell gets them: one. */
function withoutLayout(instruction) {
  const { command } = instruction
  if (command?.form !== 'shell') return instruction
  const lines = command.lines.filter((line) => typeof line === 'string')
  return { ...instruction, command: { ...command, lines: [lines.join(' ').replace(/\s+/g, ' ').trim()] } }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
