/** The React adapter is tested with two Reacts. React DOM 18 would be given that package's own React, which is 19. */
function readPackage(manifest) {
  if (manifest.name === 'react-dom' && manifest.version === '18.3.1') {
    delete manifest.peerDependencies.react
    manifest.dependencies.react = manifest.version
  }
  return manifest
}

export const hooks = { readPackage }
