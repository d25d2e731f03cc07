import { type Arg, type Stage } from '@stagecraft/core'
export declare const version: Arg<'NODE_VERSION', '22' | '24'>
export declare const token: import('@stagecraft/core').Secret
export declare const builder: Stage<'builder'> &
  import('@stagecraft/core').Makes<'site'> &
  import('@stagecraft/core').Makes<'map'>
export declare const runtime: Stage<'runtime'> & import('@stagecraft/core').Needs<'builder'>
export declare const withBanner: <S extends Stage>(s: S) => S & import('@stagecraft/core').Makes<'banner'>
export declare const withArgument: (s: Stage, handle: Arg) => Stage<string | undefined>
export declare const chosen: import('@stagecraft/core').Selection
export declare const banner: Stage<'banner'> & import('@stagecraft/core').Makes<'banner'>
export declare const web: import('@stagecraft/core').Dockerfile<'builder' | 'runtime'>
export default web
