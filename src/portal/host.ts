import type { Card, EntityType } from '#core/entity-types.ts'
import type { Place } from '#core/placement.ts'

export type PickerType = NonNullable<EntityType['picker']>

/** A card chosen in the portal's own picker, with the title it showed. */
export interface PickedCard {
  card: Card
  title: string
}

/** What the portal's page around us can do. Nothing here is awaited by the screen before it goes on. */
export interface Host {
  place: Place
  placement: string
  /** The portal's language code as it is sent, such as `la` or `ua`. */
  lang: string
  isAdmin: boolean
  isInstall: boolean
  memberId: string
  /** Scheme and host of the portal, without a slash at the end. */
  origin: string
  /** Opens a path of the portal in a slider; settles when it is closed. Where sliders are missing, in a new window. */
  openPath(path: string): Promise<void>
  /** Opens the portal's picker. A cancelled one may never settle. */
  pickCard(types: readonly PickerType[]): Promise<PickedCard | null>
  /** Asks the card to refresh its form after a change. */
  reloadCard(): void
  /** Gives the frame the height of its content, in CSS pixels. */
  resize(height: number): void
  /** Ends install mode; the portal then reloads the page. */
  finishInstall(): void
}
