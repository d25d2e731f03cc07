/** How many metres a unit has. */
const metres = { m: 1, km: 1000, mi: 1609.344, ft: 0.3048 } as const

export type Unit = keyof typeof metres

export const units = Object.keys(metres) as readonly Unit[]

export const convert = (length: number, from: Unit, to: Unit): number => (length * metres[from]) / metres[to]
