import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('process-lost', () => {
  test.each([
    ['each way', 'FROM a\nRUN service nginx start\nRUN x && /etc/init.d/mysql restart\nRUN nohup x &\n', [2, 3, 4]],
    ['by systemctl', 'FROM a\nRUN systemctl start x\nRUN systemctl restart x\nRUN systemctl stop x\n', [2, 3]],
    ['by a service', 'FROM a\nRUN service x restart\nRUN service x\nRUN /etc/init.d/x\nRUN /etc/init.d/x stop\n', [2]],
    ['with what a command says', 'FROM a\nRUN service $(x) start\nRUN serve "$(x)" &\n', [2, 3]],
    ['in a branch', 'FROM a\nRUN if x; then service y start; fi\nRUN x || service y start\n', []],
    ['where it is used', 'FROM a\nRUN service mysql start && mysql < x\nRUN x & sleep 5; y\n', []],
    ['what stays', 'FROM a\nRUN systemctl enable x\nRUN service x stop\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('process-lost', text)).toEqual(lines)
  })
})
