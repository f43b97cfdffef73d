/** URLs of modules whose import failed, by their `load` function. */
const failed = new Map<unknown, string | undefined>()

/**
 * Imports a module, also after its import failed once: Firefox remembers failures by address, so the next try has
 * another address.
 */
export async function reimport<Module>(load: () => Promise<Module>): Promise<Module> {
  const url = failed.get(load)
  try {
    return await (url
      ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${url}?${Date.now()}`)
      : load())
  } catch (error) {
    // Browsers name the address in a TypeError. The loader of a bundler throws another error, and asks again by itself.
    if (error instanceof TypeError) failed.set(load, /http[^\s?#]+/.exec(error.message)?.[0])
    throw error
  }
}
