import { emit } from '@stagecraft/core'
import { withoutCacheMounts } from '@stagecraft/core/explain'
import { parse } from '@stagecraft/core/parse'
import type { Node } from '@stagecraft/core/model'
import { seal } from '../outputs/header.js'
import type { Subject } from './subject.js'

/** The same Dockerfile without cache mounts; its lines still lead to those who wrote them. */
export function withoutCaches(subject: Subject): Subject {
  const { file, origins } = withoutCacheMounts(subject.file)
  const { text: unsealed, lines } = emit(file)
  const text = seal(unsealed)
  const read = parse(text, { file: subject.path })
  const original = (node: Node | undefined): Node | undefined =>
    node === undefined ? undefined : (origins.get(node) ?? node)
  return {
    ...subject,
    text,
    file: read.file,
    places: read.places,
    sourceOf: (line) => {
      const node = original(lines[line - 1])
      const place = node === undefined ? undefined : subject.places.get(node)
      return place === undefined ? undefined : subject.sourceOf(place.line)
    },
  }
}

/** The text of a Dockerfile without cache mounts. */
export const textWithoutCaches = (text: string): string => seal(emit(withoutCacheMounts(parse(text).file).file).text)
