import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A program that speaks the protocol; empty when there is none and none could be installed. */
    valkey: string
  }
}

/** Finds a Valkey or Redis server for the whole run, or installs one as root on Debian. */
export function setup(project: TestProject): void {
  let program = find()
  if (!program && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    install()
    program = find()
  }
  if (!program) {
    process.stderr.write(
      'There is no valkey-server and no redis-server here: tests that need one are skipped.\n',
    )
  }
  project.provide('valkey', program ?? '')
}

function find(): string | undefined {
  return ['valkey-server', 'redis-server'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  )
}

function install(): void {
  const options = {
    stdio: 'ignore',
    timeout: 180_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  // The package would start a server of its own; ours end with the tests.
  const package_ = ['install', '-y', '--no-install-recommends', 'redis-server']
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', package_, { ...options, env: { ...options.env, RUNLEVEL: '1' } })
}
