import { describe, expect, test } from 'vitest'
import { mountFields, mountValue } from './mount-text.js'

describe('the fields of a mount', () => {
  test.each<[text: string, fields: readonly (readonly [key: string, value?: string])[] | undefined]>([
    [
      'type=cache,target=/a',
      [
        ['type', 'cache'],
        ['target', '/a'],
      ],
    ],
    [
      'TYPE=Cache,Target=/A',
      [
        ['type', 'Cache'],
        ['target', '/A'],
      ],
    ],
    ['ro', [['ro']]],
    ['ro,rw=', [['ro'], ['rw', '']]],
    ['id=a=b', [['id', 'a=b']]],
    ['=a', [['', 'a']]],
    ['"target=/a,b",ro', [['target', '/a,b'], ['ro']]],
    ['"id=a""b"', [['id', 'a"b']]],
    ['a,,b', [['a'], [''], ['b']]],
    [' type = cache', [[' type ', ' cache']]],
    ['', undefined],
    ['"a', undefined],
    ['a"b', undefined],
  ])('%j', (text, fields) =>
    expect(mountFields(text)?.map(({ key, value }) => (value === undefined ? [key] : [key, value]))).toEqual(fields),
  )

  test('are kept as they are written, too', () =>
    expect(mountFields('RO,Id=A')?.map(({ source }) => source)).toEqual(['RO', 'Id=A']))
})

test('the last value of a key counts', () => {
  const text = 'from=a,FROM=b,id,target='
  expect(['from', 'id', 'target', 'type'].map((key) => mountValue(text, key))).toEqual(['b', undefined, '', undefined])
  expect(mountValue('from=a,from', 'from')).toBeUndefined()
  expect(mountValue('from="a', 'from')).toBeUndefined()
})
