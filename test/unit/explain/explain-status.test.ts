import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  explainStatus,
  explainStatusClass,
  isRegisteredStatus,
  knownStatuses,
} from '../../../src/explain/explain-status.ts';
import { checkExplanation, sentences } from './check-explanation.ts';

/** The IANA registry as of 2025-09-15, written down by hand. */
const registry: readonly (readonly [code: number, phrase: string])[] = [
  [100, 'Continue'],
  [101, 'Switching Protocols'],
  [102, 'Processing'],
  [103, 'Early Hints'],
  [104, 'Upload Resumption Supported'],
  [200, 'OK'],
  [201, 'Created'],
  [202, 'Accepted'],
  [203, 'Non-Authoritative Information'],
  [204, 'No Content'],
  [205, 'Reset Content'],
  [206, 'Partial Content'],
  [207, 'Multi-Status'],
  [208, 'Already Reported'],
  [226, 'IM Used'],
  [300, 'Multiple Choices'],
  [301, 'Moved Permanently'],
  [302, 'Found'],
  [303, 'See Other'],
  [304, 'Not Modified'],
  [305, 'Use Proxy'],
  [306, '(Unused)'],
  [307, 'Temporary Redirect'],
  [308, 'Permanent Redirect'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [402, 'Payment Required'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [406, 'Not Acceptable'],
  [407, 'Proxy Authentication Required'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [410, 'Gone'],
  [411, 'Length Required'],
  [412, 'Precondition Failed'],
  [413, 'Content Too Large'],
  [414, 'URI Too Long'],
  [415, 'Unsupported Media Type'],
  [416, 'Range Not Satisfiable'],
  [417, 'Expectation Failed'],
  [418, '(Unused)'],
  [421, 'Misdirected Request'],
  [422, 'Unprocessable Content'],
  [423, 'Locked'],
  [424, 'Failed Dependency'],
  [425, 'Too Early'],
  [426, 'Upgrade Required'],
  [428, 'Precondition Required'],
  [429, 'Too Many Requests'],
  [431, 'Request Header Fields Too Large'],
  [451, 'Unavailable For Legal Reasons'],
  [500, 'Internal Server Error'],
  [501, 'Not Implemented'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
  [505, 'HTTP Version Not Supported'],
  [506, 'Variant Also Negotiates'],
  [507, 'Insufficient Storage'],
  [508, 'Loop Detected'],
  [510, 'Not Extended'],
  [511, 'Network Authentication Required'],
];

/** In use without being registered, with a word that says whose they are or what they are. */
const unofficial: readonly (readonly [code: number, word: RegExp])[] = [
  [218, /Apache/],
  [419, /Laravel/],
  [420, /Twitter/],
  [430, /Shopify/],
  [440, /IIS/],
  [444, /nginx/],
  [449, /Microsoft/],
  [450, /Microsoft/],
  [460, /AWS/],
  [463, /AWS/],
  [464, /AWS/],
  [494, /nginx/],
  [495, /nginx/],
  [496, /nginx/],
  [497, /nginx/],
  [498, /Esri/],
  [499, /nginx/],
  [509, /cPanel/],
  [520, /Cloudflare/],
  [521, /Cloudflare/],
  [522, /Cloudflare/],
  [523, /Cloudflare/],
  [524, /Cloudflare/],
  [525, /Cloudflare/],
  [526, /Cloudflare/],
  [527, /Cloudflare/],
  [529, /Qualys/],
  [530, /Pantheon/],
  [540, /Shopify/],
  [561, /AWS/],
  [598, /proxy/],
  [599, /proxy/],
  [783, /Shopify/],
  [999, /LinkedIn/],
];

describe('Explaining a status code', () => {
  for (const [code, phrase] of registry) {
    it(`knows ${code} ${phrase} as registered`, () => {
      const explanation = explainStatus(code);
      checkExplanation(explanation);
      deepEqual([explanation.kind, explanation.key, explanation.title], ['status', String(code), phrase]);
      ok(isRegisteredStatus(code));
    });
  }

  for (const [code, word] of unofficial) {
    it(`knows ${code} as unofficial and says whose it is`, () => {
      const explanation = explainStatus(code);
      checkExplanation(explanation);
      match(`${explanation.title} ${explanation.summary} ${explanation.detail}`, word);
      match(explanation.detail, new RegExp(`^${code} is in use without being registered`));
      ok(!isRegisteredStatus(code));
    });
  }

  it('has entries for these codes and no others', () => {
    deepEqual(
      [...knownStatuses()].sort((a, b) => a - b),
      [...registry, ...unofficial].map(([code]) => code).sort((a, b) => a - b),
    );
  });

  it('does not use one sentence for two codes', () => {
    const owners = new Map<string, number>();
    for (const code of knownStatuses()) {
      const { summary, detail, advice } = explainStatus(code);
      for (const sentence of [summary, detail, ...advice].flatMap(sentences)) {
        const owner = owners.get(sentence);
        ok(owner === undefined || owner === code, `${owner} and ${code} share: ${sentence}`);
        owners.set(sentence, code);
      }
    }
  });

  it('says that 301 is Moved Permanently and 300 is not', () => {
    equal(explainStatus(301).title, 'Moved Permanently');
    equal(explainStatus(300).title, 'Multiple Choices');
    match(explainStatus(300).detail, /mistaken for Moved Permanently, which is 301/);
  });

  for (const [code, title] of [
    [199, 'Informational (1xx)'],
    [299, 'Successful (2xx)'],
    [399, 'Redirection (3xx)'],
    [477, 'Client error (4xx)'],
    [555, 'Server error (5xx)'],
  ] as const) {
    it(`explains the unknown ${code} by its class`, () => {
      checkExplanation(explainStatus(code));
      equal(explainStatus(code).title, title);
      match(explainStatus(code).summary, new RegExp(`^${code} is not registered`));
    });
  }

  for (const code of [0, 42, 99, 600, 1000, -1]) {
    it(`does not give ${code} a class`, () => {
      checkExplanation(explainStatus(code));
      equal(explainStatus(code).title, 'Not an HTTP status code');
    });
  }

  it('explains the five classes, and no sixth', () => {
    for (const digit of [1, 2, 3, 4, 5]) {
      checkExplanation(explainStatusClass(digit));
      equal(explainStatusClass(digit)?.key, `${digit}xx`);
    }
    equal(explainStatusClass(6), null);
    equal(explainStatusClass(0), null);
  });
});
