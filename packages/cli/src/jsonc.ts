// oxlint-disable-next-line import/default -- Node gives what this module exports, which is no ES module, as its default
import jsonc from 'jsonc-parser'

export const { parse, parseTree } = jsonc
