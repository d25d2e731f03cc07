/**
 * What BuildKit shows of a Dockerfile below its name:
 *
 *     --------------------
 *        3 |     COPY package.json .
 *        4 | >>> RUN false
 *     --------------------
 */
export class Frame {
  /** The lines that are marked, and what stands in them. */
  readonly marked: { readonly line: number; readonly text: string }[] = []
  private dashes = 0

  /** Takes the next line. */
  read(line: string): void {
    if (/^-{20,}$/.test(line)) this.dashes++
    if (this.dashes > 1) return
    const [, number, text] = /^\s*(\d+) \| >>> ?(.*)$/.exec(line) ?? []
    if (number !== undefined) this.marked.push({ line: Number(number), text: text! })
  }

  get isOpen(): boolean {
    return this.dashes < 2
  }
}
