import { expect, test } from 'vitest'
import { fileModeFault, isOctalMode } from './file-mode.js'
import { holdFaults } from './testing/faults.js'

holdFaults(
  'a file mode',
  fileModeFault,
  [
    ...['0', '7', '755', '0755', '777', '7777', '07777', '00000000007777'],
    ...['u+x', '+x', 'a+x', 'go-w', 'u=rwX', 'u=rwX,go=rX', 'ugoa=rwx', 'uuu=r', 'a=rX,u+w', 'ug-w+x,o='],
    ...['+t', '+s', 'a+st', 'u+rwxXst', 'u+s,g+s,+t', 'u+x=r', 'ug+r-w', 'u+x+', 'u+-'],
    // Whose mode is copied.
    ...['u=g', 'u+u', 'u=go', 'u+gx'],
    ...['=', '+', '-', 'u='],
  ],
  {
    'it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX)': [
      ...['', '8', '99', '789', '10000', '010000', '17777', '37777777777', '40000000000', '1e3'],
      ...['0o755', '0x1', '7_7', '+755', '-755', '=755', '755 ', ' 755', 'u+x755'],
      ...['x', 'u', 'rwx', 'x+r', 'x+u', 'u+y', 'u+R', 'U+x', 'u +x', 'u+ x', 'u+x g+x', 'u+x, g+x'],
      ...['u+x,', ',u+x', 'u+x,,g+x', ',', 'u+x;g+x', 'u+x\n'],
    ],
  },
)

test('a mode is octal when it is digits below 8, however many', () => {
  expect(['0', '755', '77777'].filter(isOctalMode)).toEqual(['0', '755', '77777'])
  expect(['', '8', '7x', 'x7', 'u+x', '-7', '7 '].filter(isOctalMode)).toEqual([])
})

test('every mode up to 7777 is fine, and none above', () => {
  const modes = Array.from({ length: 0o10010 }, (_, mode) => mode)
  expect(modes.filter((mode) => fileModeFault(mode.toString(8)) !== undefined)).toEqual(modes.slice(0o10000))
})
