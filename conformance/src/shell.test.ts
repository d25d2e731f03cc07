import { describe, expect, it } from 'vitest'
import { readScript } from '../../packages/core/src/lint/shell/run-commands.js'
import { parse } from '../../packages/core/src/parse/parse-file.js'
import { buildkitDockerfiles } from './buildkit-dockerfiles.js'
import { readFolders } from './corpus/folders.js'
import { mutations } from './mutate.js'
import { compareShell, type ShellComparison } from './shell-judge.js'

// Our reader of shell text against a parser of bash: where both understand a text, they find the same words of the same
// commands; what bash refuses, we do not understand.

const scripts = [
  'a && b || c; d | e & f',
  'if a; then b; elif c; then d; else e; fi > x',
  'for i in 1 2 "$x"; do a $i; done; while b; do c; done; until d; do e; done',
  'case "$a" in x|y) b ;; *) c "$(d)" ;; esac',
  'f() { a "$1"; }; f x; (b; c) | { d; e; } 2>&1',
  'A=1 B=\'x y\' C="$(d)" e f=g',
  'cat <<E > x && a\nb $c\nE\nd',
  'a "x $(b "y $(c z)") $d ${e:-"f g"}" \'h\'i\\ j',
  'set -eux; a \\\n  b; # c d\ne#f',
  '[[ -n $a && $b == c* ]] && d || e; ((x=1)); [ a = b ] && c',
  'x=(a "b c"); echo "${x[@]}" $((1 + 2)) $? $#',
  'diff <(a b) <(c) >out 2>>err <in',
  '! a | b; exec d; sudo -E e',
  'a & b\nc;d\n\ne',
]

/** The shell text of every RUN that a shell reads. */
function runTexts(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => {
    const { file } = parse(text)
    const entries = file.stages.flatMap(({ instructions }) => instructions)
    return entries.flatMap((entry) => {
      const script = entry.kind === 'run' ? readScript(entry) : undefined
      return script === undefined || script.startsWith('#!') || script.trim() === '' ? [] : [script]
    })
  })
  return [...new Set(found)]
}

/** Where bash and sh read differently, or the judge is wrong. */
const explained: readonly { readonly why: string; readonly form: RegExp; readonly example: string }[] = [
  { why: 'bash takes blanks in the index of what might be an array', form: /\w\[[^\]]*\s/, example: 'a[ -f b ]' },
  { why: 'the judge ends a word behind a process substitution', form: /[<>]\([^]*\)[^\s;&|)]/, example: 'a <(b):' },
]

const differing = (texts: readonly string[]): readonly ShellComparison[] =>
  texts
    .filter((text) => !explained.some(({ form }) => form.test(text)))
    .map(compareShell)
    .filter(({ ours, theirs, difference }) => difference !== undefined || (ours && !theirs))

const understood = (texts: readonly string[]): number =>
  texts.filter((text) => compareShell(text).ours !== undefined).length

describe('the words of all commands, as a parser of bash finds them', () => {
  it('in small scripts', () => {
    expect(differing(scripts)).toEqual([])
    expect(understood(scripts)).toBe(scripts.length)
  })

  it("in BuildKit's own test files", () => {
    const texts = runTexts(buildkitDockerfiles())
    expect(differing(texts)).toEqual([])
    const readable = texts.filter((text) => compareShell(text).theirs !== undefined)
    expect(understood(readable) / readable.length).toBeGreaterThan(0.97)
  })

  it('in scripts with slips of the finger', () => {
    const texts = mutations([...scripts, ...runTexts(buildkitDockerfiles())], 5000, Number(process.env['SEED'] ?? 7))
    // What stands inside `[[`, `((` and indexes is not looked into, so what bash refuses there is not refused.
    expect(differing(texts).filter(({ theirs }) => theirs !== undefined)).toEqual([])
  })

  it.each(explained)('differs where $why', ({ example, form }) => {
    expect(form.test(example) && compareShell(example).difference !== undefined).toBe(true)
  })

  const folders = process.env['STAGECRAFT_CORPUS']
  it.runIf(folders !== undefined)('in the folders of STAGECRAFT_CORPUS', () => {
    const texts = runTexts(readFolders(folders!.split(':')).map(({ text }) => text))
    console.log(`${texts.length} texts of RUN, ${understood(texts)} understood`)
    expect(differing(texts)).toEqual([])
  })
})
