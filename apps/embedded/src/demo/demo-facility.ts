import type { Facility } from '@lentera/contracts/kernel/facility'

/** Four digits of Kota Jayapura, whose villages the demonstration offers. */
export const DEMO_REGENCY = '9171'

/**
 * The facility of the demonstration: an invented Puskesmas in the real kecamatan Muara Tami. WIT, nine hours
 * ahead of UTC, shows mistakes at the border of a day that WIB hides.
 */
export const demoFacility: Facility = {
  id: '6c656e74-6572-4100-8000-64656d6f0001',
  name: 'Puskesmas Lentera Demo',
  timeZone: 'Asia/Jayapura',
  districtCode: '917104',
  units: [
    { code: 'umum', name: 'Poli Umum', letter: 'A' },
    { code: 'kia', name: 'KIA', letter: 'B' },
    { code: 'gigi', name: 'Poli Gigi', letter: 'C' },
    { code: 'farmasi', name: 'Farmasi', letter: null },
  ],
}

/** The service device whose block holds the record numbers of the demonstration's patients. */
export const demoDeviceId = '6c656e74-6572-4100-8000-64656d6f0002'
