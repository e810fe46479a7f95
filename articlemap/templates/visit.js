// Keeps the visit's drafts in the tab's own storage, and tells the server those that it lacks: a
// page that is loaded anew begins a new session there.
const KEY = "articlemap:visit";

function read() {
  try {
    return new Map(Object.entries(JSON.parse(sessionStorage.getItem(KEY)) ?? {}));
  } catch {
    return new Map();
  }
}

function write(drafts) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(drafts)));
  } catch {
    // A browser that keeps nothing: the list then lasts as long as the page.
  }
}

let told = "";

export default function ({ data, setStateValue }) {
  const drafts = new Map([...read(), ...Object.entries(data.opened)].slice(-data.most));
  data.forgotten.forEach((secret) => drafts.delete(secret));
  write(drafts);
  const lacking = [...drafts.keys()].filter((secret) => !(secret in data.opened)).join();
  if (data.ask && lacking && lacking !== told) setStateValue("kept", Object.fromEntries(drafts));
  told = lacking;
}
