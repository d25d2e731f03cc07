import { h, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { when } from './when.js'

function Guestbook() {
  const [entries, setEntries] = useState([])
  const load = async () => setEntries(await (await fetch('/api/entries')).json())
  const sign = async (event) => {
    event.preventDefault()
    await fetch('/api/entries', { method: 'POST', body: JSON.stringify({ name: event.target.name.value }) })
    await load()
  }
  useEffect(() => void load(), [])
  return h('form', { onSubmit: sign }, [
    h('input', { name: 'name', placeholder: 'Your name' }),
    h(
      'ul',
      {},
      entries.map(({ name, at }) => h('li', {}, `${name}, ${when(at)}`)),
    ),
  ])
}

render(h(Guestbook), document.getElementById('root'))
