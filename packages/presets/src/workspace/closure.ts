import type { WorkspacePackage } from './read-packages.js'

/**
 * What a package needs of its workspace, itself last: each after what it needs itself. In a circle, which package managers
 * allow, the one that is asked for first waits.
 *
 * @param withBuild also what is only needed to build and to test
 */
export function closureOf(
  app: WorkspacePackage,
  packages: readonly WorkspacePackage[],
  withBuild: boolean,
): readonly WorkspacePackage[] {
  const byName = new Map(packages.map((one) => [one.name, one]))
  const done = new Set<WorkspacePackage>()
  const begun = new Set<WorkspacePackage>()
  const visit = (one: WorkspacePackage): void => {
    if (begun.has(one)) return
    begun.add(one)
    for (const name of withBuild ? [...one.needs, ...one.needsToBuild] : one.needs) visit(byName.get(name)!)
    done.add(one)
  }
  visit(app)
  return [...done]
}
