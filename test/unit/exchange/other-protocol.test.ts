import assert from 'node:assert/strict';
import { greeterOf, otherProtocol } from '../../../src/exchange/tls/other-protocol.ts';

describe('what speaks on a port without TLS', () => {
  for (const [name, firstBytes] of [
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\n'],
    ['HTTP/2', '\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0d'],
    ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['FTP', '220 (vsFTPd 3.0.5)\r\n'],
    ['FTP', '220-FileZilla Server\r\n'],
    ['SMTP', '220 mail.example ESMTP Postfix\r\n'],
    ['SMTP', '554 No SMTP service here\r\n'],
    ['POP3', '+OK Dovecot ready.\r\n'],
    ['IMAP', '* OK [CAPABILITY IMAP4rev1] ready\r\n'],
    ['IMAP', '* BYE Too many connections\r\n'],
    ['NNTP', '200 news.example InterNetNews ready\r\n'],
    ['MySQL', 'J\0\0\0\n8.0.36\0'],
    ['MySQL', 'n\0\0\0\n5.5.5-10.11.6-MariaDB\0'],
    ['PostgreSQL', 'N'],
    ['PostgreSQL', 'E\0\0\0\x82SFATAL\0'],
    ['PostgreSQL', 'EFATAL:  invalid length of startup packet\n\0'],
    ['Redis', '-ERR Protocol error: invalid multibulk length\r\n'],
    ['Redis', '-DENIED Redis is running in protected mode'],
    ['Memcached', 'ERROR\r\n'],
    ['TDS', '\x04\x01\0+\0\0\0\0'],
    ['RDP', '\x03\0\0\x13\x0e\xd0'],
    ['VNC', 'RFB 003.008\n'],
    ['AMQP', 'AMQP\0\0\x09\x01'],
    ['MQTT', '\x20\x02\0\x01'],
    ['LDAP', '0$\x02\x01\0x\x1f'],
    ['SIP', 'SIP/2.0 400 Bad Request\r\n'],
    ['RTSP', 'RTSP/1.0 400 Bad Request\r\n'],
    ['XMPP', "<?xml version='1.0'?><stream:stream xmlns='jabber:client'>"],
    ['XML', '<?xml version="1.0"?><error/>'],
    ['HTML', '<html><body>400</body></html>'],
    ['rsync', '@RSYNCD: 31.0\n'],
    ['Subversion', '( success ( 2 2 ( ) ( edit-pipeline ) ) ) '],
    ['IRC', ':irc.example NOTICE * :*** Looking up your hostname\r\n'],
    ['Telnet', '\xff\xfd\x18\xff\xfd\x20'],
    ['SOCKS', '\x05\xff'],
  ] as const) {
    it(`is ${name}: ${JSON.stringify(firstBytes.slice(0, 24))}`, () => {
      assert.equal(otherProtocol(Buffer.from(firstBytes, 'latin1')).name, name);
      assert.match(greeterOf(firstBytes) ?? '', /^(?:an?|something) /);
    });
  }

  for (const firstBytes of [
    '',
    'hello, who are you?\n',
    '\0'.repeat(300),
    '\xd7'.repeat(300),
    '0'.repeat(9),
    '+5 V\r\n',
    '2200\r\n',
  ]) {
    it(`is not known: ${JSON.stringify(firstBytes.slice(0, 24))}`, () => {
      assert.equal(otherProtocol(Buffer.from(firstBytes, 'latin1')).name, null);
      assert.equal(greeterOf(firstBytes), null);
    });
  }

  it('is shown by its first octets, not more than 64', () => {
    assert.equal(otherProtocol(Buffer.alloc(300, 'a')).firstBytes, 'a'.repeat(64));
  });
});
