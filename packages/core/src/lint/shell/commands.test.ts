import { describe, expect, test } from 'vitest'
import { failureCounts, isStraight, lastOf, type SimpleCommand } from './commands.js'
import { simpleCommands } from './read-script.js'

const namesOf = (text: string, isOne: (command: SimpleCommand) => boolean): readonly string[] =>
  simpleCommands(text)!.flatMap((one) => (isOne(one) ? [one.name] : []))

describe('failureCounts', () => {
  test.each<[what: string, text: string, counting: string[]]>([
    ['the script ends, or the chain', 'a && b; c', ['a', 'b', 'c']],
    ['of each line', 'a\nb\n\nc', ['a', 'b', 'c']],
    ['not before ||', 'a || b', ['b']],
    ['not anywhere before || in its chain', 'a && b && c || d', ['d']],
    ['of each chain alone', 'a && b; c || d', ['a', 'b', 'd']],
    ['not between ||', 'a || b || c && d', ['c', 'd']],
    ['not negated', '! a; b', ['b']],
    ['not negated twice', '! ! a; b', ['b']],
    ['not where its pipe is negated', '! a | b; c', ['c']],
    ['not in the background', 'a; b & c', ['a', 'c']],
    ['not in a chain in the background', 'a && b & c', ['c']],
    ['of all in a pipe', 'a | b && c', ['a', 'b', 'c']],
    ['not of a condition', 'if a; then b; elif c; then d; else e; fi', ['b', 'd', 'e']],
    ['not of the condition of a loop', 'while a; do b; done; until c; do d; done', ['b', 'd']],
    ['in a loop and a choice', 'for x in y; do a; done; case x in y) b;; esac', ['a', 'b']],
    ['in groups', '{ a; b; }; (c; d)', ['a', 'b', 'c', 'd']],
    ['not in a group before ||', '{ a; b; } || c', ['c']],
    ['not in a group within a group before ||', '{ (a); } || b', ['b']],
    ['not in a negated group', '! { a; b; }; ! (c)', []],
    ['not in a group in the background', '(a; b) & c', ['c']],
    ['at the end of a group before &&', '{ a; b; } && c', ['b', 'c']],
    ['at the end of two groups before &&', '{ a; { b; c; }; } && d', ['c', 'd']],
    ['not in a group before the end of one before &&', '{ { a; }; b; } && c', ['b', 'c']],
    ['in a chain at the end of a group before &&', '{ a && b; } && c', ['a', 'b', 'c']],
    ['in a group behind &&', 'a && { b; c; }', ['a', 'b', 'c']],
    ['in a branch before &&', 'if a; then b; c; fi && d', ['c', 'd']],
    ['not in a branch before ||', 'if a; then b; fi || c', ['c']],
    ['not in a function', 'f() { a; }; f', ['f']],
    ['not in a substitution', 'a $(b); c=$(d)', ['a']],
  ])('%s', (_, text, counting) => expect(namesOf(text, failureCounts)).toEqual(counting))
})

describe('isStraight', () => {
  test.each<[what: string, text: string, straight: string[]]>([
    ['one after the other', 'a; b && c\nd', ['a', 'b', 'c', 'd']],
    ['in a group', 'a; { b; { c; }; } && d', ['a', 'b', 'c', 'd']],
    ['not behind ||', 'a || b; c', ['a', 'c']],
    ['behind && behind ||', 'a || b && c', ['a', 'c']],
    ['not in a group behind ||', 'a || { b; c; }; d', ['a', 'd']],
    ['not in a group of a group behind ||', 'a || { { b; }; }', ['a']],
    ['in a group before ||', '{ a; b; } || c', ['a', 'b']],
    ['not in a group that reads a pipe', 'a | { b; }; c', ['a', 'c']],
    ['not in a group that writes into a pipe', '{ a; } | b', ['b']],
    ['not in a group in the background', '{ a; } & b', ['b']],
    ['not in a group of a chain in the background', '{ a; } && b & c', ['b', 'c']],
    ['not in a shell of its own', '(a); b', ['b']],
    ['not in a branch', 'if a; then b; fi; c', ['c']],
    ['not in a loop', 'for x in y; do a; done; while b; do c; done; d', ['d']],
    ['not in a choice', 'case x in y) a;; esac; b', ['b']],
    ['not in a function', 'f() { a; }; f', ['f']],
    ['not in a substitution', 'a $(b)', ['a']],
  ])('%s', (_, text, straight) => expect(namesOf(text, isStraight)).toEqual(straight))
})

