/**
 * `npm test`: sets up what is missing and runs every check and suite. Ends with the line `N passed, N failed, N skipped`
 * for all of them together. Names given on the command line choose suites: `npm test -- unit pages`.
 */
import { runSuites } from './run-suites.ts';

process.exitCode = await runSuites(process.argv.slice(2), 'all');
