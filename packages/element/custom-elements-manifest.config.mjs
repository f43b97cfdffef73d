/** Takes the attributes from the table in `src/attributes.ts`, and removes everything that is not public. */
const attributes = {
  name: 'attributes',
  collectPhase({ ts, node, context }) {
    if (!ts.isVariableDeclaration(node) || node.name.text !== 'attributeReaders') return
    context.names = node.initializer.properties
      .filter(({ initializer }) => initializer.text !== 'undefined')
      .map(({ name }) => name.text)
  },
  packageLinkPhase({ customElementsManifest, context }) {
    const { modules } = customElementsManifest
    const isPublic = /^src.(AntomCheckoutElement|define)/
    customElementsManifest.modules = modules.filter(({ path }) => isPublic.test(path))
    const element = modules
      .flatMap(({ declarations }) => declarations)
      .find(({ name }) => name === 'AntomCheckoutElement')
    // Users see one class, whatever class its properties are declared in.
    element.superclass = { name: 'ReactiveElement', package: '@lit/reactive-element' }
    element.members = element.members
      .filter(
        (member) =>
          !member.privacy && !member.static && !/^(add|remove)EventListener$/.test(member.name),
      )
      .sort((a, b) => Number(!!b.inheritedFrom) - Number(!!a.inheritedFrom))
    for (const member of element.members) delete member.inheritedFrom
    element.attributes = context.names.map((fieldName) => {
      const member = element.members.find((each) => each.name === fieldName)
      const { type, description } = member
      const name = fieldName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      member.attribute = name
      return { name, type, description, fieldName }
    })
  },
}

export default {
  globs: ['src/*.ts'],
  exclude: ['src/*.test.ts'],
  outdir: 'dist',
  // Otherwise its path would be relative to the folder.
  packagejson: false,
  plugins: [attributes],
}
