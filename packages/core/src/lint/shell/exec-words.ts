/**
 * The words of a command that needs no shell: a program and arguments in which a shell would replace nothing. Nothing for
 * any other command, and for one that only a shell has.
 *
 *     execWords(`node --title 'my app' server.js`)  // ['node', '--title', 'my app', 'server.js']
 *     execWords('cd /app && node .')                // undefined
 */
export function execWords(text: string): readonly string[] | undefined {
  const words: string[] = []
  let at = 0
  for (;;) {
    at = matchEnd(blanks, text, at) ?? at
    if (at === text.length) break
    const start = at
    let word = ''
    for (let end = matchEnd(piece, text, at); end !== undefined; end = matchEnd(piece, text, at)) {
      const found = text.slice(at, end)
      word += /^["']/.test(found) ? found.slice(1, -1) : found
      at = end
    }
    if (at === start) return undefined
    words.push(word)
  }
  // To take the shell's place is what exec form does by itself.
  if (words[0] === 'exec') words.shift()
  const [program] = words
  return program === undefined || program === '' || isOfShell(program) ? undefined : words
}

const blanks = /[ \t]+/y
const piece = /[\w@%+=:,./-]+|'[^']*'|"[^"$`\\!]*"/y

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) === null ? undefined : pattern.lastIndex
}

/** A word that means something to a shell alone, an assignment, or an option of `exec`. */
function isOfShell(word: string): boolean {
  return ofShell.has(word) || /^(?:\w+\+?=|-)/.test(word)
}

const ofShell: ReadonlySet<string> = new Set(
  (
    '. : alias bg bind break builtin caller case cd chdir command compgen complete compopt continue coproc declare dirs disown do done elif else enable ' +
    'esac eval exec exit export fc fg fi for function getopts hash help history if in jobs let local logout mapfile popd ' +
    'pushd read readarray readonly return select set shift shopt source suspend then time times trap type typeset ulimit ' +
    'umask unalias unset until wait while'
  ).split(' '),
)
