// The interface's words, and the language in which names are shown.
(function () {
  const articlemap = window.articlemap;
  let words = {};
  let language = "en";

  articlemap.useWords = (given) => (words = given);
  articlemap.useLanguage = (given) => (language = given);
  articlemap.language = () => language;

  articlemap.word = (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // Names by language, English where the language is lacking.
  articlemap.named = (names) => (names && (names[language] || names.en)) || "";

  articlemap.claimant = (claim) =>
    claim.claimant.short === "Article"
      ? articlemap.word("said_by_article")
      : articlemap.named(claim.claimant);

  articlemap.claimantShort = (claim) =>
    claim.claimant.short === "Article" ? articlemap.word("said_by_article") : claim.claimant.short;

  const QUALIFIER = { about: "≈ ", more_than: "> ", times: "", exactly: "" };

  articlemap.figure = (claim) => {
    if (claim.figure === null) return "";
    const number = new Intl.NumberFormat(language === "ar" ? "ar-u-nu-latn" : language).format(claim.figure);
    return `${QUALIFIER[claim.figure_qualifier] ?? ""}${number}${claim.figure_qualifier === "times" ? " ×" : ""}`;
  };

  // An ISO prefix as people write it: its length is its precision. Two joined by "/" are a span.
  articlemap.date = (iso) => {
    if (!iso) return articlemap.word("no_date");
    return iso.split("/").map(onePrefix).join(" – ");
  };

  function onePrefix(prefix) {
    const [year, month, day] = prefix.split("-").map(Number);
    const parts = { year: "numeric", timeZone: "UTC" };
    if (month) parts.month = "long";
    if (day) parts.day = "numeric";
    const locale = { en: "en-GB", fr: "fr", ar: "ar-u-nu-latn" }[language] || "en-GB";
    return new Intl.DateTimeFormat(locale, parts).format(Date.UTC(year, (month || 1) - 1, day || 1));
  }
})();
