import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function Mixer() {
  const [hue, setHue] = useState(180)
  return (
    <label style={{ background: `hsl(${hue} 80% 80%)` }}>
      hue <input type="range" max="360" value={hue} onChange={(event) => setHue(event.target.value)} />
    </label>
  )
}

createRoot(document.getElementById('root')).render(<Mixer />)
