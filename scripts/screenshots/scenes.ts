import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from '../../test/vscode/ui/open-workbench.ts';

export interface Scene {
  /** Of the picture's file. */
  readonly name: string;
  /** The example that is open, by its path in `examples/`. */
  readonly file: string;
  /** The window in CSS pixels; the pictures have twice as many. */
  readonly size: { readonly width: number; readonly height: number };
  /** What is done until the picture can be taken. */
  readonly play: (workbench: Workbench) => Promise<void>;
}

const usualSize = { width: 1280, height: 800 };

const examples = readdirSync(join(import.meta.dirname, '..', '..', 'examples')).toSorted();
const first = examples.find((name) => name.endsWith('.http')) ?? '';

export const scenes: readonly Scene[] = [
  {
    name: 'request-file',
    file: first,
    size: usualSize,
    play: async (workbench) => {
      await workbench.lenses();
    },
  },
];
