export { readIgnore, type IgnoreFile, type IgnorePattern } from './read-ignore.js'
export { ignoreMatcher, type IgnoreMatcher, type IgnoreVerdict } from './ignore-matcher.js'
