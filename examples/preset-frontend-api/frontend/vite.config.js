import { defineConfig } from 'vite'

// In the target `dev` both servers run in one container.
export default defineConfig({ server: { proxy: { '/api': 'http://127.0.0.1:3000' } } })
