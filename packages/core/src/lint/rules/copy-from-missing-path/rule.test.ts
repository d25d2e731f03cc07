import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('copy-from-missing-path', () => {
  test.each([
    [
      'relative paths begin at the root',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=b dist /x\n',
      [6],
    ],
    [
      'what a build may make',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=b /app/dist /x\n',
      [],
    ],
    [
      'where another folder of the project may be',
      'FROM node:22 AS b\nWORKDIR /app/web\nCOPY . .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=b /app/dist /x\n',
      [],
    ],
    [
      'another working directory',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=b /src/dist /x\n',
      [6],
    ],
    [
      'an output that has another name',
      'FROM golang:1.25 AS b\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/server .\nFROM scratch\nCOPY --from=b /out/serve /x\nCOPY --from=b /out/server /y\nCOPY --from=b /out /z\n',
      [6],
    ],
    [
      'commands that are not known',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN ./build.sh\nFROM nginx:1.29\nCOPY --from=b /out/dist /x\n',
      [],
    ],
    [
      'images that are not known',
      'FROM corp/node AS b\nWORKDIR /app\nCOPY . .\nFROM nginx:1.29\nCOPY --from=b /out/dist /x\n',
      [],
    ],
    [
      'what the system has',
      'FROM alpine:3.22 AS b\nRUN apk add --no-cache ca-certificates\nFROM scratch\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /x\nCOPY --from=b etc/passwd /x\n',
      [],
    ],
    [
      'folders that are made',
      'FROM alpine:3.22 AS b\nRUN mkdir -p /work/a && cd /work && wget -O a.tgz https://e.org/a.tgz && tar xzf a.tgz -C /data\nFROM scratch\nCOPY --from=b /work/a /x\nCOPY --from=b /data/y /x\nCOPY --from=b /datum/y /x\n',
      [6],
    ],
    [
      'patterns',
      'FROM maven:3 AS b\nWORKDIR /app\nCOPY . .\nRUN mvn package\nFROM scratch\nCOPY --from=b /app/target/*.jar /x\nCOPY --from=b /ap/target/*.jar /x\n',
      [7],
    ],
    ['images', 'FROM scratch\nCOPY --from=alpine:3.22 /x /y\n', []],
    [
      'a stage that begins with another',
      'FROM alpine:3.22 AS a\nWORKDIR /data\nFROM a AS b\nRUN echo x > /data/f\nFROM scratch\nCOPY --from=b /data/f /x\nCOPY --from=b /date/f /x\n',
      [7],
    ],
    ['a variable in a path', 'FROM alpine:3.22 AS a\nRUN mkdir $X\nFROM scratch\nCOPY --from=a /data/f /x\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('copy-from-missing-path', text)).toEqual(lines)
  })
})
