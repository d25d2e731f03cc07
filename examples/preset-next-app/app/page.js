import { Now } from './now.js'

// Made anew while the server runs, when it is older than a second.
export const revalidate = 1

export default function Page() {
  return (
    <main>
      <h1>Clock</h1>
      <p>
        The server made this page at <time>{new Date().toISOString()}</time>.
      </p>
      <Now />
    </main>
  )
}
