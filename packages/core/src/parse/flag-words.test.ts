import { describe, expect, it } from 'vitest'
import { split } from './flag-words.js'

function cut(text: string, escape = '\\') {
  const { keyword, flags, start, end, mangled } = split(text, 0, text.length, escape)
  return { keyword, flags: flags.map((flag) => flag.text), rest: text.slice(start, end), mangled }
}

describe('split', () => {
  it('parts keyword, flags and rest', () => {
    expect(cut('RUN --mount=a --network=none b c ')).toMatchObject({
      keyword: 'RUN',
      flags: ['--mount=a', '--network=none'],
      rest: 'b c',
    })
    expect(cut('  copy\t\va b')).toMatchObject({ keyword: 'copy', flags: [], rest: 'a b' })
    expect(cut('RUN')).toMatchObject({ keyword: 'RUN', flags: [], rest: '' })
    expect(cut('')).toMatchObject({ keyword: '', flags: [], rest: '' })
  })

  it('ends the keyword at ASCII white space only', () => {
    expect(cut('RUN\u00a0a').keyword).toBe('RUN\u00a0a')
  })

  it('takes what follows the first word that is no flag for words', () => {
    expect(cut('COPY a --from=b /c')).toMatchObject({ flags: [], rest: 'a --from=b /c' })
    expect(cut('RUN -x --y')).toMatchObject({ flags: [], rest: '-x --y' })
    expect(cut('RUN --a -')).toMatchObject({ flags: ['--a'], rest: '-' })
  })

  it('ends the flags at --', () => {
    expect(cut('RUN -- --x')).toMatchObject({ flags: [], rest: '--x' })
    expect(cut('RUN --a -- --x')).toMatchObject({ flags: ['--a'], rest: '--x' })
    expect(cut('RUN --""  b')).toMatchObject({ flags: [], rest: 'b' })
    expect(cut('RUN --')).toMatchObject({ flags: [], rest: '' })
  })

  it('removes quotes and escapes, also between single quotes', () => {
    expect(cut('RUN --a="b c"\'d e\'\\ f g')).toMatchObject({ flags: ['--a=b cd e f'], rest: 'g' })
    expect(cut("RUN --a='b\\'c' d")).toMatchObject({ flags: ["--a=b'c"], rest: 'd' })
    expect(cut('RUN --a="b c')).toMatchObject({ flags: ['--a=b c'], rest: '' })
    expect(cut('RUN --a\\')).toMatchObject({ flags: ['--a'], rest: '' })
    expect(cut('RUN --a=b` c\\ d', '`')).toMatchObject({ flags: ['--a=b c\\'], rest: 'd' })
  })

  it('reads bytes, so that what is not ASCII becomes something else', () => {
    expect(cut('COPY --from=é a b')).toEqual({ keyword: 'COPY', flags: ['--from=Ã©'], rest: 'a b', mangled: true })
    // The second byte of à is a non-breaking space, which ends the flag.
    expect(cut('COPY --chown=à --link a b')).toMatchObject({ flags: ['--chown=Ã', '--link'], rest: 'a b' })
    expect(cut('COPY --chown=\\à a')).toMatchObject({ flags: ['--chown=Ã'] })
    expect(cut('COPY --chown="à" a')).toMatchObject({ flags: ['--chown=Ã\u00a0'], rest: 'a' })
    expect(cut('COPY --a=\u{1f600} b')).toMatchObject({ flags: ['--a=ð\u009f\u0098\u0080'], rest: 'b' })
    expect(cut('COPY --a=€ b')).toMatchObject({ flags: ['--a=â\u0082¬'], rest: 'b' })
    // Of this one the second byte of three is a space: what is left of it begins the rest.
    expect(cut('COPY --a=\u2828 b')).toEqual({ keyword: 'COPY', flags: ['--a=â'], rest: '\u2828 b', mangled: true })
    expect(cut('COPY --a="\u2828" b')).toMatchObject({ flags: ['--a=â\u00a0¨'], rest: 'b' })
    expect(cut('RUN é')).toMatchObject({ flags: [], rest: 'é', mangled: false })
  })
})
