/** Where modules can be had that could not be imported, by what imports them. */
const failed = new Map<unknown, string | undefined>()

/** Imports a module, also after that failed once: Firefox remembers failures by address, so it gets another address. */
export async function reimport<Module>(load: () => Promise<Module>): Promise<Module> {
  const url = failed.get(load)
  try {
    return await (url
      ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${url}?${Date.now()}`)
      : load())
  } catch (error) {
    // Browsers name the address in a TypeError. A bundler's own loader throws something else, and asks again itself.
    if (error instanceof TypeError) failed.set(load, /http[^\s?#]+/.exec(error.message)?.[0])
    throw error
  }
}
