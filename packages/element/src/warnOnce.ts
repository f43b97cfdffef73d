const warned = new Set<string>()

/** Prints a warning about an attribute, and each warning once. */
export function warnOnce(warning: string): void {
  if (!warned.has(warning)) console.warn(`<antom-checkout> ${warning}`)
  warned.add(warning)
}
