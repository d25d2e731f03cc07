import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('copy-without-workdir', () => {
  test.each([
    ['once', 'FROM node:22\nCOPY . .\nCOPY ./ ./\n', [2]],
    ['with a WORKDIR', 'FROM node:22\nWORKDIR /app\nCOPY . .\n', []],
    ['with that of the image', 'FROM php:8\nCOPY . .\nFROM corp/x\nCOPY . .\n', []],
    ['nothing else is there', 'FROM scratch\nCOPY . .\n', []],
    ['single files', 'FROM node:22\nCOPY a .\nCOPY . src\n', []],
    ['what a build argument names', 'FROM node:22\nARG from\nARG to\nCOPY $from .\nCOPY . $to\n', []],
    ['absolute', 'FROM node:22\nCOPY . /\n', []],
    ['in a stage that begins with it', 'FROM node:22 AS a\nWORKDIR /x\nFROM a\nCOPY . .\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('copy-without-workdir', text)).toEqual(lines)
  })
})
