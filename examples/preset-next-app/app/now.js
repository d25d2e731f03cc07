'use client'
import { useEffect, useState } from 'react'

export function Now() {
  const [now, setNow] = useState(null)
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p>
      {now === null ? 'The browser has not said what it thinks.' : `The browser thinks it is ${now.toISOString()}.`}
    </p>
  )
}
