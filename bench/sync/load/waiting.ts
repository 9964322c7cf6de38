const EVERY = 20

/** Waits until something holds. @throws when it does not within the ceiling (milliseconds). */
export async function until(
  what: string,
  holds: () => boolean,
  { ceiling = 60_000 } = {},
): Promise<void> {
  const deadline = performance.now() + ceiling
  while (!holds()) {
    if (performance.now() > deadline)
      throw new Error(`in ${ceiling} ms this did not happen: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, EVERY))
  }
}
