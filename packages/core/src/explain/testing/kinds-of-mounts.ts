import { inStage, type Kinds } from './kinds.js'

const mounted =
  (start: string) =>
  (...options: readonly string[]): readonly string[] =>
    options.map((option) => `RUN --mount=${start}${option} a`)

const bind = mounted('')
const cache = mounted('type=cache,')
const secret = mounted('type=secret,')
const agent = mounted('type=ssh')
const tmpfs = mounted('type=tmpfs,')

/** What of the mounts of a RUN BuildKit knows it by. */
export const kindsOfMounts: readonly Kinds[] = [
  {
    name: 'a bind mount',
    kinds: [
      bind(
        ...[
          'target=/x',
          'type=bind,target=/x',
          'TYPE=Bind,TARGET=/x',
          'dst=/x',
          'destination=/x',
          'target=/x,source=/',
        ],
        ...[
          'target=/x,src=.',
          'target=/x,ro',
          'target=/x,readonly=true',
          'target=/x,rw=false',
          'target=/x,readwrite=0',
        ],
      ),
      bind('target=/x,rw', 'target=/x,readwrite=true', 'target=/x,ro=false', 'target=/x,readonly=F'),
      bind(
        'target=/x,source=s',
        'target=/x,source=/s',
        'target=/x,src=./s',
        'source=s/,target=/x',
        'target=/x,source=../s',
      ),
      bind('target=/x,source=t'),
      bind('target=y', 'target=/app/y', 'target=./y', 'target=y/'),
      bind('target=/y'),
      bind('target=/y/'),
      bind('target=/x --mount=target=/y', 'target=/y --mount=target=/x'),
    ],
  },
  {
    name: 'a cache mount',
    kinds: [
      cache(
        'target=/c',
        'target=/c,id=/c',
        'target=/c,sharing=shared',
        'id=,target=/c',
        'target=/c,rw',
        'target=/c,ro=0',
        'target=/c,source=/',
      ),
      cache('target=/c,id=c'),
      cache('target=/c,ro'),
      cache('target=/c,source=/s', 'target=/c,source=s', 'target=/c,source=s,uid=1'),
      cache(
        'target=/c,mode=0755',
        'target=/c,mode=755',
        'target=/c,uid=0',
        'target=/c,gid=0',
        'gid=0,uid=0,mode=755,target=/c',
      ),
      cache('target=/c,mode=0700', 'target=/c,mode=700,uid=0'),
      cache('target=/c,uid=1'),
      cache('target=/c,gid=1'),
      cache('target=/d'),
      cache('target=/c --mount=type=cache,target=/d', 'target=/d --mount=type=cache,target=/c'),
      tmpfs('target=/c'),
    ],
  },
  {
    name: 'a secret',
    kinds: [
      secret(
        ...['id=a', 'source=a', 'src=a', 'target=/run/secrets/a', 'id=a,target=/run/secrets/a', 'id=a,required=false'],
        ...['id=a,mode=0400', 'id=a,mode=400,uid=0', 'id=a,gid=0', 'required=0,id=a'],
      ),
      secret('id=a,required', 'id=a,required=true', 'id=a,required=T'),
      secret('id=a,mode=0440'),
      secret('id=a,uid=1'),
      secret('id=a,gid=1'),
      secret('id=a,env=A'),
      secret('id=a,env=A,target=/run/secrets/a'),
      secret('id=a,env=B'),
      secret('id=a,target=/b'),
      secret('id=b'),
      secret('id=b,target=/run/secrets/a'),
      secret('id=dir/a'),
      secret('id=a,target=a'),
      secret('id=a --mount=type=secret,id=b'),
      secret('id=b --mount=type=secret,id=a'),
    ],
  },
  {
    name: 'an agent',
    kinds: [
      agent('', ',mode=0600', ',uid=0', ',required=false', ',target=/run/buildkit/ssh_agent.0'),
      agent(',id=default'),
      agent(',id=k'),
      agent(',required'),
      agent(',target=/s'),
      agent(',mode=0660'),
      agent(',uid=7'),
      agent(' --mount=type=ssh', ' --mount=type=ssh,target=/run/buildkit/ssh_agent.1'),
      agent(' --mount=type=secret,id=a').concat(secret('id=a --mount=type=ssh')),
    ],
  },
  {
    name: 'a tmpfs',
    kinds: [
      tmpfs('target=/t', 'target=/t,size=0', 'target=/t,rw', 'target=/t,size=0k'),
      tmpfs('target=/t,size=1g', 'target=/t,size=1024m', 'target=/t,size=1GiB', 'target=/t,size=1073741824'),
      tmpfs('target=/t,size=1m', 'target=/t,size=1024KB'),
      tmpfs('target=/t,ro'),
      tmpfs('target=t', 'target=/app/t'),
    ],
  },
].map(inStage)
