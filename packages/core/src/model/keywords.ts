import type { Instruction } from './instructions.js'

/** The keyword of every instruction kind that has one of its own. */
export const keywords = {
  add: 'ADD',
  arg: 'ARG',
  cmd: 'CMD',
  copy: 'COPY',
  entrypoint: 'ENTRYPOINT',
  env: 'ENV',
  expose: 'EXPOSE',
  healthcheck: 'HEALTHCHECK',
  label: 'LABEL',
  maintainer: 'MAINTAINER',
  onbuild: 'ONBUILD',
  run: 'RUN',
  shell: 'SHELL',
  stopsignal: 'STOPSIGNAL',
  user: 'USER',
  volume: 'VOLUME',
  workdir: 'WORKDIR',
} as const satisfies { readonly [K in Exclude<Instruction['kind'], 'raw'>]: string }

/** The eighteen keywords of the language. */
export type Keyword = (typeof keywords)[keyof typeof keywords] | 'FROM'

export const allKeywords: readonly Keyword[] = Object.freeze([...Object.values(keywords), 'FROM'] as const)
