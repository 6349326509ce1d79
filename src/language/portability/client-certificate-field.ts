import { difference, type PortabilityCheck } from './difference.ts';

/** httpYac's `X-ClientCert: cert: ./a.pem`, which the other tools send. */
export const clientCertificateField: PortabilityCheck = (_document, { request }) =>
  request.fields.flatMap(({ name, value, range }) =>
    /clientcert$/i.test(name.text) && /^(?:cert|pfx):/.test(value[0]?.text ?? '')
      ? [
          difference(
            'differs-client-certificate',
            range,
            'This field names a client certificate here and in httpYac and is not sent; the other tools send it as it stands. Name the certificate in settings instead.',
            null,
            'loud',
          ),
        ]
      : [],
  );
