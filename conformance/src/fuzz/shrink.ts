/**
 * Makes a text smaller as long as something is wrong with it: first lines go, halves of the text at a time and then single
 * ones, then characters. `fails` is asked at most `most` times.
 */
export async function shrink(text: string, fails: (text: string) => Promise<boolean>, most = 300): Promise<string> {
  let left = most
  const reduce = async (parts: readonly string[], glue: string): Promise<readonly string[]> => {
    let kept = parts
    for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < kept.length && left > 0;) {
        const fewer = kept.toSpliced(at, size)
        left--
        if (fewer.length > 0 && (await fails(fewer.join(glue)))) kept = fewer
        else at += size
      }
    }
    return kept
  }
  const lines = await reduce(text.split('\n'), '\n')
  return (await reduce([...lines.join('\n')], '')).join('')
}
