const path = require('node:path')
const express = require('express')

const app = express()
const port = process.env.PORT || 8080
app.set('view engine', 'ejs')
app.use(express.static(path.join(__dirname, 'public')))
app.get('/', (req, res) => res.render('index', { entries: ['hello', 'nice site'] }))
app.listen(port, () => console.log(`listening on ${port}`))
