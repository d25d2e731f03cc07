import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

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

  test.each([
    ['service x start;', true],
    ['a && \\\n  service x start', true],
    ['sudo service x start', true],
    ['{ x & }', true],
    ['nohup x > /dev/null 2>&1 &', true],
    ['/etc/init.d/x start', true],
    ['init.d/x start', false],
    ['service x start && true', false],
    ['service x start || true', false],
    ['service x reload', false],
    ['service --status-all', false],
    ['systemctl daemon-reload', false],
    ['systemctl enable --now x', false],
    ['x & y', false],
    ['x & wait', false],
    ['(x &)', false],
    ['if x; then y & fi', false],
    ['service x start && y && service x stop', false],
  ])('%j: %s', (command, isReported) => {
    expect(linesOf('process-lost', `FROM a\nRUN ${command}\n`)).toEqual(isReported ? [2] : [])
  })

  test.each([
    ['service nginx start', 'nginx'],
    ['systemctl restart nginx', 'nginx'],
    ['/etc/init.d/mysql start', 'mysql'],
    ['nohup /usr/bin/redis-server &', 'redis-server'],
  ])('of %s says what is started', (command, name) => {
    expect(saidBy('process-lost', `FROM a\nRUN ${command}\n`)).toMatchObject([
      {
        severity: 'warning',
        message: `${name} is started at the end of a RUN, and ends with it: an image holds files, no processes`,
        hint: 'Start it with CMD or ENTRYPOINT, or use it in the same RUN',
      },
    ])
  })
})
