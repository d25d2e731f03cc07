import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('copy-without-workdir', () => {
  test.each([
    ['once', 'FROM node:22\nCOPY . .\nCOPY ./ ./\n', [2]],
    ['with a WORKDIR', 'FROM node:22\nWORKDIR /app\nCOPY . .\n', []],
    ['with that of the image', 'FROM php:8\nCOPY . .\nFROM corp/x\nCOPY . .\n', []],
    ['nothing else is there', 'FROM scratch\nCOPY . .\n', []],
    ['single files', 'FROM node:22\nCOPY a .\nCOPY . src\n', []],
    ['what a build argument names', 'FROM node:22\nARG from\nARG to\nCOPY $from .\nCOPY . $to\n', []],
    ['absolute', 'FROM node:22\nCOPY . /\n', []],
    ['by ADD', 'FROM node:22\nADD . ./\nCOPY . .\n', [2]],
    ['patterns and the root', 'FROM node:22\nCOPY * .\nFROM node:22\nCOPY / .\nFROM node:22\nCOPY a* .\n', [2, 4]],
    ['beside a file', 'FROM node:22\nCOPY a ./. ./\n', [2]],
    ['a list', 'FROM node:22\nCOPY [".", "."]\n', [2]],
    ['from another stage', 'FROM node:22 AS a\nFROM node:22\nCOPY --from=a . .\n', []],
    ['a WORKDIR that is the root', 'FROM node:22\nWORKDIR /\nCOPY . .\n', []],
    ['a WORKDIR behind it', 'FROM node:22\nCOPY . .\nWORKDIR /app\n', [2]],
    ['a stage that begins where it was said', 'FROM node:22 AS a\nCOPY . .\nFROM a\nCOPY . .\n', [2]],
    ['each stage that begins with an image', 'FROM node:22\nCOPY . .\nFROM node:22\nCOPY . .\n', [2, 4]],
    ['a destination that is known', 'FROM node:22\nARG TO=.\nCOPY . $TO\n', [3]],
    ['by a trigger', 'FROM node:22 AS a\nONBUILD COPY . .\nFROM a\n', []],
    ['allowed', 'FROM node:22\n# hadolint ignore=DL3045\nCOPY . .\n', []],
    ['in a stage that begins with it', 'FROM node:22 AS a\nWORKDIR /x\nFROM a\nCOPY . .\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('copy-without-workdir', text)).toEqual(lines)
  })

  test('says what happens, and what to write', () => {
    expect(saidBy('copy-without-workdir', 'FROM node:22\nADD . ./\n')).toMatchObject([
      {
        severity: 'info',
        message: 'ADD to ./ puts the whole build context into the root folder, since no WORKDIR stands before it',
        hint: 'Write WORKDIR /app before it, or an absolute destination',
      },
    ])
  })
})
