/** An element that the page is sure to have. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`index.html has no #${id}`)
  return found as E
}

/** Makes an element. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

/** Lets a button copy a text, and say so. */
export function copyFrom(button: HTMLElement, text: () => string | Promise<string>): void {
  const label = button.textContent
  let timer: ReturnType<typeof setTimeout> | undefined
  button.addEventListener('click', () => void copy())

  async function copy(): Promise<void> {
    let said = 'Copied'
    try {
      await navigator.clipboard.writeText(await text())
    } catch {
      said = 'Not allowed'
    }
    button.textContent = said
    byId('status').textContent = said === 'Copied' ? 'Copied.' : 'The browser does not allow to copy.'
    clearTimeout(timer)
    timer = setTimeout(() => (button.textContent = label), 1500)
  }
}
