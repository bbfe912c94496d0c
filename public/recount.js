/*
 * Recounts votes of the council. Download this file and votes.json of a session, then:
 *   node recount.js votes.json [SEAL]
 * SEAL is what stands in the minutes: whoever changed the file and its sums together is found by it. Several files may be
 * given, each with or without its seal. Prints every result, or what is wrong; ends with 1 when something is.
 * Behind a result stands what became of a file that went another way: the portal says so, no seal holds it.
 */
const { console, process } = globalThis;
const CHOICES = ["for", "against", "defer", "abstain", "recuse"];
const FIGURES = ["for", "against", "deferred", "abstained"];
const WAYS = ["withdrawn", "decided", "returned", "taken_back", "answered"];

void Promise.all([import("node:crypto"), import("node:fs")]).then(([crypto, fs]) => {
  const hash = (lines) => crypto.createHash("sha256").update(lines.join("\n")).digest("hex");
  const isNumber = (value) => Number.isInteger(value) && value >= 0;

  function needed({ numerator, denominator, isMore }, total) {
    const least = isMore
      ? Math.floor((total * numerator) / denominator) + 1
      : Math.ceil((total * numerator) / denominator);
    return Math.max(1, least);
  }

  function recount(rules, choices) {
    const number = (choice) => choices.filter((one) => one === choice).length;
    const [pro, against, deferred, abstained, recused] = CHOICES.map(number);
    const cast = pro + against + deferred;
    const entitled = choices.length - recused;
    const isCarried = pro >= needed(rules.share, cast) && (rules.mostAgainst === null || against <= rules.mostAgainst);
    const won = isCarried ? "carried" : deferred > against ? "deferred" : "lost";
    const verdict = cast + abstained < needed(rules.quorum, entitled) ? "no_quorum" : won;
    return { verdict, entitled, recused, for: pro, against, deferred, abstained, notVoted: number(null) };
  }

  function wayOut({ left }, check) {
    if (left === undefined) return "";
    check(WAYS.includes(left.how) && typeof left.isBefore === "boolean", "what became of the file is no way out");
    return `; ${left.how} ${left.isBefore ? "before" : "after"} the count`;
  }

  function checkItem(rules, item, check) {
    if (item.isWithheld) return check(item.ballots === undefined, "withheld and yet shown");
    const marks = item.ballots.map(({ mark }) => mark);
    check(
      marks.every((mark) => /^[0-9a-f]{32}$/.test(mark)),
      "a mark is none",
    );
    check(new Set(marks).size === marks.length, "a mark stands twice");
    check(
      item.ballots.every(({ choice }) => choice === null || CHOICES.includes(choice)),
      "a choice is none",
    );
    const mayDefer = rules.mayDefer && item.proposal.startsWith("admit_");
    check(mayDefer || item.ballots.every(({ choice }) => choice !== "defer"), "to defer was not offered");
    check(hash([...marks].sort()) === item.rollHash, "the roll is another");
    const { verdict, ...count } = recount(
      rules,
      item.ballots.map(({ choice }) => choice),
    );
    check(verdict === item.verdict, `the verdict is ${verdict}`);
    for (const name of Object.keys(count)) check(count[name] === item.count[name], `${name} is ${count[name]}`);
    const text = item.textHash === undefined ? [] : [item.textHash];
    const lines = item.ballots.map(({ mark, choice }) => `${mark} ${choice === null ? "none" : choice}`).sort();
    check(
      hash([item.caseNumber, item.proposal, ...text, item.rollHash, item.verdict, ...lines]) === item.seal,
      "the seal is another",
    );
    const figures = FIGURES.map((name) => `${name} ${count[name]}`).join(", ");
    return `${item.number} ${item.caseNumber} ${verdict}: ${figures}${wayOut(item, check)}`;
  }

  function recountFile(file, seal) {
    const wrong = [];
    const results = [];
    const vote = JSON.parse(fs.readFileSync(file, "utf8"));
    const { rules } = vote;
    const about = (where) => (isTrue, what) => {
      if (!isTrue) wrong.push(`${where}: ${what}`);
      return null;
    };
    const check = about("session");
    check(vote.format === 1, "unknown format");
    check(rules.mostAgainst === null || isNumber(rules.mostAgainst), "mostAgainst is no number");
    check(typeof rules.mayDefer === "boolean", "mayDefer is neither true nor false");
    vote.items.forEach((item, index) => {
      check(item.number === index + 1, `item ${index + 1} is missing`);
      const line = checkItem(rules, item, about(`item ${index + 1}`));
      if (line) results.push(line);
    });
    const hidden = vote.items.filter((item) => item.isWithheld).length;
    check(vote.withheld === undefined || vote.withheld.items === hidden, `${hidden} items are withheld`);
    if (hidden > 0) results.push(`withheld: ${hidden}. ${vote.withheld?.why ?? ""}`.trim());
    check(hash(vote.items.map(({ rollHash }) => rollHash)) === vote.rollHash, "the roll is another");
    const share = ({ numerator, denominator, isMore }) => `${numerator}/${denominator}${isMore ? "+" : ""}`;
    const most = rules.mostAgainst === null ? "-" : rules.mostAgainst;
    const line = `${share(rules.quorum)} ${share(rules.share)} ${most} ${rules.mayDefer ? "defer" : "-"}`;
    const seals = vote.items.map((item) => item.seal);
    const own = hash([vote.session, line, vote.rollHash, vote.opened, vote.closed, ...seals]);
    check(own === vote.seal, "the seal is another");
    check(seal === undefined || own === seal, "it is not what the minutes seal");
    return { results, wrong };
  }

  const given = process.argv.slice(2);
  given.forEach((file, index) => {
    if (/^[0-9a-f]{64}$/.test(file)) return;
    const next = given[index + 1];
    const seal = /^[0-9a-f]{64}$/.test(next ?? "") ? next : undefined;
    let outcome;
    try {
      outcome = recountFile(file, seal);
    } catch (error) {
      outcome = { results: [], wrong: [`it cannot be read (${error.message})`] };
    }
    const { results, wrong } = outcome;
    if (wrong.length > 0) process.exitCode = 1;
    console.log(`${wrong.length === 0 ? "RIGHT" : "WRONG"} ${file}`);
    for (const text of wrong.length === 0 ? results : wrong) console.log(`  ${text}`);
  });
});
