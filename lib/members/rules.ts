/** The party as which somebody appears: one of the constellation first, else the oldest mandate's. */
export function partySpokenFor<Party extends { id: string }>(
  mandates: readonly { from: Date; party: Party }[],
  constellation: ReadonlySet<string>,
): Party | null {
  const oldestFirst = mandates.toSorted((a, b) => a.from.getTime() - b.from.getTime())
  const speaking = oldestFirst.find(({ party }) => constellation.has(party.id)) ?? oldestFirst[0]
  return speaking?.party ?? null
}
