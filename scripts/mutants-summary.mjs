// What a run of the mutants came to, as it is kept in the repository.

/** The outcome by file, and the survivors by line. */
export function toSummary(mutants, survivors) {
  const rows = [...new Set(mutants.map(({ file }) => file))].map((file) => {
    const isHere = (mutant) => mutant.file === file;
    return `| ${file} | ${mutants.filter(isHere).length} | ${survivors.filter(isHere).length} |`;
  });
  const named = survivors.map(({ file, from, to }) => `- ${file}: \`${from}\` as \`${to}\``);
  const total = `${mutants.length - survivors.length} of ${mutants.length} one-line mutations are noticed by the suite.`;
  const survived = named.length === 0 ? [] : ["", "Survivors:", "", ...named];
  return ["# Mutants", "", total, "", "| file | mutations | survivors |", "| --- | --: | --: |", ...rows, ...survived, ""].join("\n");
}
