import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('source-shipped', () => {
  test.each([
    [
      'all of a folder',
      'FROM golang:1.25 AS b\nWORKDIR /app\nCOPY . .\nRUN go build -o x .\nFROM alpine:3.22\nCOPY --from=b /app /app\n',
      [6],
    ],
    [
      'what was compiled',
      'FROM golang:1.25 AS b\nWORKDIR /app\nCOPY . .\nRUN go build -o x .\nFROM alpine:3.22\nCOPY --from=b /app/x /app\n',
      [],
    ],
    [
      'interpreted languages need it',
      'FROM python:3.12 AS b\nWORKDIR /app\nCOPY . .\nFROM python:3.12\nCOPY --from=b /app /app\n',
      [],
    ],
    [
      'removed before',
      'FROM golang:1.25 AS b\nWORKDIR /app\nCOPY . .\nRUN go build -o x . && rm -rf cmd\nFROM alpine:3.22\nCOPY --from=b /app /app\n',
      [],
    ],
    [
      'a folder for the result',
      'FROM golang:1.25 AS b\nWORKDIR /app\nCOPY . .\nRUN go build -o /out/x .\nFROM alpine:3.22\nCOPY --from=b /out /app\n',
      [],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf('source-shipped', text)).toEqual(lines)
  })
})
