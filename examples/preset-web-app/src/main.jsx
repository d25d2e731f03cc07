import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { shown, toggled } from './tasks.js'

const first = ['choose a preset', 'build the image', 'run it'].map((title) => ({ title, done: false }))

function Tasks() {
  const [tasks, setTasks] = useState(first)
  return (
    <>
      <h1>{import.meta.env.VITE_TITLE ?? 'Tasks'}</h1>
      <ul>
        {shown(tasks, window.location.pathname).map(({ title, done }) => (
          <li key={title}>
            <label>
              <input type="checkbox" checked={done} onChange={() => setTasks(toggled(tasks, title))} /> {title}
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}

createRoot(document.getElementById('root')).render(<Tasks />)
