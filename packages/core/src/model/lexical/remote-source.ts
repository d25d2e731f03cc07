import { goBoolean } from './go-number.js'

/** What a source of COPY or ADD names. */
export type SourceKind = 'path' | 'http' | 'git'

/** A git source, as far as checks need it. */
export interface GitSource {
  readonly keepGitDir?: boolean
  /** The commit that the query asks for. */
  readonly checksum?: string
  /** Whether it has a query (`?ref=…`), which Dockerfile 1.18 brought. */
  readonly hasQuery: boolean
  /** What is wrong with the query. */
  readonly fault?: string
}

/**
 * How BuildKit reads a source: as a path, as a URL, or as a git repository (`git@host:…`, `ssh://…`, `git://…`, and
 * `http(s)://….git`).
 */
export function sourceKind(source: string): SourceKind {
  if (source.startsWith('github.com/')) return 'path'
  if (gitParts(source) !== undefined) return 'git'
  return /^https?:\/\//.test(source) ? 'http' : 'path'
}

/**
 * The query of a git source, or nothing when the source is not one. `github.com/…` is a path, but BuildKit reads its
 * query all the same.
 */
export function gitSource(source: string): GitSource | undefined {
  const parts = gitParts(source)
  if (parts === undefined) return undefined
  if (parts.query === undefined || parts.query === '') return { hasQuery: false }
  return { hasQuery: true, ...readQuery(parts.query, parts.fragment ?? '') }
}

/** Whether a source can be seen to be a path at once, as nearly all can: it has neither a scheme nor a host. */
export function isSurelyPath(source: string): boolean {
  return !source.includes(':') && !source.startsWith('github.com/')
}

interface GitParts {
  readonly query?: string | undefined
  readonly fragment?: string | undefined
}

function gitParts(source: string): GitParts | undefined {
  if (isSurelyPath(source)) return undefined
  if (source.startsWith('./') || source.startsWith('../')) return undefined
  if (source.startsWith('github.com/')) return { query: /\?([^#]*)/.exec(source.replace(/#.*/s, ''))?.[1] }
  const url = /^([a-zA-Z0-9]+):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(source)
  if (url !== null) {
    const [, scheme = '', host = '', path = '', query, fragment] = url
    if (
      /[\s"<>\\^`{|}]/.test(host) ||
      !/^[^:]*(?::[0-9]*)?$/.test(host.replace(/^.*@/, '').replace(/^\[[^\]]*\]/, ''))
    ) {
      return undefined
    }
    const protocol = scheme.toLowerCase()
    if (protocol === 'ssh' || protocol === 'git') return { query, fragment }
    if (protocol !== 'http' && protocol !== 'https') return undefined
    return decoded(path)?.endsWith('.git') === true ? { query, fragment } : undefined
  }
  const scp = /^[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:(.*?)(?:\?(.*?))?(?:#(.*))?$/.exec(source)
  return scp === null ? undefined : { query: scp[2], fragment: scp[3] }
}

const knownKeys = new Set([
  'ref',
  'tag',
  'branch',
  'subdir',
  'checksum',
  'commit',
  'keep-git-dir',
  'submodules',
  'mtime',
  'fetch-by-commit',
])
const booleanKeys = new Set(['keep-git-dir', 'submodules', 'fetch-by-commit'])

function readQuery(query: string, fragment: string): Omit<GitSource, 'hasQuery'> {
  const values = new Map<string, string>()
  for (const field of query.split('&')) {
    if (field === '' || field.includes(';')) continue
    const equals = field.indexOf('=')
    const key = decoded((equals < 0 ? field : field.slice(0, equals)).replaceAll('+', ' '))
    const value = equals < 0 ? '' : decoded(field.slice(equals + 1).replaceAll('+', ' '))
    if (key === undefined || value === undefined) continue
    if (values.has(key)) return { fault: `the query says "${key}" twice` }
    values.set(key, value)
  }
  for (const [key, value] of values) {
    if (!knownKeys.has(key)) return { fault: `the query has the unknown key "${key}"` }
    if (value === '') {
      if (!booleanKeys.has(key)) return { fault: `the query's "${key}" has no value` }
    } else if (booleanKeys.has(key) && goBoolean(value) === undefined) {
      return { fault: `the query's "${key}" is neither true nor false` }
    }
    if (key === 'mtime' && value !== 'checkout' && value !== 'commit') {
      return { fault: 'the query\'s "mtime" is neither checkout nor commit' }
    }
  }
  const conflict = conflicting(values, fragment)
  if (conflict !== undefined) return { fault: conflict }
  const checksum = values.get('checksum') ?? values.get('commit')
  const keep = values.get('keep-git-dir')
  return {
    ...(checksum === undefined ? {} : { checksum }),
    ...(keep === undefined ? {} : { keepGitDir: keep === '' || goBoolean(keep) === true }),
  }
}

function conflicting(values: ReadonlyMap<string, string>, fragment: string): string | undefined {
  const [fragmentRef = '', fragmentFolder = ''] = fragment.split(/:(.*)/s)
  const folder = values.get('subdir')
  if (folder !== undefined && fragmentFolder !== '' && folder !== clean(fragmentFolder)) {
    return 'the query and the fragment name different folders'
  }
  const tag = values.get('tag')
  const branch = values.get('branch')
  if (tag !== undefined && branch !== undefined) return 'the query names both a tag and a branch'
  const wanted = [fragmentRef, values.get('ref') ?? '', full(tag, 'refs/tags/'), full(branch, 'refs/heads/')]
  const refs = new Set(wanted.filter((ref) => ref !== ''))
  return refs.size > 1 ? 'it names different references' : undefined
}

function full(name: string | undefined, prefix: string): string {
  if (name === undefined) return ''
  return name.startsWith(prefix) ? name : prefix + name
}

function clean(path: string): string {
  const out: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') out.pop()
    else if (part !== '' && part !== '.') out.push(part)
  }
  return out.join('/')
}

/** With `%XX` replaced, byte by byte; nothing when one is malformed. */
function decoded(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)))
}
