// Made by the build; declared here so that types can be checked before there is one.
declare module '*/generated/areas.json' {
  // An import on top would make this file a module, and the declaration an augmentation of nothing.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  type Areas = import('@lentera/terminology/areas/area').RegencyAreas
  const areas: Pick<Areas, 'villages' | 'regencies'>
  export default areas
}

declare module '*/generated/help.json' {
  const help: Readonly<Record<string, string>>
  export default help
}
