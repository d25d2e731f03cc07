// The same choice as on the other pages of the site: vitepress keeps it under this name.
const KEY = 'vitepress-theme-appearance'
const system = matchMedia('(prefers-color-scheme: dark)')

function chosen(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    // Storage may be switched off.
    return null
  }
}

/** Whether the page is dark: what was chosen on the site, else what the system says. */
export function isDark(): boolean {
  const choice = chosen()
  return choice === 'dark' || (choice !== 'light' && system.matches)
}

export function toggleTheme(): void {
  const next = isDark() ? 'light' : 'dark'
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Then it holds as long as the page is open.
  }
  show(next === 'dark')
}

const listeners: ((dark: boolean) => void)[] = []

export function onTheme(listener: (dark: boolean) => void): void {
  listeners.push(listener)
  listener(document.documentElement.classList.contains('dark'))
}

function show(dark: boolean): void {
  document.documentElement.classList.toggle('dark', dark)
  for (const listener of listeners) listener(dark)
}

show(isDark())
system.addEventListener('change', () => show(isDark()))
