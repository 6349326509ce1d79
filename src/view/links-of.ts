import type { Explanation } from '../explain/explanation.ts';
import type { Finding } from '../findings/finding.ts';
import type { CertificateView } from './certificate-view.ts';
import type { ResponseView } from './response-view.ts';

/** The addresses of our own citations in a view: the only ones a page may ask the editor to open. */
export function linksOf(view: ResponseView | CertificateView): ReadonlySet<string> {
  const cited: (Explanation | Finding | null)[] = [...view.findings];
  if ('actions' in view) cited.push(view.explanation);
  if ('certificate' in view) {
    cited.push(
      ...view.certificate.findings,
      view.certificate.explanation,
      view.request.methodExplanation,
      view.response?.explanation ?? null,
      view.failure?.explanation ?? null,
      ...[...view.fields, ...view.trailers, ...view.sent.fields].map((field) => field.explanation),
      ...view.informational.flatMap((one) => one.fields.map((field) => field.explanation)),
    );
  }
  return new Set(cited.flatMap((one) => one?.citations.map((citation) => citation.url) ?? []));
}
