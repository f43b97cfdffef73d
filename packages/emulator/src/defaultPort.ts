/** Where the command listens, and looks for a running emulator. */
export const DEFAULT_PORT = 4100
