import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('misplaced-cache', () => {
  test.each([
    [
      'pip without a cache',
      'FROM python:3.12\nRUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir -r r.txt\n',
      [2],
    ],
    [
      'by a variable',
      'FROM python:3.12\nENV PIP_NO_CACHE_DIR=1\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r r.txt\n',
      [3],
    ],
    [
      'a command beside it that uses the cache',
      'FROM alpine\nRUN --mount=type=cache,target=/var/cache/apk apk upgrade && apk add --no-cache git\n',
      [],
    ],
    ['another user', 'FROM node:22\nUSER node\nRUN --mount=type=cache,target=/root/.npm npm ci\n', [3]],
    [
      'a variable that says where it is',
      'FROM node:22\nENV npm_config_cache=/cache\nRUN --mount=type=cache,target=/cache npm ci\n',
      [],
    ],
    ['another place', 'FROM node:22\nRUN --mount=type=cache,target=/root/.cache npm ci\n', []],
    [
      'another place, with a working directory',
      'FROM node:22\nWORKDIR /app\nRUN --mount=type=cache,target=/root/.cache npm ci\n',
      [3],
    ],
    [
      'said on the command line',
      'FROM node:22\nWORKDIR /app\nRUN --mount=type=cache,target=/c npm ci --cache /c\n',
      [],
    ],
    [
      'said in a RUN before',
      'FROM node:22 AS b\nWORKDIR /app\nRUN npm config set cache /c\nRUN --mount=type=cache,target=/c npm ci\nFROM b\nRUN --mount=type=cache,target=/c/ npm ci\n',
      [],
    ],
    [
      'said in a RUN behind, or of another place',
      'FROM node:22\nWORKDIR /app\nRUN npm config set cache /c/d\nRUN --mount=type=cache,target=/c npm ci\nRUN npm config set cache /c\n',
      [4],
    ],
    [
      'a cache of the project',
      'FROM node:22\nWORKDIR /app\nRUN --mount=type=cache,target=/app/.next/cache npm ci\n',
      [],
    ],
    ['a program that is not known', 'FROM node:22\nWORKDIR /app\nRUN --mount=type=cache,target=/c npm ci && ./x\n', []],
    [
      'apt that throws its packages away',
      'FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y x\n',
      [2],
    ],
    [
      'apt that was told otherwise',
      'FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y x\n',
      [],
    ],
    [
      'apt of an image that is not known',
      'FROM corp/x\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y x\n',
      [],
    ],
    [
      'a cache that is emptied',
      'FROM corp/x\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*\n',
      [2],
    ],
    [
      'cargo that was told where to build',
      'FROM rust:1.95\nENV CARGO_TARGET_DIR=/target\nWORKDIR /app\nRUN --mount=type=cache,target=/target cargo build\n',
      [],
    ],
    [
      'a good one each',
      'FROM golang:1.25\nWORKDIR /src\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build .\n',
      [],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf('misplaced-cache', text)).toEqual(lines)
  })

  test.each([
    ...['debian:12', 'ubuntu:24.04', 'node:22', 'python:3.12-slim'].map((image): [string, number[]] => [image, [2]]),
    // Where nothing tells apt to throw packages away, or nobody knows
    ...['alpine', 'busybox', 'fedora', 'mysql:8', 'node:22-alpine', 'mcr.microsoft.com/dotnet/sdk:9.0', 'corp/x'].map(
      (image): [string, number[]] => [image, []],
    ),
  ])('the cache of apt stays empty on %s: %j', (image, lines) => {
    const text = `FROM ${image}\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y x\n`
    expect(linesOf('misplaced-cache', text)).toEqual(lines)
  })
})
