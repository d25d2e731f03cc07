import express from 'express'
import { bookmarks } from './bookmarks.js'

const app = express()
app.get('/bookmarks', (request, response) => {
  const tag = request.query.tag
  response.json(typeof tag === 'string' ? bookmarks.filter((one) => one.tags.includes(tag)) : bookmarks)
})
app.listen(3000, () => console.log('bookmarks on 3000'))
