// Import resolver for eslint-plugin-boundaries: a relative import is a path, anything else a package. It looks
// at names only, so it is fast and judges a file that imports one which does not exist yet.
const path = require('node:path')

exports.interfaceVersion = 2

exports.resolve = (source, file) => {
  if (!source.startsWith('.')) return { found: false }
  const target = path.resolve(path.dirname(file), source)
  return { found: true, path: target.replace(/\.js$/, '.ts') }
}
