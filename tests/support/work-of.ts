/** How many milliseconds something keeps this process at work, however busy the machine is with others meanwhile. */
export function workOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
