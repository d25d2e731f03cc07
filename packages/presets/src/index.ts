/** Ready stages for web apps, services and programs, and the means to publish presets of your own. */
export { definePreset, option } from './define/index.js'
export type {
  About,
  AnyPreset,
  Definition,
  Given,
  Need,
  Option,
  OptionTable,
  Preset,
  Replacement,
  StageRecord,
  StandardSchema,
  Steps,
  Values,
} from './define/index.js'
export type {
  Certificates,
  Distribution,
  Healthcheck,
  HealthcheckTimes,
  ImageChoice,
  ImageOption,
  Labels,
  Mirrors,
  Registry,
} from './common/index.js'
export { javaService } from './java/java-service.js'
export { cppProgram } from './cpp/cpp-program.js'
export { goProgram } from './go/go-program.js'
export { nodeService } from './node/node-service.js'
export { pythonService } from './python/python-service.js'
export { frontendApi } from './node/frontend-api.js'
export { nextApp } from './node/next-app.js'
export { staticSite } from './web/static-site.js'
export { webApp } from './web/web-app.js'
export { rustProgram } from './rust/rust-program.js'
