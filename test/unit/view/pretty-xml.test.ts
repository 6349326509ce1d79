import assert from 'node:assert/strict';
import { prettyXml } from '../../../src/view/pretty-xml.ts';

describe('prettyXml', () => {
  const kept: readonly (readonly [string, string])[] = [
    ['<a><b>x</b><c/></a>', '<a>\n  <b>x</b>\n  <c/>\n</a>'],
    [
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "<x>">]><a><!-- <b> --><b/></a>',
      '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY e "<x>">]>\n<a>\n  <!-- <b> -->\n  <b/>\n</a>',
    ],
    ['<p>some <i>mixed</i> text </p>', '<p>some <i>mixed</i> text </p>'],
    ['<a xml:space="preserve"> <b/> </a>', '<a xml:space="preserve"> <b/> </a>'],
    ['<a><b></b></a>', '<a>\n  <b></b>\n</a>'],
    ['<a><b><![CDATA[ <c> ]]></b></a>', '<a>\n  <b><![CDATA[ <c> ]]></b>\n</a>'],
    ['<a b="1 > 0"><c/></a>', '<a b="1 > 0">\n  <c/>\n</a>'],
    ['<a>\n\n  <b/>\n</a>\n', '<a>\n  <b/>\n</a>'],
  ];
  for (const [input, expected] of kept) {
    it(`indents ${JSON.stringify(input)} without changing a text`, () => assert.equal(prettyXml(input), expected));
  }

  for (const input of [
    '<a><b></a></b>',
    '<a>',
    'no markup',
    '<a',
    '<a><b x="></a>',
    'text <a/>',
    '',
    '</a>',
    '< a/>',
  ]) {
    it(`leaves ${JSON.stringify(input)} alone`, () => assert.equal(prettyXml(input), null));
  }

  it('stays linear for a hundred thousand levels [slow]', () => {
    const deep = '<a>'.repeat(100_000) + '</a>'.repeat(100_000);
    assert.ok((prettyXml(deep)?.length ?? 0) < deep.length * 120);
  });
});
