import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('source-shipped', () => {
  test.each([
    [
      'all of a folder',
      'FROM golang:1.25 AS b\nWORKDIR /app\nCOPY . .\nRUN go build -o x .\nFROM alpine:3.22\nCOPY --from=b /app /app\n',
      [6],
    ],
    [
      'what was compiled',
      'FROM golang:1.25 AS b\nWORKDIR /app\nCOPY . .\nRUN go build -o x .\nFROM alpine:3.22\nCOPY --from=b /app/x /app\n',
      [],
    ],
    [
      'interpreted languages need it',
      'FROM python:3.12 AS b\nWORKDIR /app\nCOPY . .\nFROM python:3.12\nCOPY --from=b /app /app\n',
      [],
    ],
    [
      'removed before',
      'FROM golang:1.25 AS b\nWORKDIR /app\nCOPY . .\nRUN go build -o x . && rm -rf cmd\nFROM alpine:3.22\nCOPY --from=b /app /app\n',
      [],
    ],
    [
      'a folder for the result',
      'FROM golang:1.25 AS b\nWORKDIR /app\nCOPY . .\nRUN go build -o /out/x .\nFROM alpine:3.22\nCOPY --from=b /out /app\n',
      [],
    ],

    ...[
      'go build',
      'go install',
      'cargo build --release',
      'cargo install x',
      'mvn -q package',
      'mvn install',
      './mvnw verify',
      'gradle build',
      'gradle :app:x assemble',
      './gradlew bootJar',
      'gradle shadowJar',
      'gradle installDist',
      'dotnet publish -c Release',
      'dotnet build',
    ].map((command): [string, string, number[]] => [
      `what ${command} compiles`,
      `FROM a AS b\nWORKDIR /app\nCOPY . .\nRUN ${command}\nFROM a\nCOPY --from=b /app /app\n`,
      [6],
    ]),
    ...['go test', 'cargo test', 'mvn test', 'gradle test', 'dotnet restore', 'make', 'npm run build', 'mvn', 'go'].map(
      (command): [string, string, number[]] => [
        `what ${command} does`,
        `FROM a AS b\nWORKDIR /app\nCOPY . .\nRUN ${command}\nFROM a\nCOPY --from=b /app /app\n`,
        [],
      ],
    ),
    ...['COPY / .', 'COPY * .', 'COPY x . /app'].map((copy): [string, string, number[]] => [
      `all by ${copy}`,
      `FROM a AS b\nWORKDIR /app\n${copy}\nRUN go build\nFROM a\nCOPY --from=b /app /app\n`,
      [6],
    ]),
    [
      'a part of the source',
      'FROM a AS b\nWORKDIR /app\nCOPY src .\nRUN go build\nFROM a\nCOPY --from=b /app /app\n',
      [],
    ],
    [
      'by a trigger',
      'FROM a AS c\nONBUILD COPY . /app\nFROM c AS b\nRUN go build\nFROM a\nCOPY --from=b /app /app\n',
      [],
    ],
    [
      'moved before',
      'FROM a AS b\nWORKDIR /app\nCOPY . .\nRUN go build\nRUN mv x y\nFROM a\nCOPY --from=b /app /app\n',
      [],
    ],
    ['all of the stage', 'FROM a AS b\nWORKDIR /app\nCOPY . .\nRUN go build\nFROM a\nCOPY --from=b / /\n', []],
    ['a folder above', 'FROM a AS b\nWORKDIR /srv/app\nCOPY . .\nRUN go build\nFROM a\nCOPY --from=b srv /app\n', [6]],
    [
      'with something left out',
      'FROM a AS b\nWORKDIR /app\nCOPY . .\nRUN go build\nFROM a\nCOPY --from=b --exclude=*.go /app /app\n',
      [],
    ],
    [
      'from a stage that begins with it',
      'FROM a AS b\nWORKDIR /app\nCOPY . .\nFROM b AS c\nRUN go build\nFROM a\nCOPY --from=c /app /app\n',
      [7],
    ],
    [
      'into a stage that is thrown away',
      'FROM a AS b\nWORKDIR /app\nCOPY . .\nRUN go build\nFROM a AS c\nCOPY --from=b /app /app\nFROM a\n',
      [],
    ],
    [
      'a place that is not known',
      'FROM a AS b\nCOPY . $D\nRUN go build\nFROM a\nCOPY --from=b /app /app\nCOPY --from=b $D /d\n',
      [],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf('source-shipped', text)).toEqual(lines)
  })
})
