/** Labels under which the registries of countries let everybody register names, as in `co.uk`, `com.au` and `ac.jp`. */
const registryLabels: ReadonlySet<string> = new Set(
  'ac ad asso biz co com ed edu firm gc ge gen go gob gouv gov govt gr gv id idf in ind inf info int k12 ltd me med mil mod muni name ne net nhs nic nom or org plc police pro pub sch school sld store tm tv web'.split(
    ' ',
  ),
);

/**
 * Whether `name` (A-labels, lower case) is one of a country's registries, below which names belong to different owners: the common ones, for
 * the whole list (publicsuffix.org) is long and grows.
 */
export function isRegistry(name: string): boolean {
  const [label = '', country = '', ...more] = name.split('.');
  return more.length === 0 && /^[a-z]{2}$/.test(country) && registryLabels.has(label);
}
