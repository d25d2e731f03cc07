import { describe, expect, test } from 'vitest'
import { flagTables, mountOptions, type FlagRow, type MountOptionRow } from '../index.js'
import { automaticArguments } from './automatic-arguments.js'
import { compareVersions, featureVersions, frontendVersion } from './frontend-version.js'

describe('the version that a frontend promises', () => {
  test.each([
    ['1', 'newest'],
    ['1.4', '1.4'],
    ['1.10.3', '1.10.3'],
    ['docker/dockerfile', 'newest'],
    ['docker/dockerfile:1', 'newest'],
    ['docker/dockerfile:latest', 'newest'],
    ['docker/dockerfile:labs', 'newest'],
    ['docker/dockerfile:1.4', '1.4'],
    ['docker/dockerfile:1.4.0', '1.4.0'],
    ['docker/dockerfile:1.4@sha256:0', '1.4'],
    ['docker/dockerfile:1@sha256:0', 'newest'],
    ['docker.io/docker/dockerfile:1.7.1', '1.7.1'],
    ['mirror.example:5000/docker/dockerfile:1.7', '1.7'],
    ['dockerfile:1.4', '1.4'],
    ['docker/dockerfile-upstream:master', 'newest'],
    ['docker/dockerfile-upstream:edge', 'newest'],
    ['docker/dockerfile-upstream:1.9', '1.9'],
  ])('%s: %s', (frontend, version) => expect(frontendVersion(frontend)).toBe(version))

  test.each([
    // A digest alone, another version, another image.
    ...['docker/dockerfile@sha256:1', '2', '0', '1.', '1.x', '1.4-labs', '1.4.', '1..4'],
    ...['docker/dockerfile:2', 'docker/dockerfile:v1.4', 'docker/dockerfile:1.7-labs', 'docker/dockerfile:1.4.x'],
    ...[
      'docker/dockerfile:',
      'docker/dockerfile:1.4 ',
      'docker/Dockerfile:1.4',
      'corp/frontend:1',
      'corp/mydockerfile:1.4',
    ],
    ...['dockerfile/frontend:1.4', 'docker/dockerfile-downstream:1.4', ''],
  ])('is not told by %j', (frontend) => expect(frontendVersion(frontend)).toBeUndefined())
})

describe('versions', () => {
  test('are compared number by number', () => {
    const ordered = ['0.9', '1', '1.0.1', '1.2', '1.4', '1.4.1', '1.9', '1.10', '2']
    for (const [i, a] of ordered.entries())
      for (const [j, b] of ordered.entries())
        expect([a, b, Math.sign(compareVersions(a, b))]).toEqual([a, b, Math.sign(i - j)])
    expect(ordered.toReversed().sort(compareVersions)).toEqual(ordered)
  })

  test.each([
    ['1', '1.0'],
    ['1.4', '1.4.0'],
    ['1.4.0.0', '1.4'],
    ['1.04', '1.4'],
  ])('may lack zeros: %s is %s', (a, b) => expect([compareVersions(a, b), compareVersions(b, a)]).toEqual([0, 0]))

  test('of everything that is new are versions after 1.0, in every table', () => {
    const rows: readonly (FlagRow | MountOptionRow)[] = [
      ...Object.values(flagTables).flatMap((table) => Object.values<FlagRow>(table)),
      ...Object.values(mountOptions).flatMap((table) => Object.values<MountOptionRow>(table)),
    ]
    const versions = [...rows.flatMap(({ since = [] }) => since), ...Object.values(featureVersions)]
    expect(versions.length).toBeGreaterThan(15)
    for (const version of versions) {
      expect([version, frontendVersion(version)]).toEqual([version, version])
      expect(compareVersions(version, '1.0')).toBeGreaterThan(0)
    }
    for (const version of automaticArguments.values()) expect(frontendVersion(version)).toBe(version)
  })
})
