import './base.css';
import './certificate.css';
import type { FromCertificate, ToCertificate } from '../view/messages.ts';
import { certificatePage, inspectingPage, noCertificatePage } from './certificate-page.ts';
import { connectHost } from './host.ts';

const root = document.getElementById('root') ?? document.body;

startCertificate();

function startCertificate(): void {
  const host = connectHost<FromCertificate, ToCertificate, object>({}, (message) => {
    switch (message.type) {
      case 'certificate':
        root.replaceChildren(certificatePage(message.view, host.post));
        break;
      case 'progress':
        root.replaceChildren(inspectingPage(message.authority));
        break;
      case 'empty':
        root.replaceChildren(noCertificatePage(host.post));
        break;
    }
  });
  host.post({ type: 'ready' });
}
