import type { Reference } from '../model/index.js'
import { excerpt, refuse, textProblem } from '../model/lexical/expressible.js'
import { isStageName } from '../model/lexical/stage-name.js'
import { fail, type Page } from './page.js'
import { printListed } from './words.js'

const plainImage = /^[\w./:@+-]+$/

/** What FROM starts from. Variables are expanded here only. */
export function printBase(base: Reference, page: Page): string {
  switch (base.kind) {
    case 'scratch':
      return 'scratch'
    case 'stage-reference':
      return printStage('FROM', base.stage)
    case 'image-reference': {
      const { reference } = base
      if (reference === '') fail({ code: 'bad-image', message: 'FROM: the image reference is empty' })
      return printListed('bare', 'FROM', reference, page)
    }
  }
}

/** What `COPY --from` names. A number is the index of a stage. */
export function printCopySource(from: Reference, { escape }: Page): string {
  if (from.kind === 'stage-reference' && typeof from.stage === 'number') return String(from.stage)
  const text = printNamed('COPY --from', from, escape)
  if (from.kind === 'image-reference' && /^[+-]?[0-9]+$/.test(text)) {
    const message = `COPY --from: BuildKit reads ${excerpt(text)} as the index of a stage, not as an image`
    fail({ code: 'reference-shadowed', message, hint: `Write the image's full name: docker.io/library/${text}` })
  }
  return text
}

/** What the `from` of a mount names. A number would be an image. */
export function printMountSource(from: Reference, { escape }: Page): string {
  return printNamed('RUN --mount from', from, escape)
}

function printNamed(what: string, from: Reference, escape: string): string {
  switch (from.kind) {
    case 'scratch':
      return 'scratch'
    case 'stage-reference':
      return printStage(what, from.stage)
    case 'image-reference': {
      const { reference } = from
      if (typeof reference !== 'string') {
        const hint = 'Give the image a stage of its own: FROM image AS name'
        fail({ code: 'bad-image', message: `${what}: variables are not expanded here`, hint })
      }
      if (plainImage.test(reference)) return reference
      refuse(textProblem('flag', what, reference))
      if (reference === '' || /["'$\s]/.test(reference) || reference.includes(escape)) {
        fail({ code: 'bad-image', message: `${what}: ${excerpt(reference)} is not an image or a named context` })
      }
      return reference
    }
  }
}

function printStage(what: string, stage: string | number): string {
  if (typeof stage === 'number') {
    const message = `${what}: stage ${stage} has no name, and only COPY --from takes an index`
    fail({ code: 'unnamed-stage', message, hint: 'Give the stage a name' })
  }
  if (!isStageName(stage)) {
    fail({ code: 'bad-stage-name', message: `${what}: ${excerpt(stage)} is not the name of a stage` })
  }
  return stage
}
