import { expect, it } from '@jest/globals'
import { sizeText } from './size-text'

it('says a size in kilobytes, and from a million in megabytes with a comma', () => {
  expect([0, 1499, 470_156, 999_999, 3_152_297].map(sizeText)).toEqual([
    '1 KB',
    '1 KB',
    '470 KB',
    '1000 KB',
    '3,2 MB',
  ])
})
