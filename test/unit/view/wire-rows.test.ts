import assert from 'node:assert/strict';
import { wireRows } from '../../../src/view/wire-rows.ts';
import { exampleRecord } from './example-record.ts';

describe('wireRows', () => {
  it('are one for each flight, from the start of the TCP connection on', () => {
    assert.deepEqual(wireRows(exampleRecord, 10), [
      { from: 'client', time: '11 ms', size: '522 bytes', messages: 'ClientHello' },
      { from: 'server', time: '14 ms', size: '1,500 bytes', messages: 'ServerHello, NewSessionTicket ×2' },
    ]);
  });

  it('are none where nobody read along', () => assert.deepEqual(wireRows(null, 0), []));

  it('say so where nothing could be read', () => {
    const [row] = wireRows(
      { ...exampleRecord, flights: [{ from: 'server', at: 1, until: 1, bytes: 9, messages: [] }] },
      0,
    );
    assert.equal(row?.messages, 'nothing that could be read');
  });
});
