// Loaded before a program: tells what it cost when it ends.
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`\ncost ${userCPUTime + systemCPUTime} ${maxRSS}`);
});
