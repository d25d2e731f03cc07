import { describe, expect, it } from 'vitest'
import { heredocWord, heredocWords, type HeredocWord } from './heredoc-words.js'
import { cpuTime } from '../../../test/cpu-time.js'

const plain = (delimiter: string, change: Partial<HeredocWord> = {}): HeredocWord => ({
  delimiter,
  expand: true,
  stripTabs: false,
  ...change,
})

describe('heredocWords', () => {
  it('finds the words that begin with <<', () => {
    expect(heredocWords('RUN cat <<EOF > /x')).toEqual([plain('EOF')])
    expect(heredocWords('RUN cat <<EOF>/x')).toEqual([plain('EOF>/x')])
    expect(heredocWords('RUN cat <<-EOF && cat 3<<B')).toEqual([plain('EOF', { stripTabs: true }), plain('B')])
    expect(heredocWords('RUN << EOF')).toEqual([plain('EOF')])
    expect(heredocWords('RUN cat<<EOF')).toEqual([])
    expect(heredocWords('RUN <<- EOF')).toEqual([])
    expect(heredocWords('RUN <<<EOF')).toEqual([])
    expect(heredocWords('RUN << ')).toEqual([])
  })

  it('tells quoted delimiters, which are not expanded', () => {
    expect(heredocWords('COPY <<"EOF" <<\'A\' <<E"O"F /x')).toEqual([
      plain('EOF', { expand: false }),
      plain('A', { expand: false }),
      plain('EOF', { expand: false }),
    ])
    expect(heredocWords('RUN <<"E F"')).toEqual([plain('E F', { expand: false })])
    expect(heredocWords('RUN <<\\EOF')).toEqual([plain('EOF')])
  })

  it('takes what only looks like one', () => {
    expect(heredocWords('RUN echo $((1 << 2))')).toEqual([plain('2))')])
    expect(heredocWords('RUN true # see <<EOF docs')).toEqual([plain('EOF')])
    expect(heredocWords('RUN echo $((1<<2))')).toEqual([])
    expect(heredocWords('RUN echo "<<EOF" \'<<EOF\'')).toEqual([])
  })

  it('finds none when the lexer refuses the line', () => {
    expect(heredocWords("RUN echo it's <<EOF")).toEqual([])
    expect(heredocWords('RUN echo ${ <<EOF')).toEqual([])
    expect(heredocWords('RUN echo ${x^} <<EOF')).toEqual([])
    expect(heredocWords(`RUN ${'${a:-'.repeat(5000)}x <<EOF`)).toEqual([])
  })

  it('tells a delimiter that BuildKit refuses: what a modifier resolves once is read again', () => {
    const refused = (delimiter: string) => [plain(delimiter, { isRefused: true })]
    expect(heredocWords("RUN a ${b:+ <<\\'E}")).toEqual(refused("'E}"))
    expect(heredocWords('RUN a ${b- 2<<-\\"E}')).toEqual([plain('"E}', { stripTabs: true, isRefused: true })])
    // A pattern keeps its escapes.
    expect(heredocWords('RUN a ${b# <<\\"E}')).toEqual([plain('"E}')])
    expect(heredocWords("RUN a <<\\'E")).toEqual([plain("'E")])
  })

  it('keeps references in delimiters', () => {
    expect(heredocWords('RUN <<$EOF')).toEqual([plain('$EOF')])
    expect(heredocWords('RUN <<${EOF}')).toEqual([plain('${EOF}')])
    // Reading a modifier forgets the word so far, so no heredoc is left.
    expect(heredocWords('RUN <<A${EOF:-x}')).toEqual([])
  })

  it('takes a linear time', () => {
    const text = `RUN <<${' '.repeat(200_000)}<${'<<'.repeat(100_000)}`
    expect(cpuTime(() => heredocWords(text))).toBeLessThan(1000)
  })
})

describe('heredocWord', () => {
  it('reads one word', () => {
    expect(heredocWord('<<EOF')).toEqual(plain('EOF'))
    expect(heredocWord('<<')).toBeUndefined()
    expect(heredocWord('<<A B')).toBeUndefined()
    expect(heredocWord('<<"E')).toBeUndefined()
    expect(heredocWord('"<<EOF"')).toBeUndefined()
  })
})
