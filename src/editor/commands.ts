/** Every command, named once; a test compares the table with `package.json`. */
export const commands = {
  send: 'portside.send',
  sendAgain: 'portside.sendAgain',
  cancel: 'portside.cancel',
  chooseEnvironment: 'portside.chooseEnvironment',
  showHistory: 'portside.showHistory',
  showResponse: 'portside.showResponse',
  showCertificate: 'portside.showCertificate',
  inspectCertificate: 'portside.inspectCertificate',
  newFile: 'portside.newFile',
  explain: 'portside.explain',
  showLog: 'portside.showLog',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];
