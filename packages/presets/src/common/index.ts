export { CERTIFICATES, certificateMounts, certificatesOption, type Certificates } from './certificates.js'
export { downloading, type Downloads, type DownloadTool } from './downloading.js'
export { askedPath, checkedBy, healthcheckOption, type Healthcheck, type HealthcheckTimes } from './healthcheck.js'
export { ignored, ignoreOption } from './ignored.js'
export {
  baseImage,
  distributionFor,
  imageOption,
  imageOptions,
  registryOption,
  throughRegistry,
  type BaseImage,
  type Distribution,
  type ImageChoice,
  type ImageOption,
  type Registry,
} from './images.js'
export { initFor, initOf, initOption, type Init } from './init.js'
export { labelled, labelsOption, type Labels } from './labels.js'
export { mirroredSyntax } from './mirrored-syntax.js'
export { mirrorsOption, type Mirrored, type Mirrors } from './mirrors.js'
export { fileMounts, mountedFileOption, type MountedFile } from './mounted-file.js'
export { buildPackagesOption, installing, packagesOption, type Packages } from './packages.js'
export { pathOption, pathsOption } from './paths.js'
export { requester, type Requester } from './requests.js'
export { imageFacts, serviceFacts } from './service-options.js'
