import { whole, type Kinds } from './kinds.js'

const run = (text: string): string => `FROM alpine:3.22\n${text}\nRUN last\n`
const child = (text: string): string => `FROM alpine:3.22 AS a\n${text}\nFROM a\nRUN last\n`

const bases: Kinds = {
  name: 'the image that a stage begins with',
  kinds: [
    [
      ...[
        'node',
        'node:latest',
        'docker.io/library/node',
        'docker.io/node:latest',
        'library/node',
        '"node"',
        'node AS x',
        'node as Y',
      ],
      ...[
        '--platform=linux/amd64 node',
        '--platform=$BUILDPLATFORM node',
        '--platform=$TARGETPLATFORM node',
        '${TAG:+node}',
      ],
    ],
    ['node:22', 'node:$TAG', '--platform=linux/$ARCH node:22', 'node:${NONE:-22}'],
    ['node:22-alpine', 'node:$TAG-alpine'],
    ['--platform=linux/arm64 node:22', '--platform=linux/arm64 node:$TAG'],
    ['corp/node:22', 'docker.io/corp/node:22'],
    ['corp.example/node:22'],
    ['scratch'],
  ],
}

const variables: Kinds = {
  name: 'the variables that a command sees',
  kinds: [
    [
      'ENV A=1 B=2',
      'ENV A=1\nENV B=2',
      'ENV A 1\nENV B 2',
      'ARG A=1 B=2',
      'ARG A=1\nENV B=2',
      `ENV A="1" B='2'`,
      'ENV A=1\nENV B=2\nARG A',
      'ARG C\nENV A=1 B=2',
    ],
    // One that is set again comes last, as if it had not been there.
    ['ENV B=2 A=1', 'ENV A=3 B=2\nENV A=1', 'ENV A=1 B=2\nENV A=1', 'ENV A=3 B=2\nARG A=1', 'ARG A=3 B=2\nENV A=1'],
    ['ENV A=1 B=3', 'ENV A=1\nENV B=${A}\nENV B=3'],
    ['ENV A=1', 'ARG A=1'],
    ['ENV A=', 'ARG A=', 'ENV A=$NONE'],
    [
      'ARG A',
      'LABEL a=b',
      'EXPOSE 80',
      'CMD x',
      'VOLUME /v',
      'STOPSIGNAL 9',
      'HEALTHCHECK NONE',
      'ENTRYPOINT ["x"]',
      'ONBUILD RUN x',
      'MAINTAINER m',
      'ARG HTTP_PROXY',
    ],
    ['ARG TARGETARCH', 'ENV TARGETARCH=amd64'],
    ['ARG TARGETPLATFORM'],
    ['ENV PATH=/x:$PATH', 'ENV PATH="/x:${PATH}"'],
    ['ENV PATH=/y:$PATH'],
    ['ENV PATH=$PATH:/x'],
    ['ENV PATH=/x'],
    ['ENV PATH=/x:$PATH\nENV PATH=/y:$PATH'],
  ],
}

const inherited: Kinds = {
  name: 'what a stage has from the stage that it begins with',
  kinds: [
    ['ENV A=1', 'ENV A=2\nENV A=1', 'ENV A=1\nARG A=1'],
    // Arguments come before what the image keeps.
    ['ARG A=1'],
    ['ARG A=1\nENV B=2', 'ENV B=2\nARG A=1'],
    ['ENV A=1 B=2', 'ENV A=3 B=2\nENV A=1'],
    ['ENV B=2 A=1'],
    ['ARG A=1 B=2'],
    ['ARG B=2 A=1'],
    ['SHELL ["x"]'],
    ['USER u', 'USER v\nUSER u'],
    ['WORKDIR /w', 'WORKDIR w'],
    ['ONBUILD ENV A=2'],
    ['ONBUILD USER w'],
    ['CMD x', 'LABEL a=b', 'ONBUILD CMD x'],
  ],
}

const values: Kinds = {
  name: 'the value of a variable of the stage that one begins with',
  kinds: [
    [
      'ARG A=1',
      'ENV A=1',
      'ENV A=2\nENV A=1',
      'ARG A=2\nENV A=1',
      'ENV A=1\nARG A',
      'ENV B=1\nENV A=$B',
      'ARG B=1\nARG A=$B',
    ],
    // An argument hides a variable of the image from its stage alone.
    ['ENV A=2\nARG A=1', 'ENV A=2\nARG A=1\nARG A=3', 'ENV A=2\nARG A=1\nFROM a AS a', 'ENV A=$NONE\nENV A=2'],
    [
      'ENV A=2\nARG A=1\nENV A=3',
      'ENV A=2\nARG A=1\nFROM a AS a\nENV A=3',
      'ENV A=2\nARG A=1\nFROM a AS a\nARG A=3\nENV A=3',
    ],
    ['ENV A=2\nARG A=1\nENV A=x$A'],
    ['ARG NONE', 'ARG A', 'ENV A=', 'ENV A=\nARG A=1'],
  ],
}

const folders: Kinds = {
  name: 'the folder of a stage',
  kinds: [
    ['WORKDIR /x', 'WORKDIR x', 'WORKDIR ./x/', 'WORKDIR y/../x'],
    // A command is told an absolute path as it is written, and only the folder is the same.
    ['WORKDIR /x/'],
    ['WORKDIR /y/../x'],
    ['WORKDIR /', 'WORKDIR .', 'WORKDIR ..', 'WORKDIR ./', 'LABEL a=b', 'WORKDIR ""'],
    ['WORKDIR /.'],
    ['WORKDIR /x\nWORKDIR y', 'WORKDIR /x\nWORKDIR ./y', 'WORKDIR /x\nWORKDIR /x/y'],
    ['USER u\nWORKDIR /x'],
    ['WORKDIR /x\nUSER u'],
    ['USER root\nWORKDIR /x'],
    ['USER 0\nWORKDIR /x'],
    ['USER u:\nWORKDIR /x'],
  ],
}

const triggers: Kinds = {
  name: 'the triggers of the stage that one begins with',
  kinds: [
    ['ONBUILD RUN a', 'ONBUILD run   a', 'ONBUILD RUN ["/bin/sh", "-c", "a"]', 'onbuild RUN --network=default a'],
    ['ONBUILD RUN b'],
    ['ONBUILD COPY s /x', 'ONBUILD COPY ./s x', 'ONBUILD ADD --unpack=false s /x'],
    ['ONBUILD COPY s /app/x'],
    ['ONBUILD WORKDIR /w\nONBUILD RUN a'],
    ['ONBUILD RUN a\nONBUILD WORKDIR /w'],
  ],
}

/** What of a stage BuildKit knows its commands by. */
export const kindsOfStages: readonly Kinds[] = [
  whole(bases, (base) => `ARG TAG=22\nARG ARCH=amd64\nARG NONE\nFROM ${base}\nRUN last\n`),
  whole(variables, run),
  whole(values, (text) => `FROM alpine:3.22 AS a\n${text}\nFROM a\nWORKDIR /w$A\n`),
  whole(folders, run),
  whole(inherited, child),
  whole(triggers, child),
]
