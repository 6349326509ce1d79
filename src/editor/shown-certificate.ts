import type { CertificateView } from '../view/certificate-view.ts';

/** What the view **Certificate** shows, and of which job of the engine it tells. */
export interface ShownCertificate {
  /** Of the run, or of the inspection. */
  readonly id: number;
  readonly view: CertificateView;
}
