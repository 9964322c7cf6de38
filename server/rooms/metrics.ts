import { counter, gauge, histogram } from '@/lib/platform/metrics'

export const metrics = {
  sockets: gauge({ name: 'framsyn_sync_sockets', help: 'Open websocket connections' }),
  rooms: gauge({ name: 'framsyn_sync_rooms', help: 'Rooms held in memory' }),
  closed: counter({
    name: 'framsyn_sync_closed_total',
    help: 'Connections that the server closed, by close code',
    labels: ['code'],
  }),
  rejected: counter({
    name: 'framsyn_sync_rejected_total',
    help: 'Updates refused, by reason',
    labels: ['reason'],
  }),
  flushed: histogram({
    name: 'framsyn_sync_flush_rooms',
    help: 'Rooms written in one transaction',
    buckets: [1, 2, 5, 10, 20, 50, 100],
  }),
  commitSeconds: histogram({
    name: 'framsyn_sync_commit_seconds',
    help: 'From the start of a flush to its commit',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
  }),
  commitFailures: counter({
    name: 'framsyn_sync_commit_failures_total',
    help: 'Flushes that Postgres did not take',
  }),
  snapshotBytes: gauge({
    name: 'framsyn_sync_snapshot_cache_bytes',
    help: 'Bytes of snapshots kept for those who join',
  }),
  compactions: counter({ name: 'framsyn_sync_compactions_total', help: 'Snapshots written' }),
}
