import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { aptInstall, isDebian } from './apt.mjs'

// Installs the engines that are missing beside Chromium, or says what to install.

/** The programs, by the Debian package that has them. */
const programs = {
  'firefox-esr': process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
  'webkit2gtk-driver': 'WebKitWebDriver',
  ...(process.env.DISPLAY ? undefined : { xvfb: 'Xvfb' }),
}
const isThere = (program) =>
  ['', ...(process.env.PATH ?? '').split(delimiter)].some((folder) =>
    existsSync(join(folder, program)),
  )
const missing = () => Object.keys(programs).filter((name) => !isThere(programs[name]))

if (missing().length && isDebian) {
  console.log(`Installing ${missing().join(', ')} …`)
  await aptInstall(...missing())
}
if (missing().length) {
  console.error(
    `The tests in three engines need programs that are not here. On Debian or Ubuntu: sudo apt-get install ${missing().join(' ')}.\n` +
      'Elsewhere: Firefox ESR (its path in FIREFOX_PATH), and a Linux with WebKitGTK 4.1, WebKitWebDriver and Xvfb in PATH.',
  )
  process.exitCode = 1
}
