export { startEmulator, type Emulator, type EmulatorOptions } from './emulator.ts'
export type { Credentials } from './credentials.ts'
export type { Scenario } from './scenarios/scenario.ts'
export type { Clock, ClockKind } from './clock.ts'
