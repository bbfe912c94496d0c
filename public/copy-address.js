/*
 * A button that copies the address beside it. It is in the page from the start and appears with this script, which alone
 * can do what it says; what came of it is told where it stands.
 */
async function copy(address) {
  const { textContent } = address;
  try {
    await navigator.clipboard.writeText(textContent);
    return true;
  } catch {
    // Not every browser lets a page write there; what is selected it copies.
    getSelection()?.selectAllChildren(address);
    return document.execCommand("copy");
  }
}

for (const place of document.querySelectorAll("[data-copy-address]")) {
  const [address, button, said] = ["bdi", "button", "[role=status]"].map((part) => place.querySelector(part));
  if (!address || !button || !said) continue;
  button.hidden = false;
  const copyAndTell = async () => {
    said.textContent = "";
    const isCopied = await copy(address);
    said.textContent = isCopied ? said.dataset.copied : said.dataset.selected;
  };
  button.addEventListener("click", () => void copyAndTell());
}
