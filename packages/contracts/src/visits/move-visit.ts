import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Unit } from '../kernel/facility.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'

/** Somebody else sent the patient to another unit meanwhile. */
export const movedElsewhere = defineIssue('visits.moved_elsewhere', 'warning')
/** The visit is closed, or nobody has it here. */
export const visitNotOpen = defineIssue('visits.not_open', 'warning')

/** A patient is sent to another unit; queue number and time of arrival stay. */
export const MoveVisit = defineCommand(
  'visits.move',
  'fact',
  z.strictObject({
    visitId: Id,
    patientId: Id,
    /** Where the author saw the patient. */
    fromUnit: Unit.shape.code,
    unit: Unit.shape.code,
  }),
)
