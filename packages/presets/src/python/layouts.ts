/** Where packages are installed: a folder that moves as one, and the variables by which Python finds it. */
export interface Place {
  readonly folder: string
  readonly env: { readonly [name: string]: string }
}

export const layoutNames = ['venv', 'user'] as const

export type Layout = (typeof layoutNames)[number]

export const layouts: { readonly [Name in Layout]: Place } = {
  venv: { folder: '/opt/venv', env: { PATH: '/opt/venv/bin:$PATH' } },
  user: { folder: '/opt/python', env: { PYTHONUSERBASE: '/opt/python', PATH: '/opt/python/bin:$PATH' } },
}

/** Where the project itself is installed, apart from what it depends on: when only it changes, only it moves. */
export const PROJECT = '/opt/app'
