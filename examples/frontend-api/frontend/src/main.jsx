import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Time() {
  const [time, setTime] = useState('…')
  useEffect(() => {
    fetch('/api/time')
      .then((response) => response.json())
      .then(({ now }) => setTime(now))
  }, [])
  return <h1>{time}</h1>
}

createRoot(document.getElementById('root')).render(<Time />)
