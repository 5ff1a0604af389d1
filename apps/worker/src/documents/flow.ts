import type { Block } from '@lentera/documents/paper'
import { beginningHeight, blockHeight } from './block-heights.js'
import { spaceBetween } from './block-styles.js'
import type { PdfNode } from './pdf-node.js'
import type { Place } from './place.js'

/** What a block is drawn as. Handed in, because a block may hold others that flow in their turn. */
export type NodesOf = (block: Block, place: Place) => PdfNode[]

/** Blocks below one another, with the white between them. */
export function flow(blocks: readonly Block[], place: Place, nodesOf: NodesOf): PdfNode[] {
  let above: Block | null = null
  return blocks.flatMap((block, n) => {
    const [first, ...others] = nodesOf(block, place)
    if (!first) return []
    const white = above ? spaceBetween(above, block, place) : 0
    above = block
    const room = block.kind === 'heading' ? roomForBeginning(blocks.slice(n), place) : null
    return room ? [movedDown(room, white), first, ...others] : [movedDown(first, white), ...others]
  })
}

/** No heading is the last line of a page: with too little room for it and what begins below, it begins a page. */
function roomForBeginning([heading, ...rest]: readonly Block[], place: Place): PdfNode | null {
  if (place.height === Infinity) return null
  let height = blockHeight(heading!, place)
  let above = heading!
  for (const block of rest) {
    height += spaceBetween(above, block, place)
    height += block.kind === 'heading' ? blockHeight(block, place) : beginningHeight(block, place)
    above = block
    if (block.kind !== 'heading') break
  }
  return roomOf(Math.min(height, place.height / 2))
}

/** Draws nothing, takes no room, and goes to the next page where that much is not left. */
const roomOf = (height: number): PdfNode => ({
  svg: `<svg width="1" height="${height}"></svg>`,
  margin: [0, 0, 0, -height],
})

export function movedDown<N extends PdfNode>(node: N, by: number): N {
  if (by === 0) return node
  const [left, top, right, bottom] = node.margin ?? [0, 0, 0, 0]
  return { ...node, margin: [left, top + by, right, bottom] }
}
