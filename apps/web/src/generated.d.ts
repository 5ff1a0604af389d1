// Made by the build; declared here so that types can be checked before there is one.
declare module '*/generated/areas.json' {
  const areas: { readonly villages: readonly import('@lentera/terminology/areas/area').Village[] }
  export default areas
}
