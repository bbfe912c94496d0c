/** An address its owner knows again and nobody else can write to: `d***@university.example`. */
export function maskedAddress(email: string): string {
  const [first = ""] = [...email];
  return `${first}***${email.slice(email.lastIndexOf("@"))}`;
}
