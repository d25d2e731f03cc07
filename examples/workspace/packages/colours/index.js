export { default as colours } from 'picocolors'
