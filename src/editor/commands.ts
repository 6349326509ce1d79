/** Every command, named once; a test compares the table with `package.json`. */
export const commands = {
  send: 'portside.send',
  sendAgain: 'portside.sendAgain',
  cancel: 'portside.cancel',
  preview: 'portside.preview',
  copyAsCurl: 'portside.copyAsCurl',
  pasteCurl: 'portside.pasteCurl',
  chooseEnvironment: 'portside.chooseEnvironment',
  createEnvironmentFile: 'portside.createEnvironmentFile',
  useEnvironment: 'portside.useEnvironment',
  openVariable: 'portside.openVariable',
  copyVariableValue: 'portside.copyVariableValue',
  setSecret: 'portside.setSecret',
  deleteSecret: 'portside.deleteSecret',
  showHistory: 'portside.showHistory',
  showResponse: 'portside.showResponse',
  showCertificate: 'portside.showCertificate',
  inspectCertificate: 'portside.inspectCertificate',
  askServer: 'portside.askServer',
  compareCertificates: 'portside.compareCertificates',
  checkCertificates: 'portside.checkCertificates',
  newFile: 'portside.newFile',
  explain: 'portside.explain',
  showLog: 'portside.showLog',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];
