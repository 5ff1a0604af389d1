/** A desa, kelurahan or kampung as forms and searches need it. */
export interface Village {
  /** Ten digits of Kemendagri, without dots: what `villageCode` of an address holds. */
  readonly code: string
  readonly name: string
  /** Name of its kecamatan (in Papua: distrik). */
  readonly district: string
}

/** A kabupaten or kota of the country. */
export interface Regency {
  /** Four digits of Kemendagri. */
  readonly code: string
  readonly name: string
  readonly province: string
}

/** The villages of one kabupaten or kota, in the order of their codes. */
export interface RegencyAreas {
  /** Four digits of Kemendagri. */
  readonly code: string
  readonly name: string
  readonly villages: readonly Village[]
  /** All of the country: for somebody who lives elsewhere. */
  readonly regencies: readonly Regency[]
  /** Must travel with every copy of the list (Open Database License). */
  readonly source: string
}
