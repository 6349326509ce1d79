/**
 * What made-up data is made of: text in which `{{module.method(argument)}}` stands for what Faker makes and `$1`, `$2`
 * for the arguments; or words to choose from.
 */
export type FakeText = string | readonly string[];

export interface FakeData {
  readonly text: FakeText;
  /** Whole numbers that the placeholder may give instead, in order. */
  readonly defaults: readonly number[];
}

type Group = Readonly<Record<string, FakeText | FakeData>>;

const university = [
  'University of {{location.city}}',
  '{{location.city}} College',
  '{{location.state}} State University',
  '{{location.city}} Institute of Technology',
];

/** Email addresses end in a domain that nobody has (RFC 2606), so that no test writes to a stranger. */
const email = '{{internet.exampleEmail}}';

/** Java Faker's groups, as JetBrains has them behind `$random.`. */
const groups: Readonly<Record<string, Group>> = {
  address: {
    buildingNumber: '{{location.buildingNumber}}',
    city: '{{location.city}}',
    cityName: '{{location.city}}',
    country: '{{location.country}}',
    countryCode: '{{location.countryCode}}',
    fullAddress: '{{location.streetAddress}}, {{location.city}}, {{location.zipCode}}',
    latitude: '{{location.latitude}}',
    longitude: '{{location.longitude}}',
    secondaryAddress: '{{location.secondaryAddress}}',
    state: '{{location.state}}',
    stateAbbr: '{{location.state({"abbreviated":true})}}',
    streetAddress: '{{location.streetAddress}}',
    streetAddressNumber: '{{location.buildingNumber}}',
    streetName: '{{location.street}}',
    timeZone: '{{location.timeZone}}',
    zipCode: '{{location.zipCode}}',
  },
  beer: {
    hop: ['Amarillo', 'Cascade', 'Citra', 'Fuggle', 'Hallertau', 'Saaz', 'Tettnang'],
    malt: ['Caramel', 'Chocolate', 'Munich', 'Pale', 'Rye', 'Vienna', 'Wheat'],
    name: ['{{word.adjective}} {{animal.type}} ale', '{{location.city}} stout', 'Old {{person.lastName}}'],
    style: ['Amber ale', 'Bock', 'India pale ale', 'Lager', 'Pilsner', 'Porter', 'Stout', 'Wheat beer'],
    yeast: ['American ale', 'Belgian abbey', 'Bavarian wheat', 'British ale', 'Czech pilsner', 'London lager'],
  },
  bool: { bool: '{{datatype.boolean}}' },
  business: {
    creditCardExpiry: '{{helpers.fromRegExp("203[0-5]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])")}}',
    creditCardNumber: '{{finance.creditCardNumber}}',
    creditCardType: '{{finance.creditCardIssuer}}',
  },
  ChuckNorris: {
    fact: [
      'Chuck Norris answers a request before it is sent.',
      'Chuck Norris gets 200 from a server that is switched off.',
      'Chuck Norris needs no certificate: servers prove themselves to him.',
      'Chuck Norris has no timeouts. Time waits for him.',
      'When Chuck Norris deletes a resource, nobody remembers it.',
    ],
  },
  code: {
    asin: 'B{{string.alphanumeric({"length":9,"casing":"upper"})}}',
    ean13: '{{commerce.upc}}',
    ean8: '{{string.numeric(8)}}',
    gtin13: '{{commerce.upc}}',
    gtin8: '{{string.numeric(8)}}',
    imei: '{{phone.imei}}',
    isbn10: '{{commerce.isbn(10)}}',
    isbn13: '{{commerce.isbn(13)}}',
  },
  color: { hex: '{{color.rgb}}', name: '{{color.human}}' },
  commerce: {
    color: '{{color.human}}',
    department: '{{commerce.department}}',
    material: '{{commerce.productMaterial}}',
    price: counted('{{commerce.price({"min":$1,"max":$2})}}', 1, 1000),
    productName: '{{commerce.productName}}',
    promotionCode: '{{commerce.productAdjective}}{{string.numeric(6)}}',
  },
  company: {
    bs: '{{company.buzzPhrase}}',
    buzzword: '{{company.buzzNoun}}',
    catchPhrase: '{{company.catchPhrase}}',
    industry: ['Agriculture', 'Banking', 'Construction', 'Insurance', 'Logistics', 'Shipping', 'Software', 'Tourism'],
    logo: 'https://example.com/logos/{{string.numeric(2)}}.png',
    name: '{{company.name}}',
    profession: '{{person.jobType}}',
    suffix: ['AG', 'GmbH', 'Inc', 'LLC', 'Ltd', 'PLC', 'SA'],
    url: 'https://{{internet.domainName}}',
  },
  crypto: {
    md5: '{{string.hexadecimal({"length":32,"casing":"lower","prefix":""})}}',
    sha1: '{{string.hexadecimal({"length":40,"casing":"lower","prefix":""})}}',
    sha256: '{{string.hexadecimal({"length":64,"casing":"lower","prefix":""})}}',
    sha512: '{{string.hexadecimal({"length":128,"casing":"lower","prefix":""})}}',
  },
  educator: {
    campus: '{{location.city}} campus',
    course: ['Bachelor of Arts', 'Bachelor of Science', 'Master of Arts', 'Master of Engineering', 'Master of Science'],
    secondarySchool: '{{location.city}} secondary school',
    university,
  },
  finance: {
    bic: '{{finance.bic}}',
    creditCard: '{{finance.creditCardNumber}}',
    iban: '{{finance.iban}}',
  },
  hacker: {
    abbreviation: '{{hacker.abbreviation}}',
    adjective: '{{hacker.adjective}}',
    ingverb: '{{hacker.ingverb}}',
    noun: '{{hacker.noun}}',
    verb: '{{hacker.verb}}',
  },
  idNumber: {
    invalid: '000-{{string.numeric(2)}}-{{string.numeric(4)}}',
    ssnValid: '{{helpers.fromRegExp("[1-8][0-9]{2}-[1-9][0-9]-[1-9][0-9]{3}")}}',
    valid: '{{helpers.fromRegExp("[1-8][0-9]{2}-[1-9][0-9]-[1-9][0-9]{3}")}}',
  },
  internet: {
    avatar: '{{image.avatar}}',
    domainName: '{{internet.domainName}}',
    domainSuffix: '{{internet.domainSuffix}}',
    domainWord: '{{internet.domainWord}}',
    emailAddress: email,
    image: '{{image.url}}',
    ipV4Address: '{{internet.ipv4}}',
    ipV4Cidr: '{{internet.ipv4}}/{{number.int({"min":1,"max":31})}}',
    ipV6Address: '{{internet.ipv6}}',
    ipV6Cidr: '{{internet.ipv6}}/{{number.int({"min":1,"max":127})}}',
    macAddress: '{{internet.mac}}',
    password: counted('{{internet.password({"length":$1})}}', 16),
    privateIpV4Address: '10.{{number.int(255)}}.{{number.int(255)}}.{{number.int({"min":1,"max":254})}}',
    publicIpV4Address: '{{internet.ipv4({"cidrBlock":"8.0.0.0/8"})}}',
    safeEmailAddress: email,
    slug: '{{lorem.slug}}',
    url: '{{internet.url}}',
    userAgentAny: '{{internet.userAgent}}',
    uuid: '{{string.uuid}}',
  },
  lorem: {
    character: '{{string.alpha({"length":1,"casing":"lower"})}}',
    characters: counted('{{string.alphanumeric({"length":$1,"casing":"lower"})}}', 255),
    fixedString: counted('{{string.alpha({"length":$1,"casing":"lower"})}}', 10),
    paragraph: counted('{{lorem.paragraph($1)}}', 3),
    paragraphs: counted('{{lorem.paragraphs($1)}}', 3),
    sentence: counted('{{lorem.sentence($1)}}', 6),
    sentences: counted('{{lorem.sentences($1)}}', 3),
    word: '{{lorem.word}}',
    words: counted('{{lorem.words($1)}}', 3),
  },
  name: {
    bloodGroup: ['0+', '0-', 'A+', 'A-', 'AB+', 'AB-', 'B+', 'B-'],
    firstName: '{{person.firstName}}',
    fullName: '{{person.fullName}}',
    lastName: '{{person.lastName}}',
    name: '{{person.fullName}}',
    nameWithMiddle: '{{person.firstName}} {{person.middleName}} {{person.lastName}}',
    prefix: '{{person.prefix}}',
    suffix: '{{person.suffix}}',
    title: '{{person.jobTitle}}',
    username: '{{internet.username}}',
  },
  number: {
    digit: '{{string.numeric(1)}}',
    digits: counted('{{string.numeric($1)}}', 5),
    numberBetween: counted('{{number.int({"min":$1,"max":$2})}}', 0, 999),
    randomDigit: '{{string.numeric(1)}}',
    randomDigitNotZero: '{{number.int({"min":1,"max":9})}}',
    randomDouble: '{{number.float({"min":0,"max":1000,"fractionDigits":2})}}',
    randomNumber: '{{number.int({"min":0,"max":2147483647})}}',
  },
  phoneNumber: {
    cellPhone: '{{phone.number}}',
    extension: '{{string.numeric(4)}}',
    phoneNumber: '{{phone.number}}',
    subscriberNumber: '{{string.numeric(4)}}',
  },
  shakespeare: {
    asYouLikeItQuote: [
      'All the world’s a stage, and all the men and women merely players.',
      'Can one desire too much of a good thing?',
      'I like this place and willingly could waste my time in it.',
    ],
    hamletQuote: [
      'To be, or not to be: that is the question.',
      'Brevity is the soul of wit.',
      'Though this be madness, yet there is method in ’t.',
    ],
    kingRichardIIIQuote: [
      'A horse! a horse! my kingdom for a horse!',
      'Now is the winter of our discontent.',
      'Conscience is but a word that cowards use.',
    ],
    romeoAndJulietQuote: [
      'But, soft! what light through yonder window breaks?',
      'Parting is such sweet sorrow.',
      'What’s in a name? That which we call a rose by any other name would smell as sweet.',
    ],
  },
  superhero: {
    descriptor: ['Falcon', 'Phantom', 'Ranger', 'Sentinel', 'Storm', 'Tiger', 'Wasp'],
    name: ['Captain {{person.lastName}}', 'Doctor {{animal.type}}', 'The {{word.adjective}} {{animal.type}}'],
    power: ['Flight', 'Invisibility', 'Magnetism', 'Telepathy', 'Time travel', 'X-ray vision'],
    prefix: ['Captain', 'Doctor', 'Giant', 'Magnificent', 'Night', 'Ultra'],
    suffix: ['II', 'III', 'IX', 'the Brave', 'X'],
  },
  team: {
    creature: '{{animal.type}}s',
    name: '{{location.state}} {{animal.type}}s',
    sport: ['Baseball', 'Basketball', 'Football', 'Handball', 'Hockey', 'Rowing', 'Rugby', 'Volleyball'],
    state: '{{location.state}}',
  },
  university: {
    name: university,
    prefix: ['Central', 'East', 'North', 'South', 'The', 'West'],
    suffix: ['Academy', 'College', 'Institute', 'University'],
  },
};

