import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { whereToGo } from './where-to-go.js'

test('a folder that cannot be read has no configs below it', () => {
  expect(whereToGo(join(tmpdir(), 'stagecraft-there-is-none'), tmpdir())).toBe(
    'Go to the folder that has one, or name it with --config.',
  )
})
