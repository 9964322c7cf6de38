import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second in which Linux gives times to user space (`getconf CLK_TCK`). */
const TICKS = 100
const PAGE_KIB = 4

/** Fields of `/proc/PID/stat`, counted as in proc(5); the name before them may hold anything. */
function statOf(pid: number): (field: number) => number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (field) => Number(fields[field - 3])
}

const PARENT = 4
const OWN_TIMES = [14, 15]
const TIMES_OF_ENDED_CHILDREN = [16, 17]
const RESIDENT = 24

const seconds = (stat: (field: number) => number, fields: readonly number[]): number =>
  fields.reduce((sum, field) => sum + stat(field), 0) / TICKS

/** Seconds of processor time that a process has used, all its threads and the kernel's part included. */
export const cpuOf = (pid: number): number => seconds(statOf(pid), OWN_TIMES)

/** The same for a process and everything that it has started, such as PostgreSQL. */
export function cpuOfFamily(pid: number): number {
  const whole = [...OWN_TIMES, ...TIMES_OF_ENDED_CHILDREN]
  return childrenOf(pid).reduce(
    (sum, stat) => sum + seconds(stat, whole),
    seconds(statOf(pid), whole),
  )
}

function childrenOf(parent: number): ((field: number) => number)[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = statOf(Number(name))
      return stat(PARENT) === parent ? [stat] : []
    } catch {
      // ended between listing and reading
      return []
    }
  })
}

/** MiB of memory that a process holds. */
export const memoryOf = (pid: number): number => (statOf(pid)(RESIDENT) * PAGE_KIB) / 1024

export const parentOf = (pid: number): number => statOf(pid)(PARENT)
