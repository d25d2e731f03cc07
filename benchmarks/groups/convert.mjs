// Dockerfiles to TypeScript. No other library does it: `convertToJSON` of dockerfile-generator makes one stage of three.
import { convert } from '@stagecraft/convert'
import { format } from 'prettier'
import { ofProcessor } from '../harness/clock.mjs'
import { contest } from '../harness/contest.mjs'
import { dockerfiles } from '../harness/dockerfiles.mjs'

export async function measure({ rounds, quick, folders }) {
  const found = []
  for (const text of dockerfiles(folders).texts.slice(0, quick ? 20 : 100)) {
    const { source } = await convert(text)
    if (source !== undefined) found.push({ text, source })
  }
  const each = (work) => async () => {
    const began = ofProcessor()
    for (const one of found) await work(one)
    return ((ofProcessor() - began) * 1e3) / found.length
  }
  const contenders = [
    { name: 'Stagecraft', role: 'ours', note: `${found.length} files`, once: each(({ text }) => convert(text)) },
    {
      name: 'prettier',
      role: 'floor',
      once: each(({ source }) => format(source, { parser: 'typescript', semi: false, singleQuote: true })),
    },
  ]
  return { convert: await contest('convert', contenders, Math.min(rounds, 3)) }
}
