export { default } from 'picocolors'
