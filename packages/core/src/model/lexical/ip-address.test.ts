import { isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isIpAddress } from './ip-address.js'

describe('an address', () => {
  test.each([
    ...['0.0.0.0', '1.2.3.4', '10.0.0.10', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '1::',
      '1::8',
      '1:2:3:4:5:6:7:8',
      '1:2:3:4:5:6:7::',
      '::2:3:4:5:6:7:8',
      'ABCD::',
      'abcd:0:00:000:0000::',
    ],
    ...['::1.2.3.4', '::ffff:1.2.3.4', '1:2:3:4:5:6:1.2.3.4', '1::6:1.2.3.4'],
  ])('%s', (text) => expect(isIpAddress(text)).toBe(true))

  test.each([
    ...['', '.', '1', '1.2.3', '1.2.3.', '.1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.256', '01.2.3.4', '1.2.3.00'],
    ...['1.2.3.4 ', ' 1.2.3.4', '1.2.3.+4', '1.2.3.-4', '1.2.3.4a', '0x1.2.3.4', '1e1.2.3.4', '1.2.3.4/8'],
    ...[':', ':::', '1:', ':1', '1:2', '1::2::3', '::1::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8::'],
    ...['::1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:', ':1:2:3:4:5:6:7', '12345::', 'g::', '::-1', ':: 1', '::1%eth0', '[::1]'],
    ...[
      '1:2:3:4:5:6:7:1.2.3.4',
      '1:2:3:4:5:1.2.3.4',
      '::1.2.3',
      '::1.2.3.4:1',
      '::01.2.3.4',
      '1.2.3.4::',
      '::256.1.1.1',
    ],
  ])('none: %j', (text) => expect(isIpAddress(text)).toBe(false))

  test('is what Node takes for one without a zone', () => {
    const piece = fc.constantFrom(
      '0',
      '1',
      '25',
      '255',
      '256',
      '01',
      'f',
      'ffff',
      '10000',
      ':',
      '::',
      '.',
      '1.2.3.4',
      ':1',
      '1:',
    )
    const near = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), near), (text) => {
        expect([text, isIpAddress(text)]).toEqual([text, isIP(text) > 0])
      }),
      { seed: 3, numRuns: 400 },
    )
  })
})
