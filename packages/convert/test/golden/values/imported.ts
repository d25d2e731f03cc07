import { dockerfile, literal, stage, text } from '@stagecraft/core'

const app = stage()
  .from('alpine:3.22')
  .env({ PRICE: '$5', TEMPLATE: literal('${not_a_variable}'), MIXED: text`${literal('$literal and ')}$HOME` })
  .env({ PATH: '/opt/bin:$PATH', NAME: '${NAME}tail', DEFAULT: '${MISSING:-none}', EMPTY: '' })
  .env([
    ['1', 'one'],
    ['0', 'zero'],
  ])
  .env([
    ['A', '1'],
    ['A', '2'],
  ])
  .env({ QUOTES: 'it\'s "fine"', BACKSLASH: 'C:\\dir', UNICODE: 'größe' })
  .label([
    ['org.example.two', 'a b'],
    ['key with blank', 'x'],
    ['$NAME', 'y'],
  ])
  .label([['__proto__', 'z']])
  .copy('a file.txt', '/with blank/')
  .copy(['dir/*.txt', literal('dir$name')], '/data/')
  .expose(80, '443/tcp', '8000-8010/udp', '$PORT', text`53/UDP`)
  .volume('/data', '/more')
  .volume('/with blank')
  .stopsignal('SIGQUIT')
  .stopsignal(9)
  .user(1000)
  .user('$APP_USER')
  .workdir('/a b')
  .maintainer('Somebody <somebody@example.com>')

export default dockerfile(app)
