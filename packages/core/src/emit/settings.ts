import type { Expose, Maintainer, Stopsignal, User, Volume, Workdir } from '../model/index.js'
import { refuse, verbatimProblem } from '../model/lexical/expressible.js'
import { printWords } from './copy.js'
import { fail, type Page } from './page.js'
import { printListed, printRest } from './words.js'

export function printWorkdir({ path }: Workdir, page: Page): string {
  return 'WORKDIR ' + printRest('WORKDIR', path, page)
}

export function printUser({ user }: User, page: Page): string {
  return 'USER ' + printRest('USER', user, page)
}

export function printStopsignal({ signal }: Stopsignal, page: Page): string {
  return 'STOPSIGNAL ' + printRest('STOPSIGNAL', signal, page)
}

/** MAINTAINER takes the rest of its line as it is; only what begins like a flag needs help. */
export function printMaintainer({ name }: Maintainer, page: Page): string {
  refuse(verbatimProblem('MAINTAINER', name, page.escape))
  return (name.startsWith('--') ? 'MAINTAINER -- ' : 'MAINTAINER ') + name
}

export function printExpose({ ports }: Expose, page: Page): string {
  if (ports.length === 0) fail({ code: 'empty-sources', message: 'EXPOSE: there is no port' })
  let text = 'EXPOSE'
  for (let at = 0; at < ports.length; at++) text += ' ' + printListed('bare', 'EXPOSE', ports[at]!, page)
  return text
}

export function printVolume({ paths }: Volume, page: Page): string {
  if (paths.length === 0 || paths.includes('')) {
    fail({ code: 'empty-sources', message: 'VOLUME: there is no path, or an empty one' })
  }
  return 'VOLUME ' + printWords('VOLUME', paths, page)
}
