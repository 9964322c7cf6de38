import { counter, gauge } from '@/lib/platform/metrics'

export const metrics = {
  connected: gauge({
    name: 'framsyn_bus_connected',
    help: '1 while Valkey is there, else 0',
  }),
  published: counter({ name: 'framsyn_bus_published_total', help: 'Messages sent to other nodes' }),
  dropped: counter({
    name: 'framsyn_bus_dropped_total',
    help: 'Messages not sent, because Valkey was away or too slow; nodes find out from Postgres',
  }),
  received: counter({
    name: 'framsyn_bus_received_total',
    help: 'Messages from other nodes, about rooms that are open here',
  }),
  badEntries: counter({
    name: 'framsyn_bus_bad_entries_total',
    help: 'Entries in Valkey that do not read as a message',
  }),
}
