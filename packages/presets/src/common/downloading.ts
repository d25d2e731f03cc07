import type { Mount, Stage } from '@stagecraft/core'
import { cargoMirror } from './cargo-mirror.js'
import { CERTIFICATES, certificateMounts, type Certificates } from './certificates.js'
import type { Mirrored, Mirrors } from './mirrors.js'

/** What a preset was told about downloads. */
export interface Downloads {
  readonly certificates: Certificates | undefined
  readonly mirrors: Mirrors | undefined
}

/** The variables by which a tool is told of a mirror and of certificates; a mirror may need files as well. */
interface Tool {
  readonly mirror?: {
    readonly of: Mirrored
    readonly variables: readonly string[]
    readonly mounts?: (mirrors: Mirrors, address: string) => readonly Mount[]
  }
  readonly certificates: readonly string[]
}

const tools = {
  npm: { mirror: { of: 'npm', variables: ['NPM_CONFIG_REGISTRY'] }, certificates: ['NODE_EXTRA_CA_CERTS'] },
  // The first is that of pnpm 10, the second that of pnpm 11; corepack downloads pnpm itself.
  pnpm: {
    mirror: { of: 'npm', variables: ['NPM_CONFIG_REGISTRY', 'PNPM_CONFIG_REGISTRY', 'COREPACK_NPM_REGISTRY'] },
    certificates: ['NODE_EXTRA_CA_CERTS'],
  },
  'yarn-berry': {
    mirror: { of: 'npm', variables: ['YARN_NPM_REGISTRY_SERVER', 'COREPACK_NPM_REGISTRY'] },
    certificates: ['NODE_EXTRA_CA_CERTS'],
  },
  pip: { mirror: { of: 'pip', variables: ['PIP_INDEX_URL'] }, certificates: ['PIP_CERT'] },
  uv: { mirror: { of: 'pip', variables: ['UV_DEFAULT_INDEX'] }, certificates: ['SSL_CERT_FILE'] },
  poetry: { mirror: { of: 'pip', variables: ['POETRY_PYPI_MIRROR_URL'] }, certificates: ['REQUESTS_CA_BUNDLE'] },
  go: { mirror: { of: 'go', variables: ['GOPROXY'] }, certificates: ['SSL_CERT_FILE'] },
  cargo: {
    mirror: { of: 'cargo', variables: [], mounts: cargoMirror },
    certificates: ['CARGO_HTTP_CAINFO', 'SSL_CERT_FILE'],
  },
} as const satisfies { readonly [name: string]: Tool }

/** Tools that learn of mirrors and certificates through their environment. */
export type DownloadTool = keyof typeof tools

/**
 * Lets the steps of `body` download from the mirrors, trusting the certificates. Both are build arguments and mounts: a
 * step has them in its environment, and no image does.
 */
export function downloading<Result>(
  { certificates, mirrors }: Downloads,
  names: readonly DownloadTool[],
  body: (stage: Stage) => Result,
): (stage: Stage) => Result {
  return (stage) => {
    const settings = new Map<string, string>()
    const mounts = [...certificateMounts(certificates)]
    for (const tool of names.map((name): Tool => tools[name])) {
      const address = tool.mirror && mirrors?.[tool.mirror.of]
      if (address !== undefined) {
        for (const variable of tool.mirror!.variables) settings.set(variable, address)
        mounts.push(...(tool.mirror!.mounts?.(mirrors!, address) ?? []))
      }
      if (certificates !== undefined) for (const variable of tool.certificates) settings.set(variable, CERTIFICATES)
    }
    const told = [...settings].reduce((made, [name, value]) => made.arg(name, value), stage)
    return mounts.length === 0 ? body(told) : (told.within({ mounts }, body as never) as Result)
  }
}
