export { convert, type Converted, type ConvertOptions } from './convert.js'
