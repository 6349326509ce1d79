import type { BodyForm, BodyPart, BodyPiece } from './body-view.ts';
import type { CertificateView, FoundOut, Verdict } from './certificate-view.ts';
import type { ResponseView } from './response-view.ts';

const bodyForms: readonly unknown[] = ['pretty', 'raw', 'hex'] satisfies BodyForm[];
const bodyParts: readonly unknown[] = ['response', 'request'] satisfies BodyPart[];

/** From the editor to the response panel. */
export type ToPanel =
  | { readonly type: 'response'; readonly view: ResponseView }
  /** `elapsed`: milliseconds since the run began; the panel counts on from there. `phase` in words, `null` before the first. */
  | {
      readonly type: 'progress';
      readonly id: number;
      readonly title: string;
      readonly phase: string | null;
      readonly elapsed: number;
      /** Who is about to answer; `null` until that is known. */
      readonly verdict: Verdict | null;
    }
  /** Answer to `wantBody`. */
  | { readonly type: 'bodyPiece'; readonly id: number; readonly piece: BodyPiece }
  /** The body that `wantBody` asked for is no longer held. */
  | { readonly type: 'bodyGone'; readonly id: number }
  | { readonly type: 'empty' };

/** From the response panel to the editor. `id` is the view's. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'showCertificate'; readonly id: number }
  | {
      readonly type: 'wantBody';
      readonly id: number;
      readonly part: BodyPart;
      readonly form: BodyForm;
      readonly start: number;
    }
  /** In a text editor of its own. */
  | { readonly type: 'openBody'; readonly id: number; readonly part: BodyPart; readonly form: BodyForm }
  | { readonly type: 'saveBody'; readonly id: number; readonly part: BodyPart }
  | { readonly type: 'copyBody'; readonly id: number; readonly part: BodyPart; readonly form: BodyForm }
  | { readonly type: 'copyText'; readonly text: string }
  | { readonly type: 'resend'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'openSource'; readonly id: number }
  /** Only a link that `linksOf` of the view names is to be opened. */
  | { readonly type: 'openLink'; readonly id: number; readonly url: string };

/** From the editor to the certificate view. */
export type ToCertificate =
  /** `change`: what is different from the visit before, in words; `null` when nothing is, or there was none. */
  | { readonly type: 'certificate'; readonly view: CertificateView; readonly change: string | null }
  /** Who is about to answer, while that is awaited: the response, or what a server may say against a handshake that is done. */
  | {
      readonly type: 'opened';
      readonly view: CertificateView;
      readonly change: string | null;
      readonly awaits: 'response' | 'last-word';
    }
  /** What came of a probe, a question about who is shown. */
  | { readonly type: 'probed'; readonly found: FoundOut }
  /** An inspection is under way. */
  | { readonly type: 'progress'; readonly authority: string }
  | { readonly type: 'empty' };

/** From the certificate view to the editor. `index` counts the nodes of the chain from the leaf, 0-based. */
export type FromCertificate =
  | { readonly type: 'ready' }
  | { readonly type: 'copyPem'; readonly index: number }
  /** All certificates, leaf first. */
  | { readonly type: 'copyChain' }
  | { readonly type: 'copyFingerprint'; readonly index: number }
  | { readonly type: 'copyText'; readonly text: string }
  /** `index` of `CertificateView.actions`, 0-based. */
  | { readonly type: 'act'; readonly index: number }
  /** The certificates that the last probe brought to light. */
  | { readonly type: 'copyProbed' }
  /** This visit beside the one before. */
  | { readonly type: 'compare' }
  /** Asks for the form (PEM, text, JSON) and the place. */
  | { readonly type: 'export' }
  /** Asks for host and port. */
  | { readonly type: 'inspect' }
  /** A request file to begin with. */
  | { readonly type: 'newFile' }
  /** The same authority once more. */
  | { readonly type: 'inspectAgain' }
  /** Only a link that `linksOf` of the view names is to be opened. */
  | { readonly type: 'openLink'; readonly url: string };

/** Whether what came from the page is one of its messages: the page draws strangers' data and is not believed. */
export function isFromPanel(message: unknown): message is FromPanel {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  const fields = message as Readonly<Record<string, unknown>>;
  const hasId = Number.isSafeInteger(fields['id']);
  switch (message.type) {
    case 'ready':
      return true;
    case 'showCertificate':
    case 'resend':
    case 'cancel':
    case 'openSource':
      return hasId;
    case 'wantBody':
      return (
        hasId &&
        bodyParts.includes(fields['part']) &&
        bodyForms.includes(fields['form']) &&
        Number.isSafeInteger(fields['start']) &&
        Number(fields['start']) >= 0
      );
    case 'openBody':
    case 'copyBody':
      return hasId && bodyParts.includes(fields['part']) && bodyForms.includes(fields['form']);
    case 'saveBody':
      return hasId && bodyParts.includes(fields['part']);
    case 'copyText':
      return typeof fields['text'] === 'string';
    case 'openLink':
      return hasId && typeof fields['url'] === 'string' && fields['url'].startsWith('https://');
    default:
      return false;
  }
}

/** Whether what came from the page is one of its messages: the page draws strangers' data and is not believed. */
export function isFromCertificate(message: unknown): message is FromCertificate {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  const fields = message as Readonly<Record<string, unknown>>;
  switch (message.type) {
    case 'ready':
    case 'copyChain':
    case 'copyProbed':
    case 'compare':
    case 'export':
    case 'inspect':
    case 'newFile':
    case 'inspectAgain':
      return true;
    case 'act':
    case 'copyPem':
    case 'copyFingerprint':
      return Number.isSafeInteger(fields['index']) && Number(fields['index']) >= 0;
    case 'copyText':
      return typeof fields['text'] === 'string';
    case 'openLink':
      return typeof fields['url'] === 'string' && fields['url'].startsWith('https://');
    default:
      return false;
  }
}
