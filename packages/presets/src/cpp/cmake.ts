import { and, cache, words, type CommandValue, type Mount } from '@stagecraft/core'
import { PROGRAMS } from '../program/index.js'

const BUILD = '/build'

export interface CmakeOptions {
  readonly programs: readonly string[]
  readonly linking: 'static' | 'dynamic'
  readonly buildType: string
  readonly definitions: { readonly [name: string]: string } | undefined
}

/** CMake and ccache read these; a call that says nothing of them means what they say, for tests as for programs. */
export const cmakeVariables = (o: CmakeOptions): { readonly [name: string]: string } => ({
  CMAKE_GENERATOR: 'Ninja',
  CMAKE_BUILD_TYPE: o.buildType,
  CMAKE_C_COMPILER_LAUNCHER: 'ccache',
  CMAKE_CXX_COMPILER_LAUNCHER: 'ccache',
  CCACHE_DIR: '/ccache',
})

export const ccache: Mount = cache('/ccache')

function configure(o: CmakeOptions, testing: 'ON' | 'OFF'): CommandValue {
  // What only debuggers read stays where somebody asked for it.
  const strips = o.buildType === 'Release' || o.buildType === 'MinSizeRel'
  const flags = [...(o.linking === 'static' ? ['-static'] : []), ...(strips ? ['-s'] : [])].join(' ')
  const definitions = {
    BUILD_SHARED_LIBS: 'OFF',
    BUILD_TESTING: testing,
    CMAKE_RUNTIME_OUTPUT_DIRECTORY: `${BUILD}/bin`,
    ...(flags === '' ? {} : { CMAKE_EXE_LINKER_FLAGS: flags }),
    ...o.definitions,
  }
  return words(
    `cmake -S . -B ${BUILD}`,
    Object.entries(definitions).map(([name, value]) => `-D${name}=${value}`),
  )
}

/** Only the programs are built, and taken to where nothing else is. Their names are checked: none needs a quote. */
export const buildPrograms = (o: CmakeOptions): CommandValue =>
  and(
    configure(o, 'OFF'),
    `cmake --build ${BUILD} --target ${o.programs.join(' ')}`,
    `mkdir -p ${PROGRAMS}`,
    `cp ${o.programs.map((name) => `${BUILD}/bin/${name}`).join(' ')} ${PROGRAMS}`,
  )

export const buildAll = (o: CmakeOptions): CommandValue => and(configure(o, 'ON'), `cmake --build ${BUILD}`)

/** Without tests, ctest would succeed. */
export const runTests = `ctest --test-dir ${BUILD} --output-on-failure --no-tests=error`
