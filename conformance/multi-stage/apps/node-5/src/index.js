const Koa = require('koa')
const { customAlphabet } = require('nanoid')

const links = new Map([['docs', 'https://example.com/docs']])
const makeId = customAlphabet('abcdefgh', 6)
const app = new Koa()
app.use((context) => {
  if (context.path === '/ping') context.body = 'pong'
  else if (context.path === '/new') context.body = makeId()
  else if (links.has(context.path.slice(1))) context.body = links.get(context.path.slice(1))
})
app.listen(8000)
process.on('SIGTERM', () => process.exit(0))
