/**
 * The commands of one `&&` chain, white space between their words made one blank. Nothing for text that is more than
 * a chain of simple commands and pipes: with a `;`, a `||`, a comment or a word such as `if`, a new layout could mean
 * something else.
 */
export function splitChain(text: string): readonly string[] | undefined {
  const parts: string[] = []
  let part = ''
  let blank = false
  const add = (piece: string): void => {
    if (blank && part !== '') part += ' '
    blank = false
    part += piece
  }
  for (let at = 0; at < text.length;) {
    const c = text[at]!
    if (c === ' ' || c === '\t') {
      blank = true
      at++
    } else if (text.startsWith('&&', at)) {
      if (!isSimple(part)) return undefined
      parts.push(part)
      part = ''
      blank = false
      at += 2
    } else if (c === "'" || c === '"') {
      const end = quoteEnd(text, at)
      if (end === undefined) return undefined
      add(text.slice(at, end))
      at = end
    } else if (c === '\\') {
      if (at + 1 === text.length) return undefined
      add(text.slice(at, at + 2))
      at += 2
    } else if (/[;&(){}`\n\r<]/.test(c) && !isReference(text, at) && !isRedirection(text, at)) return undefined
    else if (c === '#' && (blank || part === '')) return undefined
    else if (text.startsWith('||', at) || text.startsWith('|&', at)) return undefined
    else {
      add(c)
      at++
    }
  }
  if (!isSimple(part)) return undefined
  return [...parts, part]
}

/** `${NAME}` has braces that group nothing. */
function isReference(text: string, at: number): boolean {
  if (text[at] === '{') return text[at - 1] === '$' && /^\{\w+\}/.test(text.slice(at))
  return text[at] === '}' && /\$\{\w+$/.test(text.slice(0, at))
}

/** The `&` of `2>&1`. */
function isRedirection(text: string, at: number): boolean {
  return text[at] === '&' && text[at - 1] === '>' && /[0-9-]/.test(text[at + 1] ?? '')
}

const reserved = /^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|function|select|time|coproc|!)(?: |$)/

function isSimple(part: string): boolean {
  return part !== '' && !reserved.test(part) && !/^\||\|$/.test(part) && !/\| ?(?:while|until|for|if|case)\b/.test(part)
}

/** The end of a quoted text; nothing where it is open, or where a command inside could have any shape. */
function quoteEnd(text: string, start: number): number | undefined {
  const quote = text[start]!
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === quote) return at + 1
    if (quote === '"' && text[at] === '\\') at++
    else if (quote === '"' && (text[at] === '`' || text.startsWith('$(', at))) return undefined
  }
  return undefined
}
