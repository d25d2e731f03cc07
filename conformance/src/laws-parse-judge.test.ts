import { describe, expect, it } from 'vitest'
import { judge, type Pair } from './corpus/judge.js'

/*
 * A judge that sees nothing makes every law hold. So each change below, one at a time, must be noticed: everything in
 * this file is there to matter.
 */
const text = `# syntax=docker/dockerfile:1
# check=skip=UndefinedVar

# The file.

# Versions.
ARG VERSION=22
ARG VARIANT=alpine

# Builds.
FROM --platform=$BUILDPLATFORM node:\${VERSION}-\${VARIANT:-slim} AS build
ARG NODE_ENV=production
ARG UNSET
WORKDIR /src
# What is needed.
COPY --link --chown=1000:1000 --exclude=*.md package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm,sharing=locked,id=npm --mount=type=bind,source=lib,target=/lib,rw --network=none npm ci && \\
    # inside
    npm run build -- --mode "$NODE_ENV"
ENV MODE=\${NODE_ENV%duction} \\
    # a key
    NAME="\${UNSET:-none given}" \\
    HOME_OF=\${HOME_OF:+/home}
ADD --checksum=sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa https://example.test/a.tgz /a
RUN <<EOF
set -e
echo here
EOF

FROM nginx:1.29
COPY --from=build --parents --chmod=0644 /src/./dist /www
COPY <<-END /etc/site
	server \${NGINX_HOST}
	END
RUN --mount=type=secret,id=token,required,uid=7 --security=insecure cat /run/secrets/token
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --start-interval=1s --retries=4 CMD curl -f localhost
LABEL org.example.a="b c"
EXPOSE 80 443/udp
USER nginx
VOLUME /data
STOPSIGNAL SIGQUIT
SHELL ["/bin/bash", "-c"]
ONBUILD RUN echo child
ENTRYPOINT ["/entry", "--flag"]
CMD nginx -g "daemon off;"
# The end.
`

/** Every way to put something else in the place of what a pattern finds, one at a time. */
function eachReplaced(pattern: RegExp, by: (match: string) => string): string[] {
  return [...text.matchAll(pattern)].map(
    ({ 0: match, index }) => text.slice(0, index) + by(match) + text.slice(index + match.length),
  )
}

/** The stretches of text that a shell reads. */
const shellText =
  /(?<=(?:rw --network=none|--security=insecure|\nCMD|CMD curl|ONBUILD RUN) )[^\n\\]+|npm run[^\n]+|set -e\necho here/g

function eachCharacter(by: string): string[] {
  return [...text.matchAll(shellText)].flatMap(({ 0: found, index }) =>
    Array.from(found, (_, at) => text.slice(0, index + at) + by + text.slice(index + at + 1)),
  )
}

const changes: Readonly<Record<string, readonly string[]>> = {
  'a comment is lost': eachReplaced(/^ *# .*\n/gm, () => ''),
  'a comment is another': eachReplaced(/^ *# .*/gm, (line) => `${line}x`),
  'a default is lost': eachReplaced(/(?<=ARG \w+)=.*/g, () => ''),
  'a default is another': eachReplaced(/(?<=ARG \w+)=.*/g, (found) => `${found}x`),
  'a default stands in the place of its argument': [
    ...eachReplaced(/\$\{VERSION\}/g, () => '22'),
    ...eachReplaced(/\$\{VARIANT:-slim\}/g, () => 'alpine'),
    ...eachReplaced(/\$\{NODE_ENV%duction\}/g, () => 'pro'),
    ...eachReplaced(/"\$\{UNSET:-none given\}"/g, () => '"none given"'),
  ],
  'a modifier is lost': eachReplaced(/(?<=\$\{\w+)[:%][^}]+(?=\})/g, () => ''),
  'a modifier is another': eachReplaced(/(?<=\$\{\w+:?[-+%])[^}]+(?=\})/g, (word) => `${word.slice(0, -1)}x`),
  'a flag is lost': eachReplaced(/ --(?!flag|mode|\s)[a-z-]+(?:=\S+)?/g, () => ''),
  'an option of a mount is lost': eachReplaced(/,(?:sharing|id|source|rw|required|uid)(?:=[^, ]+)?/g, () => ''),
  'a flag has another value': eachReplaced(
    /(?<= --(?:chown|exclude|interval|timeout|start-period|start-interval)=)./g,
    () => '8',
  ),
  'a character of a command is another': eachCharacter('~'),
  'a character of a command is lost': eachCharacter(''),
  'a line is lost': text
    .split('\n')
    .flatMap((line, at, lines) => (line === '' ? [] : [lines.filter((_, other) => other !== at).join('\n')])),
}

/** What differs, as a reader wants to see it. */
function changedLines(other: string): string {
  const lines = text.split('\n')
  const others = other.split('\n')
  const first = lines.findIndex((line, at) => line !== others[at])
  return `${lines[first]} -> ${others[first]}`
}

describe('the judge of law 3', () => {
  it('finds no difference where there is none', () => {
    expect(judge([[text, text]])).toEqual([undefined])
  })

  it.each(Object.entries(changes))('notices when %s', (_what, changed) => {
    expect(changed.length).toBeGreaterThan(0)
    const pairs = changed.map((other): Pair => [text, other])
    const unnoticed = judge(pairs).flatMap((found, at) => (found === undefined ? [changedLines(changed[at]!)] : []))
    expect(unnoticed).toEqual([])
  })
})
