import type { CertificateView } from './certificate-view.ts';

/** From the editor to the certificate view. */
export type ToCertificate =
  | { readonly type: 'certificate'; readonly view: CertificateView }
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
  /** The whole view as a text document. */
  | { readonly type: 'openAsText' }
  /** Asks for host and port. */
  | { readonly type: 'inspect' }
  /** The same authority once more. */
  | { readonly type: 'inspectAgain' }
  /** Only a link that `linksOf` of the view names is to be opened. */
  | { readonly type: 'openLink'; readonly url: string };

/** Whether what came from the page is one of its messages: the page draws strangers' data and is not believed. */
export function isFromCertificate(message: unknown): message is FromCertificate {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  const fields = message as Readonly<Record<string, unknown>>;
  switch (message.type) {
    case 'ready':
    case 'copyChain':
    case 'openAsText':
    case 'inspect':
    case 'inspectAgain':
      return true;
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
