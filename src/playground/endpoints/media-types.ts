import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { boundedNumber, Refusal, sendBytes, sendJson, sendText } from '../answer.ts';
import type { Call, Endpoint, EndpointGroup } from '../endpoint.ts';
import { jsonOfSize } from './json-of-size.ts';
import { gifPicture, jpegPicture, pngPicture, webpPicture } from './pictures.ts';

export const mediaTypes: EndpointGroup = {
  title: 'Media types',
  endpoints: [
    {
      path: '/json',
      methods: ['GET'],
      says: 'A JSON document with every kind of value.',
      example: null,
      answer: (call) => sendJson(call, sampleJson),
    },
    {
      path: '/json/{bytes}',
      methods: ['GET'],
      says: 'A JSON document of exactly that many bytes, up to 200 MB.',
      example: '/json/100000',
      answer: sendJsonOfSize,
    },
    text('/xml', 'application/xml', 'An XML document with attributes, a namespace, CDATA and a comment.', sampleXml()),
    text('/html', 'text/html; charset=utf-8', 'A small HTML page.', sampleHtml()),
    text('/text', 'text/plain; charset=utf-8', 'Plain text.', 'Any port in a storm.\nTwo lines, then this one.\n'),
    text('/markdown', 'text/markdown; charset=utf-8', 'Markdown.', sampleMarkdown()),
    text('/csv', 'text/csv; charset=utf-8', 'Comma-separated values.', 'port,protocol\r\n80,"HTTP"\r\n443,"HTTPS"\r\n'),
    text('/javascript', 'text/javascript; charset=utf-8', 'JavaScript.', 'export const port = 443;\n'),
    text('/css', 'text/css; charset=utf-8', 'A style sheet.', 'body {\n  color: navy;\n}\n'),
    text('/ndjson', 'application/x-ndjson', 'JSON, one value a line.', '{"port":80}\n{"port":443}\n'),
    text('/problem', 'application/problem+json', 'A problem report (RFC 9457), with status 422.', problemReport(), 422),
    text('/broken-json', 'application/json', 'What says it is JSON and is not.', '{"port": 443, "open": tru'),
    picture('png', 'image/png', pngPicture),
    picture('jpeg', 'image/jpeg', jpegPicture),
    picture('webp', 'image/webp', webpPicture),
    picture('gif', 'image/gif', gifPicture),
    text('/image/svg', 'image/svg+xml', 'A picture as SVG.', sampleSvg()),
    {
      path: '/pdf',
      methods: ['GET'],
      says: 'A PDF of one page.',
      example: null,
      answer: (call) => sendBytes(call, samplePdf(), { 'Content-Type': 'application/pdf' }),
    },
    {
      path: '/bytes/{count}',
      methods: ['GET'],
      says: 'That many bytes of no meaning, up to 100 MB, the same every time.',
      example: '/bytes/256',
      answer: (call) => {
        const count = boundedNumber(call.parameter('count'), 0, 100_000_000);
        if (count === null) throw new Refusal('Say how many: /bytes/256');
        sendBytes(call, countingBytes(count), { 'Content-Type': 'application/octet-stream' });
      },
    },
    {
      path: '/download',
      methods: ['GET'],
      says: 'A file to save, with its name in Content-Disposition.',
      example: null,
      answer: (call) =>
        sendText(call, 'Saved from the playground.\n', {
          'Content-Disposition': `attachment; filename="port side.txt"; filename*=UTF-8''port%20s%C3%AFde.txt`,
        }),
    },
    {
      path: '/empty',
      methods: null,
      says: 'A 200 with no bytes in it.',
      example: null,
      answer: (call) => sendBytes(call, new Uint8Array(), {}),
    },
  ],
};

function text(path: string, type: string, says: string, body: string, status = 200): Endpoint {
  return {
    path,
    methods: ['GET'],
    says,
    example: null,
    answer: (call) => sendText(call, body, { 'Content-Type': type }, status),
  };
}

function picture(name: string, type: string, base64: string): Endpoint {
  return {
    path: `/image/${name}`,
    methods: ['GET'],
    says: `A picture as ${name.toUpperCase()}.`,
    example: null,
    answer: (call) => sendBytes(call, Buffer.from(base64, 'base64'), { 'Content-Type': type }),
  };
}

async function sendJsonOfSize(call: Call): Promise<void> {
  const size = boundedNumber(call.parameter('bytes'), 1, 200_000_000);
  if (size === null || !Number.isInteger(size)) throw new Refusal('Say how many bytes: /json/100000');
  const { response } = call;
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': size });
  if (call.method === 'HEAD') response.end();
  else await pipeline(Readable.from(jsonOfSize(size)), response);
}

/** 0, 1, 2 … 255, 0 …: where something is missing or changed, it shows. */
export function countingBytes(count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => index & 0xff);
}

const sampleJson = {
  playground: 'Portside',
  text: 'Grüße, 世界, 🚢',
  escapes: 'a "quoted" word, a \\ and a\ttab',
  number: 42,
  fraction: -0.125,
  large: 9007199254740991,
  yes: true,
  no: false,
  nothing: null,
  list: [80, 443, [8080, [8443]]],
  object: { nested: { deeper: { still: {} } } },
  empty: { list: [], object: {}, text: '' },
};

function sampleXml(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Two harbours -->
<harbours xmlns="https://portside.test/harbours" xmlns:x="https://portside.test/extra">
  <harbour id="1" open="true"><name>Vlissingen</name><x:berths>12</x:berths></harbour>
  <harbour id="2"><name>Saint-Malo</name><note><![CDATA[Tides of <12 m> & more]]></note></harbour>
</harbours>
`;
}

function sampleHtml(): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Portside playground</title></head>
<body>
  <h1>A page</h1>
  <p>With <em>emphasis</em>, a <a href="/json">link</a> and a list:</p>
  <ul><li>port 80</li><li>port 443</li></ul>
</body>
</html>
`;
}

function sampleMarkdown(): string {
  return '# Ports\n\nHTTP answers at **80**, HTTPS at **443**.\n\n- any port\n- can carry either\n\n```http\nGET /markdown\n```\n';
}

function sampleSvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80" width="120" height="80">
  <rect width="120" height="56" fill="#bfe3ff"/><rect y="56" width="120" height="24" fill="#1b6ca8"/>
  <circle cx="96" cy="18" r="9" fill="#ffd75e"/>
  <path d="M26 50h68l-12 16H38z" fill="#8c2f39"/><path d="M58 14h3v36h-3z" fill="#5b4636"/>
  <path d="M63 16l25 28H63z" fill="#fff"/><path d="M56 20L36 44h20z" fill="#f2f2f2"/>
</svg>
`;
}

function problemReport(): string {
  const report = {
    type: 'https://portside.test/problems/port-out-of-range',
    title: 'The port is out of range.',
    status: 422,
    detail: '70000 is above 65535.',
    instance: '/problem',
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** One page (ISO 32000), its cross-reference table counted out here. */
function samplePdf(): Uint8Array {
  const page = 'BT /F1 24 Tf 60 100 Td (Portside playground) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 360 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
  return Buffer.from(
    `${pdf}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}${trailer}`,
    'latin1',
  );
}
