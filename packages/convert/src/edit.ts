/** Edits of a config that is there already. */
export { editConfig, type ConfigEdit, type EditedConfig } from './edit/edit-config.js'
