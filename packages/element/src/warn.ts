import type { Complaint } from './complaints.ts'

/** Prints a warning about an attribute, each once. */
export function warn(about: Complaint, attribute: string, given: unknown): void {
  import('./complaints.ts').then(
    (complaints) => complaints.warn(about, attribute, given),
    () => {}, // A warning that cannot be loaded is skipped.
  )
}
