import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './pnpm.mjs'

// The public names of each package, one report an entry: `packages/*/api/*.api.md`. A change of these names is a change that
// users see, so the report must be updated by whoever makes it: `npm run api -- --update`. Needs the packages built.

const isUpdate = process.argv.includes('--update')
const packages = ['core', 'react', 'vue', 'element', 'server', 'emulator']

/** The declaration of each entry of a package, by its sub-path. */
function entriesOf(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return Object.entries(exports)
    .filter(([path, entry]) => entry.types && !path.endsWith('.js'))
    .map(([path, { types }]) => [path.slice(2) || 'index', join(folder, types)])
}

const temporary = mkdtempSync(join(tmpdir(), 'antom-api-'))
const changed = []
for (const name of packages) {
  const folder = join(root, 'packages', name)
  const reportFolder = join(folder, 'api')
  mkdirSync(reportFolder, { recursive: true })
  for (const [entry, mainEntryPointFilePath] of entriesOf(folder)) {
    const configObject = {
      projectFolder: folder,
      mainEntryPointFilePath,
      // The declarations alone are read: no file of the sources, no types of the machine.
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            module: 'esnext',
            moduleResolution: 'bundler',
            lib: ['es2022', 'dom', 'dom.iterable'],
            jsx: 'react-jsx',
            types: [],
            skipLibCheck: true,
          },
          files: [mainEntryPointFilePath],
        },
      },
      apiReport: {
        enabled: true,
        reportFolder,
        reportTempFolder: temporary,
        reportFileName: entry.replaceAll('/', '-'),
        includeForgottenExports: false,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    }
    const extractorConfig = ExtractorConfig.prepare({
      configObject,
      configObjectFullPath: undefined,
      packageJsonFullPath: join(folder, 'package.json'),
    })
    const isNew = !existsSync(extractorConfig.reportFilePath)
    const { apiReportChanged } = Extractor.invoke(extractorConfig, {
      localBuild: isUpdate,
      messageCallback: (message) => (message.handled = true),
    })
    if (apiReportChanged || isNew) changed.push(`packages/${name}/api/${entry}.api.md`)
  }
}
rmSync(temporary, { recursive: true })
if (changed.length) {
  console.log(`${isUpdate ? 'Updated' : 'The public names have changed'}: ${changed.join(', ')}`)
  if (!isUpdate) {
    console.error(
      'Look at each change as a user who upgrades would. If it is meant: npm run api -- --update, and a changeset.',
    )
    process.exitCode = 1
  }
}
