export { parse, type Parsed, type ParseOptions } from './parse/parse-file.js'
