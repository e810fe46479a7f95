// The interface's words, and the language in which names are shown.
(function () {
  const articlemap = window.articlemap;
  let words = {};
  let language = "en";

  articlemap.useWords = (given) => (words = given);
  articlemap.useLanguage = (given) => (language = document.documentElement.lang = given);
  articlemap.language = () => language;

  // Whether the interface reads from right to left: then it is mirrored, the map is not.
  articlemap.isMirrored = () => language === "ar";

  const LOCALES = { en: "en-GB", fr: "fr", ar: "ar-u-nu-latn" };
  const locale = () => LOCALES[language] ?? LOCALES.en;

  articlemap.word = (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // Parts joined as the language joins them; those that are empty are left out.
  articlemap.list = (parts) => parts.filter(Boolean).join(articlemap.word("comma"));

  // Names by language, English where the language is lacking.
  articlemap.named = (names) => (names && (names[language] || names.en)) || "";

  // The attributes of an element that holds `named(names)`, where that is not our language.
  articlemap.tongue = (names) => (!names || names[language] || !names.en ? {} : articlemap.ENGLISH);
  articlemap.ENGLISH = { lang: "en", dir: "ltr" };

  articlemap.claimant = (claim) =>
    claim.claimant.short === "Article"
      ? articlemap.word("said_by_article")
      : articlemap.named(claim.claimant);

  articlemap.claimantShort = (claim) =>
    claim.claimant.short === "Article" ? articlemap.word("said_by_article") : shortName(claim.claimant);

  // Short names are English; elsewhere the name up to its first comma or bracket is short enough.
  const shortName = (names) => (language === "en" ? names.short : articlemap.named(names).split(/\s*[,،(]/)[0]);

  // A number with the language's separators; `digits` is how many follow the decimal point.
  articlemap.number = (value, digits) =>
    new Intl.NumberFormat(locale(), digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

  // The name of a language, such as "French", as a heading begins with it.
  articlemap.languageName = (code) => {
    const [first, ...rest] = new Intl.DisplayNames([language], { type: "language" }).of(code);
    return first.toLocaleUpperCase(language) + rest.join("");
  };

  const QUALIFIER = { about: "≈ ", more_than: "> ", times: "", exactly: "" };

  articlemap.figure = (claim) => {
    if (claim.figure === null) return "";
    const number = articlemap.number(claim.figure);
    return `${QUALIFIER[claim.figure_qualifier] ?? ""}${number}${claim.figure_qualifier === "times" ? " ×" : ""}`;
  };

  // An ISO prefix as people write it: its length is its precision. Two joined by "/" are a span.
  articlemap.date = (iso) => {
    if (!iso) return articlemap.word("no_date");
    const [from, to] = iso.split("/");
    // Days of one month share it; in our languages the day comes first.
    if (to?.length === 10 && from.slice(0, 8) === to.slice(0, 8)) return `${Number(from.slice(8))}–${oneForm(to).format(toTime(to))}`;
    return [from, to].filter(Boolean).map((prefix) => oneForm(prefix).format(toTime(prefix))).join(" – ");
  };

  // The same, shorter: the month's first letters, and no year where it is the article's own and the
  // day is known.
  articlemap.shortDate = (iso, published) => {
    if (!iso) return "";
    const [from, to] = iso.split("/");
    const own = (prefix) => prefix.length === 10 && prefix.slice(0, 4) === published?.slice(0, 4);
    const form = (prefix) => oneForm(prefix, { month: "short", year: !own(prefix) }).format(toTime(prefix));
    if (to?.length === 10 && from.slice(0, 8) === to.slice(0, 8)) return `${Number(from.slice(8))}–${form(to)}`;
    return [from, to].filter(Boolean).map(form).join(" – ");
  };

  const toTime = (prefix) => {
    const [year, month = 1, day = 1] = prefix.split("-").map(Number);
    return Date.UTC(year, month - 1, day);
  };

  function oneForm(prefix, { month = "long", year = true } = {}) {
    const parts = { timeZone: "UTC" };
    if (year) parts.year = "numeric";
    if (prefix.length > 4) parts.month = month;
    if (prefix.length > 7) parts.day = "numeric";
    return new Intl.DateTimeFormat(locale(), parts);
  }
})();
