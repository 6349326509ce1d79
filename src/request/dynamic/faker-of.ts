import type { Faker } from '@faker-js/faker';

type Load = () => Promise<{ readonly faker: Faker }>;

/** Each is read from disk when it is first used. */
const locales: Readonly<Record<string, Load>> = {
  en: () => import('@faker-js/faker/locale/en'),
  en_au: () => import('@faker-js/faker/locale/en_AU'),
  en_ca: () => import('@faker-js/faker/locale/en_CA'),
  en_gb: () => import('@faker-js/faker/locale/en_GB'),
  en_in: () => import('@faker-js/faker/locale/en_IN'),
  cs: () => import('@faker-js/faker/locale/cs_CZ'),
  da: () => import('@faker-js/faker/locale/da'),
  de: () => import('@faker-js/faker/locale/de'),
  de_at: () => import('@faker-js/faker/locale/de_AT'),
  de_ch: () => import('@faker-js/faker/locale/de_CH'),
  es: () => import('@faker-js/faker/locale/es'),
  es_mx: () => import('@faker-js/faker/locale/es_MX'),
  fi: () => import('@faker-js/faker/locale/fi'),
  fr: () => import('@faker-js/faker/locale/fr'),
  fr_be: () => import('@faker-js/faker/locale/fr_BE'),
  fr_ca: () => import('@faker-js/faker/locale/fr_CA'),
  fr_ch: () => import('@faker-js/faker/locale/fr_CH'),
  it: () => import('@faker-js/faker/locale/it'),
  ja: () => import('@faker-js/faker/locale/ja'),
  ko: () => import('@faker-js/faker/locale/ko'),
  nb: () => import('@faker-js/faker/locale/nb_NO'),
  nl: () => import('@faker-js/faker/locale/nl'),
  pl: () => import('@faker-js/faker/locale/pl'),
  pt: () => import('@faker-js/faker/locale/pt_PT'),
  pt_br: () => import('@faker-js/faker/locale/pt_BR'),
  ru: () => import('@faker-js/faker/locale/ru'),
  sv: () => import('@faker-js/faker/locale/sv'),
  tr: () => import('@faker-js/faker/locale/tr'),
  uk: () => import('@faker-js/faker/locale/uk'),
  zh: () => import('@faker-js/faker/locale/zh_CN'),
  zh_tw: () => import('@faker-js/faker/locale/zh_TW'),
};

/** For messages: `de`, `de-AT` and so on. */
export const localeNames: readonly string[] = Object.keys(locales).map((name) =>
  name.replace(/_(.*)$/, (_, region: string) => `-${region.toUpperCase()}`),
);

/** Faker in a language, `fr`, `fr-CA` or `fr_CA`, that of its region when there is one; `null` for other languages. */
export async function fakerOf(locale: string): Promise<Faker | null> {
  const name = locale.toLowerCase().replace('-', '_');
  const load = [name, name.split('_', 1)[0] ?? ''].find((one) => Object.hasOwn(locales, one));
  const module = load === undefined ? null : await locales[load]?.();
  return module?.faker ?? null;
}
