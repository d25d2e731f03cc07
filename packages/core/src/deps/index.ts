export { managers, type ManagerName } from './managers.js'
export type { Manager } from './manager.js'
export { hasOldNpm, lastComponent, managerNames, managerOf, productionInstall } from './detect.js'
export { userFacts, type UserFacts } from './users.js'
