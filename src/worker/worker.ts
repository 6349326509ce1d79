import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerTrust } from './messages.ts';
import { serve } from './serve.ts';

// The thread in which the editor's exchanges run: away from the extension host, whose network modules are wrapped and
// whose global dispatcher belongs to everyone.
if (parentPort) serve(parentPort, workerData as WorkerTrust, Date.now);
