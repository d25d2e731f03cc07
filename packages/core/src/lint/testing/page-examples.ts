import { ignoreMatcher, readIgnore } from '../../ignore/index.js'
import type { LintOptions } from '../lint.js'
import type { RuleName } from '../rules/index.js'
import { contextOf } from './context.js'

/** A Dockerfile of the page of a rule, with what the rule is told beside it. */
export interface PageExample {
  readonly heading: string
  readonly text: string
  readonly options: LintOptions
}

/**
 * The examples of a page. A block `.dockerignore` counts for the Dockerfiles below it; a block `images` says which platform
 * images are made for, a block `context` what lies in the build context.
 */
export function pageExamples(page: string, name: RuleName): readonly PageExample[] {
  const examples: PageExample[] = []
  let heading = ''
  const base: LintOptions = { rules: { [name]: 'warning' } }
  let options = base
  for (const found of page.matchAll(/^## (.*)$|^```(\w+)\n([^]*?)^```$/gm)) {
    const [, title, language, text = ''] = found
    if (title !== undefined) {
      heading = title
      options = base
    } else if (language === 'text') {
      const body = text.slice(text.indexOf('\n') + 1)
      if (text.startsWith('# context')) options = { ...options, context: contextOf(body) }
      else if (text.startsWith('# images')) options = { ...options, platformOf: (image) => facts(body).get(image) }
      else options = { ...options, ignore: ignoreMatcher(readIgnore(body).patterns) }
    } else if (language === 'dockerfile') examples.push({ heading, text, options })
  }
  return examples
}

const facts = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split('\n').map((line) => line.split(' ') as [string, string]))
