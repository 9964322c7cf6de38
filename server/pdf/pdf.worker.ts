import { parentPort, workerData } from 'node:worker_threads'
import { writePdf } from '@/lib/export/pdf'
import type { Report } from '@/lib/export/report'

// One thread a document: what it takes goes back to the system when it is written.
const bytes = await writePdf(workerData as Report)
parentPort?.postMessage(bytes, [bytes.buffer])
