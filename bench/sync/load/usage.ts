/** The share of one core that this process has used since it was made. */
export class Usage {
  readonly #since = process.cpuUsage()
  readonly #at = performance.now()

  get share(): number {
    const { user, system } = process.cpuUsage(this.#since)
    return (user + system) / 1000 / (performance.now() - this.#at)
  }
}
