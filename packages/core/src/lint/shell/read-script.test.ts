import { describe, expect, test } from 'vitest'
import { simpleCommands } from './read-script.js'
import { cpuTime } from '../../../test/cpu-time.js'

const read = (text: string): readonly string[] | undefined =>
  simpleCommands(text)?.map(({ name, arguments: words }) => [name, ...words.map((word) => word.text)].join(' '))

describe('simpleCommands', () => {
  test.each([
    ['a b && c || d; e | f & g\nh', ['a b', 'c', 'd', 'e', 'f', 'g', 'h']],
    ['A=1 B="x y" /usr/bin/a -b', ['a -b']],
    ['if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
    ['while a; do b; done; until c\ndo d\ndone', ['a', 'b', 'c', 'd']],
    ['for x in a "$b" c; do d $x; done; for y; do e; done', ['d $x', 'e']],
    ['for ((i=0; i<3; i++)); do a; done', ['a']],
    ['(a; b) && { c; }', ['a', 'b', 'c']],
    [`a 'b c' "d e" f\\ g`, ['a b c d e f g']],
    ['a "x\\y\\"\\$z"', ['a x\\y"$z']],
    ['a "$(b; c)" $(d && e) ${F:-g h} `i; j`', ['a $(b; c) $(d && e) ${F:-g h} `i; j`', 'b', 'c', 'd', 'e']],
    ['A=$(b | c) && export D="${E:-$(f)}"', ['b', 'c', 'export D=${E:-$(f)}', 'f']],
    ['a $((1 + (2))) $#x $ b', ['a $((1 + (2))) $#x $ b']],
    ['a > b 2>&1 2> c < d e >>f', ['a e']],
    ['# c\na # d && e\nb#c', ['a', 'b#c']],
    ['a \\\n b', ['a b']],
    ['sudo -E -u x a; env -i A=1 b; exec c; command -v d; env', ['a', 'b', 'c', 'command -v d', 'env']],
    ['case $x in a|"b c") d;; (*) e ;; esac && f', ['d', 'e', 'f']],
    ['case x in a) b; esac', ['b']],
    ['f() { a; }; function g { b; }; f', ['a', 'b', 'f']],
    ['[[ a == b* && ! -f c ]] || d; ((x++)); a=(b c) e', ['d', 'e']],
    ['diff <(a) <(b)', ['diff <(a) <(b)', 'a', 'b']],
    ['echo if then', ['echo if then']],
    ["a 'b", undefined],
    ['a "$(b"', undefined],
    ['a $(b', undefined],
    ['a; fi', undefined],
    ['if a; then b', undefined],
    ['a &&', undefined],
    ['a | | b', undefined],
    ['a )', undefined],
    ['ls !(a)', undefined],
    ["a $'\\''", undefined],
    ['', []],
    // Within double quotes the apostrophe is one to dash, and opens a quotation in bash.
    [`a "\${b:-it's}" && c && d "\${e:-it's}"`, undefined],
    [`a "\${b%'}'}"`, undefined],
    [`a "\${b:-\${c:-'}'}}"`, undefined],
    [`a "\${b:-'c d'}" && e`, [`a \${b:-'c d'}`, 'e']],
    [`a \${b:-'}'} && c`, [`a \${b:-'}'}`, 'c']],
    [`a \${b:-"}"} && c`, [`a \${b:-"}"}`, 'c']],
    ['a ${b:-\\}} && c', ['a ${b:-\\}}', 'c']],
    ['a ${b:-`}`} && c', ['a ${b:-`}`}', 'c']],
    ['a ${b:-$(c })} && d', ['a ${b:-$(c })}', 'c }', 'd']],
    ['a ${}', undefined],
    ['a ${%b}', undefined],
    ['a ${b', undefined],
    ['a ${#b} ${@} ${!c} $? $@ $1a', ['a ${#b} ${@} ${!c} $? $@ $1a']],
    ["a $'b' $ 'c'", ["a $'b' $ c"]],
    ['a $"b"', undefined],
    // In double quotes a dollar before a quote is itself.
    ['grep "b$" c', ['grep b$ c']],
    [`a "$'b'" "$"`, [`a $'b' $`]],
    ['a "${b:-$"c"}"', undefined],
    ['a `b', undefined],
    ['a `b \\` c` && d', ['a `b \\` c`', 'd']],
    ['a "`b`" c', ['a `b` c']],
    ['a "b', undefined],
    ['a "b\\', undefined],
    ['a "b\\\nc" d', ['a bc d']],
    ['a b\\', ['a b\\']],
    ['a $((1 + 2', undefined],
    ['((a) ; (b) )', undefined],
    // Two groups, or an expression: where both parentheses close says which.
    ['((a); (b))', undefined],
    ['((a) | (b)) && c', undefined],
    ['a $((b) && (c))', undefined],
    ['((1 + (2) * (3))) && a', ['a']],
    ['a $((1))) b', undefined],
    ['a "$(b "c")" d', ['a $(b "c") d', 'b c']],
    ['a<(b', undefined],
    ['a >(b) c', ['a >(b) c', 'b']],
    // Where a word of the grammar stands, and where it is a word like others.
    ['! a && ! ! b', ['a', 'b']],
    ['!a', ['!a']],
    ['a; do b; done', undefined],
    ['"fi"; \\done', ['fi', 'done']],
    ['fi', undefined],
    ['A=1 fi', ['fi']],
    ['then a', undefined],
    ['{ a; }', ['a']],
    ['{ a }', undefined],
    ['{a', ['{a']],
    ['{ a; } b', undefined],
    ['(a', undefined],
    ['(a) b', undefined],
    ['(a;b)>c && d', ['a', 'b', 'd']],
    ['{ a;} >b 2>&1 | c', ['a', 'c']],
    ['a |& b', ['a', 'b']],
    ['a |', undefined],
    ['a ||', undefined],
    ['a &&\n# why\n\n b', ['a', 'b']],
    ['a |\n b', ['a', 'b']],
    ['&& a', undefined],
    ['; a', undefined],
    ['a ;; b', undefined],
    ['a & b &', ['a', 'b']],
    ['>a', []],
    ['a &>b &>>c >|d <>e >&f <&3 g', ['a g']],
    ['a 2>b 3 >c d2>e', ['a 3 d2']],
    ['a 2b', ['a 2b']],
    ['a >', undefined],
    ['a > >(b)', ['a', 'b']],
    ['if a\nthen b; fi; c', ['a', 'b', 'c']],
    ['if a; then b; else c', undefined],
    ['if a; b; fi', undefined],
    ['while a; done', undefined],
    ['for x in a; b', undefined],
    ['for x in a b\ndo c; done', ['c']],
    ['for x in $(a) "b;c"; do d; done', ['a', 'd']],
    ['for x do a; done', ['a']],
    ['select x in a; do b; done', ['b']],
    ['for ((;;)) { a; }', undefined],
    ['case a in (b) c;& d) e;;& f|g);; esac', ['c', 'e']],
    ['case a in esac', []],
    ['case a\nin\nb) c\n;;\n\nesac', ['c']],
    ['case a b) c;; esac', undefined],
    ['case a in b c;; esac', undefined],
    ['case a in b) c;;', undefined],
    ['function f() { a; } >b; c', ['a', 'c']],
    ['f()\n(a)', ['a']],
    ['f() a', undefined],
    ['f(x) { a; }', undefined],
    ['f x() { a; }', undefined],
    ['A=() b', ['b']],
    ['A+=(b $(c)\n# d\n e) f', ['f', 'c']],
    ['A=(b', undefined],
    ['[[ a', undefined],
    ['[[ a =~ ^(b|c)$ && $(d) < e ]] && f', ['d', 'f']],
    ['[[a ]]', ['[[a ]]']],
    // Comments, blanks and lines that are continued.
    ['a # b\nc', ['a', 'c']],
    ['a "#" b# $#', ['a # b# $#']],
    ['a;#b\nc', ['a', 'c']],
    ['a # b', ['a']],
    ['a\\\nb c', ['ab c']],
    ['a \\\n\t&& b', ['a', 'b']],
    ['a\r\nb\tc\r', ['a', 'b c']],
    ['\n\n a \n\n', ['a']],
  ])('%j', (text, commands) => expect(read(text)).toEqual(commands))

  test('knows what is piped, and what the shell would replace', () => {
    const [, second] = simpleCommands('yes | apt-get install "$A" b')!
    expect(second).toMatchObject({
      isPiped: true,
      arguments: [{ isPlain: true }, { isPlain: false }, { isPlain: true }],
    })
  })

  test('knows where words stand', () => {
    const text = 'a  "b c" && d e'
    const words = simpleCommands(text)!.flatMap((command) => command.arguments)
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['"b c"', 'e'])
  })

  test('takes time that grows with the text', () => {
    const taken = cpuTime(() => {
      for (const deep of ['$(', '"$(', '${a:-', '(', '{ ', 'if ', '$((', 'f() ', '"${b:-', 'case x in ', '<(']) {
        expect(simpleCommands(deep.repeat(50_000))).toBeUndefined()
      }
      simpleCommands('a "${b:-'.repeat(50_000))
      expect(simpleCommands('a && b <<E\nE\n'.repeat(5_000))?.length).toBe(10_000)
      expect(simpleCommands('f() { a; };'.repeat(5_000))?.length).toBe(5_000)
      expect(simpleCommands(`${'A=1 '.repeat(50_000)}${'exec '.repeat(50_000)}b`)?.length).toBe(1)
    })
    expect(taken).toBeLessThan(3000)
  })
})