/** resterm's, behind `$fake.`. */
const resterm: Group = {
  address: '{{location.streetAddress}}',
  boolean: '{{datatype.boolean}}',
  city: '{{location.city}}',
  color: '{{color.human}}',
  company: '{{company.name}}',
  country: '{{location.country}}',
  domain: '{{internet.domainName}}',
  email,
  firstName: '{{person.firstName}}',
  ipv4: '{{internet.ipv4}}',
  ipv6: '{{internet.ipv6}}',
  jobTitle: '{{person.jobTitle}}',
  lastName: '{{person.lastName}}',
  name: '{{person.fullName}}',
  paragraph: '{{lorem.paragraph}}',
  person: '{{person.fullName}}',
  phone: '{{phone.number}}',
  price: '{{commerce.price}}',
  product: '{{commerce.productName}}',
  sentence: '{{lorem.sentence}}',
  state: '{{location.state}}',
  street: '{{location.street}}',
  url: '{{internet.url}}',
  username: '{{internet.username}}',
  uuid: '{{string.uuid}}',
  word: '{{lorem.word}}',
  zip: '{{location.zipCode}}',
};

/** By name without `$`: `random.name.fullName`, `fake.email`. */
export const fakeData: ReadonlyMap<string, FakeData> = new Map([
  ...Object.entries(groups).flatMap(([group, rows]) => rowsOf(`random.${group}`, rows)),
  ...rowsOf('fake', resterm),
  ['randomName', { text: '{{person.fullName}}', defaults: [] }],
  ['randomEmail', { text: email, defaults: [] }],
  ['random.email', { text: email, defaults: [] }],
]);

function rowsOf(prefix: string, rows: Group): [string, FakeData][] {
  return Object.entries(rows).map(([name, row]) => [`${prefix}.${name}`, dataOf(row)]);
}

function dataOf(row: FakeText | FakeData): FakeData {
  return typeof row === 'object' && 'defaults' in row ? row : { text: row, defaults: [] };
}

function counted(text: string, ...defaults: readonly number[]): FakeData {
  return { text, defaults };
}
