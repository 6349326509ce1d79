import { X509Certificate } from 'node:crypto';
import { sendBytes } from '../answer.ts';
import type { EndpointGroup } from '../endpoint.ts';

export const intermediate: EndpointGroup = {
  title: 'Certificates',
  endpoints: [
    {
      path: '/intermediate.cer',
      methods: ['GET'],
      says: 'The issuing certificate that the server “missing-intermediate” does not send, in DER (RFC 5280 section 4.2.2.1).',
      example: null,
      answer: (call) => {
        const { raw } = new X509Certificate(call.scene.intermediateCertificate);
        sendBytes(call, raw, { 'Content-Type': 'application/pkix-cert' });
      },
    },
  ],
};
