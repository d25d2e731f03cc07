import { DockerfileError, describeValue } from '@stagecraft/core'

/**
 * Refuses a list that was meant for a shell: it is exec form, where the first word is the program, and `&&` an argument.
 *
 * @param path begins the sentence: `nodeService: build`
 * @param instead what can be written where a shell is meant: a `string`, or only a `list`
 * @throws {DockerfileError} 'bad-option'
 */
export function refuseShellWords(words: readonly string[], path: string, instead: 'string' | 'list'): void {
  const [program = ''] = words
  const isLine = /\S\s+\S/.test(program)
  const operator = words.find((word) => word === '&&' || word === '||')
  if (!isLine && operator === undefined) return
  const found = isLine ? `a program called ${describeValue(program)}` : `the argument ${describeValue(operator)}`
  const line = words.join(isLine && words.length > 1 ? ' && ' : ' ')
  const isPlain = isLine && words.length === 1 && /^[\w\s./:=@-]+$/.test(program)
  throw new DockerfileError({
    code: 'bad-option',
    message: `${path}: a list is a program and its arguments, which no shell reads; found ${found}`,
    hint:
      instead === 'string'
        ? `A string is read by a shell: ${quoted(line)}`
        : `Write ${list(isPlain ? program.trim().split(/\s+/) : ['sh', '-c', line])}`,
  })
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

const list = (words: readonly string[]): string => `[${words.map(quoted).join(', ')}]`
