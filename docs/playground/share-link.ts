/** What a link carries. */
export interface Shared {
  readonly kind: 'config' | 'dockerfile'
  readonly text: string
}

/**
 * The part of an address behind `#`: the text itself, compressed, so that no server ever sees it.
 *
 *     await shareLink({ kind: 'config', text })  // '#config=q1bKSMzLSU…'
 */
export async function shareLink({ kind, text }: Shared): Promise<string> {
  const bytes = await through(new Blob([text]), new CompressionStream('deflate-raw'))
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `#${kind}=${btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** What the part of an address behind `#` carries; nothing when it is no such link, or a damaged one. */
export async function readShareLink(hash: string): Promise<Shared | undefined> {
  const [, kind, packed] = /^#(config|dockerfile)=([\w-]+)$/.exec(hash) ?? []
  if (packed === undefined) return undefined
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
    const text = await through(new Blob([bytes]), new DecompressionStream('deflate-raw'))
    return { kind: kind as Shared['kind'], text: new TextDecoder('utf-8', { fatal: true }).decode(text) }
  } catch {
    return undefined
  }
}

async function through(blob: Blob, transform: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(blob.stream().pipeThrough(transform)).arrayBuffer())
}
