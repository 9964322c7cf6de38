import { inject } from 'vitest'
import type { DatabaseUrls } from '../../embedded/cluster'
import { launchServer, type ServerProcess } from './launching'

export type { ServerProcess } from './launching'

/** A sync server in a process of its own; with the address of a Valkey it is one node of several. */
export function serverProcess(
  urls: DatabaseUrls,
  { valkey = '' }: { valkey?: string } = {},
): Promise<ServerProcess> {
  return launchServer(inject('syncServer'), { urls, valkey })
}
