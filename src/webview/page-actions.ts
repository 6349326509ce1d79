import type { FromPanel } from '../view/messages.ts';
import type { ResponseView } from '../view/response-view.ts';
import type { CodeViewModule } from './body-viewer.ts';
import type { Host } from './host.ts';

/** What the reader chose and is kept while the page lives. */
export interface PanelChoices {
  /** Name of the tab that was chosen last. */
  readonly tab: string;
  readonly wrap: boolean;
}

/** What the parts of the response page need to act. */
export interface PageActions {
  readonly host: Host<FromPanel, PanelChoices>;
  readonly view: ResponseView;
  readonly copy: (text: string) => void;
  readonly openLink: (url: string) => void;
  readonly loadCodeView: () => Promise<CodeViewModule>;
  readonly nonce: string;
}
