// Keeps entries of the visitor's in the browser's own storage, and tells the server those that it
// lacks: a page that is loaded anew begins a new session there.
const told = new Map();

function open({ lasting }) {
  return lasting ? localStorage : sessionStorage;
}

function read(data) {
  try {
    return new Map(Object.entries(JSON.parse(open(data).getItem(data.name)) ?? {}));
  } catch {
    return new Map();
  }
}

function write(data, entries) {
  try {
    open(data).setItem(data.name, JSON.stringify(Object.fromEntries(entries)));
  } catch {
    // A browser that keeps nothing: what is carried then lasts as long as the page.
  }
}

export default function ({ data, setStateValue }) {
  const entries = new Map([...read(data), ...Object.entries(data.own)].slice(-data.most));
  data.forgotten.forEach((key) => entries.delete(key));
  write(data, entries);
  const lacking = [...entries.keys()].filter((key) => !(key in data.own)).join();
  if (data.ask && lacking && lacking !== told.get(data.name)) setStateValue("kept", Object.fromEntries(entries));
  told.set(data.name, lacking);
}
