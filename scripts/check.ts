/**
 * `npm run check`: the fast part of `npm test`, for the working loop. Types, lint and format, layers, unit tests and
 * the grammar's tests, side by side; the output of what failed only.
 */
import { runSuites } from './run-suites.ts';

process.exitCode = await runSuites(process.argv.slice(2), 'fast');
