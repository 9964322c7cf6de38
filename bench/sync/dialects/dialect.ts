/** What is compared: this server, the widely used one, and the limit. */
export type PeerName = 'framsyn' | 'hocuspocus' | 'relay'

/** What a frame is to a raw client, told from its first bytes. */
export type FrameKind = 'step1' | 'step2' | 'update' | 'presence' | 'saved' | 'other'

/** How a raw client speaks with one of the servers, in one room. */
export type Dialect = {
  path: string
  headers(cookie: string): Readonly<Record<string, string>>
  /** Sent when the socket is open. */
  greeting: readonly Uint8Array[]
  kindOf(head: Uint8Array): FrameKind
  /** Kinds that have arrived once the whole document has. */
  joined: readonly FrameKind[]
  /** Sent when the server asks what it lacks. */
  nothingNew: Uint8Array
  /** An update as the server's own client sends it; `n` is the number of the edit on this socket. */
  update(update: Uint8Array, n: number): readonly Uint8Array[]
  /** A y-protocols awareness update. */
  presence(content: Uint8Array): Uint8Array
  /**
   * How many edits of this socket a `saved` frame acknowledges in all, `acknowledged` being those before;
   * `null` when the server acknowledges nothing.
   */
  acknowledged: ((head: Uint8Array, acknowledged: number) => number) | null
}
