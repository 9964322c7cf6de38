import type { TemplateId } from '../boards/types'
import type { CardType } from '../cards/types'
import type { Words } from '../lenses/types'

/** Where a card of a template stands on a lens: in a zone, or at a point of continuous axes. */
export type TemplatePlace = { lens: string } & (
  | { zone: string }
  | { at: readonly [number, number] }
)

/** A card that waits to be filled in; one with a title is a statement to answer. */
export type TemplateCard = {
  type: CardType
  title?: Words
  poles?: readonly [Words, Words]
  on?: readonly TemplatePlace[]
}

/** One item of the agenda; its cards wait in a frame of its name. */
export type TemplateStage = {
  id: string
  name: Words
  /** What is asked of everybody, in a sentence. */
  task: Words
  minutes: number
  /** Where the work is done, when that is a lens. */
  lens?: string
  cards?: readonly TemplateCard[]
}

/** What somebody does in the session, beside taking part. */
export type TemplateRole = { id: string; name: Words; task: Words }

export type Template = {
  id: TemplateId
  version: number
  name: Words
  help: Words
  /** Lenses that the board uses from the start, in the order of the work. */
  lenses: readonly string[]
  agenda: readonly TemplateStage[]
  roles: readonly TemplateRole[]
}
