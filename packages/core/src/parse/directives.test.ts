import { describe, expect, it } from 'vitest'
import { readDirectives } from './directives.js'
import { physicalLines } from './physical-lines.js'

function read(text: string) {
  const problems: string[] = []
  const found = readDirectives(physicalLines(text), (line, { code }) => void problems.push(`${line + 1} ${code}`))
  return { ...found.directives, count: found.count, problems }
}

describe('readDirectives', () => {
  it('reads the three of them in any order and case', () => {
    expect(read('# check=skip=all\n#SYNTAX = docker/dockerfile:1 \r\n#escape=`\nFROM a')).toEqual({
      syntax: 'docker/dockerfile:1',
      escape: '`',
      check: 'skip=all',
      count: 3,
      problems: [],
    })
  })

  it('ends at the first line that is none', () => {
    expect(read('\n# escape=`')).toMatchObject({ count: 0 })
    expect(read('# a comment\n# escape=`')).toMatchObject({ count: 0 })
    expect(read('# other=x\n# escape=`')).toMatchObject({ count: 0 })
    expect(read('#!/bin/x\n# escape=`')).toMatchObject({ count: 0 })
    expect(read('# syntax=a\n\n# escape=`')).toMatchObject({ syntax: 'a', count: 1 })
    expect(read('# escape=')).toMatchObject({ count: 0 })
    expect(read('# esc ape=x')).toMatchObject({ count: 0 })
  })

  it('is read behind a byte order mark', () => {
    expect(read('\ufeff# escape=`\nFROM a')).toMatchObject({ escape: '`', count: 1 })
  })

  it('refuses a second one, and other escape characters', () => {
    expect(read('# escape=`\n# escape=\\')).toMatchObject({ escape: '`', problems: ['2 bad-directive'] })
    expect(read('# escape=x')).toEqual({ count: 1, problems: ['1 bad-directive'] })
    expect(read('# escape=  ')).toEqual({ count: 1, problems: ['1 bad-directive'] })
  })

  it('heeds only escape where white space stands before the sign, or above', () => {
    expect(read(' # escape=`\n')).toMatchObject({ escape: '`', count: 1 })
    expect(read(' # syntax=a\n')).toEqual({ count: 1, problems: [] })
    expect(read(' # escape=`\n# syntax=a\n')).toEqual({ escape: '`', count: 2, problems: [] })
  })
})
