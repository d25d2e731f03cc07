import { describe, expect, it } from 'vitest'
import { csvFields } from './csv-fields.js'

describe('csvFields', () => {
  it('cuts at commas', () => {
    expect(csvFields('a')).toEqual(['a'])
    expect(csvFields('a,b=c,,d ')).toEqual(['a', 'b=c', '', 'd '])
    expect(csvFields(',')).toEqual(['', ''])
    expect(csvFields('a,\r\n')).toEqual(['a', ''])
  })

  it('takes quoted fields whole', () => {
    expect(csvFields('"a,b",c')).toEqual(['a,b', 'c'])
    expect(csvFields('"a""b"""')).toEqual(['a"b"'])
    expect(csvFields('a,""')).toEqual(['a', ''])
    expect(csvFields('"a",')).toEqual(['a', ''])
  })

  it('refuses what Go refuses', () => {
    for (const text of ['', '\n', 'a"b', '"a', '"a"b', '"a""', 'a,"b']) expect(csvFields(text)).toBeUndefined()
  })
})
