import { createPublicKey, type KeyObject } from 'node:crypto';

/** A key of 2048 bits, made once: to make one takes half a second. */
export const dsaPublicKey: KeyObject = createPublicKey({
  key: [
    'MIIDRzCCAjkGByqGSM44BAEwggIsAoIBAQDWFUl8BHlyrQtpbYkEnTiXZcakBUkCM2dhmGpk4eO9kyT4s0Bwu3YL6biLw4amiaZtwkhUNpcUs0',
    'y1HGGx3KhYgdebr9Y16aVkXrTVqu2+/uzElExUVG/WOY9RUilN++n0bl0xLkgmo/NNpahW8MfW/I9M1Fx9AdblI3bUEVsrXRMzFpJF3rEZ/Lpe',
    '8Waafi9doLaJVwgRs+wDrV64WFx1mkNPicQ8/Rq/ZpGnA1h1Ea7nZIolfq+6hDegHnDNE8JhSJtadHPVujxwT32QhSNvQoG6xUv2yQbrrpHe8e',
    'GBPcldfko5sshXOEauKdBZAHmW2/ZzZimOyBCVAgOHo507AiEA2Gte5LKyAvrS1ZnRK9G0RsCzbOvQVN+XyCuL0kUmULcCggEAOPeX5XxXON2j',
    '10D5CJ9Wzno9QKOFcZBL2yFyEHluGHbuP9WdAkcn8ParpjPBtsMZQvfixx8rZYsSbKvvMCLZfsPGA1spZYwuWbh/GIRQtLp87J2fyUhH1IlpST',
    'mah6W6NDuspbbCV+wBLafkMk1E99b4I0iVAq49cMxoU/q5rMeB8f6fVNyx33Qery2O0yQb6nCOpAXTC4SRKj0P0zfUumuza3oiSjGEIgXIRki5',
    '3vnpz4nC8+ueOryY7rqKAJUzPYL9QXQV/OqHfyE2hhga8UBy9XAU1wnlWdDV/XrdRtHkwrWzE/qbMs8uoXAWPagRCVqDEoooYplvFP0fXvAIwg',
    'OCAQYAAoIBAQCOvRRrPa50D/wQy4XEC2mbZDF1i98dQ80wpOnf64VTJ8RuZFA02xw8Khr4EUeKFIxKPTSMumR8cJIctTurM2rmxCt63af0ZoBJ',
    'nWHAj2V+LEK3HDKLVdlsml2c7Nmm4kabPDas6jYpljBZjDYfvPs+TtOBgAmTEwSduEieI6vzOwCNeE+bVmttt3gM1/bow6e2PBnLjuxhAzE507',
    'ABO7qhqbW95WXJQxNovk7IrzZ4XnD067fg/NnFjL+fFr42MprZOy7AAFeY8dCMedoXMdIKvcXDUWLp0vpOqsnjh2kOeGiSivX45H8+cDZOOLuI',
    'W81wNgy/5KdzMJxLdEbd9HNR',
  ].join(''),
  encoding: 'base64',
  format: 'der',
  type: 'spki',
});
