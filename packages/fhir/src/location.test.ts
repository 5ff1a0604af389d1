import { expect, it } from '@jest/globals'
import { toLocation } from './location.js'
import { aMapping } from './testing/mapping.js'

it('a unit is a room of the facility, found again by the code it has here', () => {
  const { local, identifier, resource } = toLocation({ code: 'kia_kb', name: 'KIA dan KB' }, aMapping())
  expect(local).toEqual({ entity: 'units', id: 'kia_kb', remoteType: 'Location' })
  expect(identifier).toBe('http://sys-ids.kemkes.go.id/location/10000004|kia_kb')
  expect(resource.managingOrganization).toEqual({ reference: 'Organization/10000004' })
})
