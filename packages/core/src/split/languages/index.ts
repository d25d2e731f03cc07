import type { Language } from '../language.js'
import { go } from './go.js'
import { java } from './java.js'
import { node } from './node.js'
import { python } from './python.js'
import { rust } from './rust.js'

export const languages: readonly Language[] = [node, python, go, rust, java]
