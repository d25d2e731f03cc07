import { DockerfileError } from '../../problem/index.js'
import { node, type Heredoc } from '../../model/index.js'
import { bodyEndsHeredoc } from '../../model/lexical/heredoc-words.js'
import { onlyOptions } from '../option-value.js'
import { CommandValue, shellCommand } from './command-value.js'

interface HeredocOptions {
  readonly name?: string | undefined
  readonly expand?: boolean | undefined
  readonly stripTabs?: boolean | undefined
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** Runtime of `heredoc`. */
export function heredoc(body: string, options: HeredocOptions = {}): CommandValue {
  onlyOptions('heredoc', options, ['name', 'expand', 'stripTabs', 'before', 'after'])
  const { expand = true, stripTabs = false, before = '', after = '' } = options
  const name = options.name ?? freeDelimiter(ended(body), stripTabs)
  const opening = `<<${stripTabs ? '-' : ''}${expand ? name : `'${name}'`}`
  const line = [before.trim(), opening, after.trim()].filter((piece) => piece !== '').join(' ')
  return new CommandValue(shellCommand([line], [heredocNode(name, body, expand, stripTabs)]))
}

export function heredocNode(delimiter: string, body: string, expand: boolean, stripTabs: boolean): Heredoc {
  const text = ended(body)
  if (bodyEndsHeredoc(text, { delimiter, stripTabs })) {
    throw new DockerfileError({
      code: 'bad-heredoc',
      message: `the heredoc has a line "${delimiter}", which would end it`,
      hint: 'Give it another name: { name: … }',
    })
  }
  return node({ kind: 'heredoc', delimiter, expand, stripTabs, body: text })
}

/** With a newline at its end, as the lines of a body have it. */
const ended = (body: string): string => (body === '' || body.endsWith('\n') ? body : `${body}\n`)

/** `EOF`, or the first of `EOF1`, `EOF2` … that no line of the body is. */
export function freeDelimiter(body: string, stripTabs = false): string {
  let name = 'EOF'
  for (let n = 1; bodyEndsHeredoc(body, { delimiter: name, stripTabs }); n++) name = `EOF${n}`
  return name
}
