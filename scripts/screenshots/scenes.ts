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

export const scenes: readonly Scene[] = [
  {
    name: 'request-file',
    file: 'start-here.http',
    size: usualSize,
    play: async (workbench) => {
      await workbench.lenses();
    },
  },
];