describe('lastOf', () => {
  test.each<[text: string, last: string | undefined]>([
    ['a; b', 'b'],
    ['a && b $(c)', 'b'],
    ['a $(b; { c; }) "$(d)"', 'a'],
    ['a; (b)', 'b'],
    ['a; if b; then c; fi', 'c'],
    ['x=$(a)', undefined],
    ['', undefined],
  ])('%j: %s', (text, last) => expect(lastOf(simpleCommands(text)!)?.name).toBe(last))
})

describe('how a command stands', () => {
  const standing = (text: string): readonly string[] =>
    simpleCommands(text)!.map(({ name, before, after, isPiped, isFeeding, isNegated, isCaught, isBackground }) => {
      const flags = Object.entries({ isPiped, isFeeding, isNegated, isCaught, isBackground })
      return [before, name, after, ...flags.flatMap(([flag, is]) => (is ? [flag.slice(2)] : []))].join(' ').trim()
    })

  test.each<[text: string, standing: string[]]>([
    ['a', ['a']],
    ['a;', ['a']],
    ['a\n', ['a']],
    ['a &', ['a & Background']],
    ['a; b', ['a ;', '; b']],
    ['a\nb', ['a ;', '; b']],
    ['a;\n\n b', ['a ;', '; b']],
    ['a & b', ['a & Background', '& b']],
    ['a &\nb', ['a & Background', '& b']],
    ['a && b || c', ['a && Caught', '&& b || Caught', '|| c']],
    ['a || b && c', ['a || Caught', '|| b &&', '&& c']],
    ['a && b & c', ['a && Background', '&& b & Background', '& c']],
    ['a | b | c && d', ['a && Feeding', 'b && Piped Feeding', 'c && Piped', '&& d']],
    ['a |& b', ['a  Feeding', 'b  Piped']],
    ['! a | b; c', ['a ; Feeding Negated', 'b ; Piped Negated', '; c']],
    ['if a; then b; fi; c', ['a', 'b', '; c']],
    ['a $(b; c) && d', ['a &&', 'b ;', '; c', '&& d']],
  ])('%j', (text, said) => expect(standing(text)).toEqual(said))

  test('what surrounds it stands likewise', () => {
    const around = (text: string): unknown => {
      const { kind, before, after, isPiped, isFeeding, isNegated, isCaught, isBackground, outer } = simpleCommands(
        text,
      )!.find(({ name }) => name === 'x')!.within
      const flags = { isPiped, isFeeding, isNegated, isCaught, isBackground }
      return [kind, before, after, Object.values(flags).map(Number).join(''), outer?.kind]
    }
    expect(around('x')).toEqual(['script', '', '', '00000', undefined])
    expect(around('a && { x; } || b')).toEqual(['group', '&&', '||', '00010', 'script'])
    expect(around('! (x) | a &')).toEqual(['subshell', '', '&', '01101', 'script'])
    expect(around('a | if x; then b; fi; c')).toEqual(['condition', '', ';', '10000', 'script'])
    expect(around('a; while b; do (x); done')).toEqual(['subshell', '', '', '00000', 'branch'])
    expect(around('a || f() (x)')).toEqual(['subshell', '', '', '00000', 'function'])
    expect(around('a || b $(x) || c')).toEqual(['substitution', '', '', '00000', 'script'])
  })
})
