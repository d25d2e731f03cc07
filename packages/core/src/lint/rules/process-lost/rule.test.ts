import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('process-lost', () => {
  test.each([
    ['each way', 'FROM a\nRUN service nginx start\nRUN x && /etc/init.d/mysql restart\nRUN nohup x &\n', [2, 3, 4]],
    ['where it is used', 'FROM a\nRUN service mysql start && mysql < x\nRUN x & sleep 5; y\n', []],
    ['what stays', 'FROM a\nRUN systemctl enable x\nRUN service x stop\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('process-lost', text)).toEqual(lines)
  })
})
