// Made by the build; declared here so that types can be checked before there is one.
declare module '*/generated/areas.json' {
  // An import on top would make this file a module, and the declaration an augmentation of nothing.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  const areas: { readonly villages: readonly import('@lentera/terminology/areas/area').Village[] }
  export default areas
}
