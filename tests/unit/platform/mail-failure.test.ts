import { expect, test } from "vitest";
import { judgeFailure } from "#app/platform/mail-failure.ts";

const rcpt = (response: string) => ({
  message: `Can't send mail - all recipients were rejected: ${response}`,
  response,
  responseCode: Number(response.slice(0, 3)),
  code: "EENVELOPE",
  command: "RCPT TO",
});

test.each([
  ["550 5.1.1 The email account that you tried to reach does not exist"],
  ["550 No such user here"],
  ["550 5.2.1 The mailbox is disabled"],
  ["553 5.1.3 Invalid address"],
])("only a refusal of the recipient is final: %s (found F103)", (response) => {
  expect(judgeFailure(rcpt(response)).kind).toBe("refused");
});

test.each([
  ["554 relay access denied"],
  ["550 5.7.1 Unable to relay"],
  ["550 relaying not permitted"],
  ["554 5.7.1 Service unavailable; Client host blocked using zen.spamhaus.org"],
  ["553 5.7.1 Sender address rejected: not owned by user"],
  ["550 5.4.1 Recipient address rejected: Access denied"],
  ["530 5.7.0 Authentication required"],
  ["552 5.2.2 Mailbox full"],
])("a refusal that is about us is tried again: %s (found F103)", (response) => {
  expect(judgeFailure(rcpt(response)).kind).toBe("ours");
});

test.each([
  [
    "the sender",
    { message: "Mail command failed: 501 bad", code: "EENVELOPE", command: "MAIL FROM", responseCode: 501 },
  ],
  ["the content", { message: "Message failed: 554 no", code: "EMESSAGE", command: "DATA", responseCode: 554 }],
  ["the password", { message: "Invalid login: 535", code: "EAUTH", command: "AUTH PLAIN", responseCode: 535 }],
  ["nobody answers", { message: "connect ECONNREFUSED 127.0.0.1:25", code: "ESOCKET", command: "CONN" }],
  ["something that is no error", "closed"],
])("what stops before or after the recipient is ours: %s (found F103)", (_name, error) => {
  expect(judgeFailure(error).kind).toBe("ours");
});

test("a greylisted recipient is deferred, and the log gets code and command", () => {
  expect(judgeFailure(rcpt("451 4.7.1 Try again later"))).toMatchObject({
    kind: "deferred",
    code: "EENVELOPE RCPT TO 451",
  });
});
