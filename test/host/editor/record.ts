/** An invented record for tests in the host: change a line, and say what should be found. */
const lines = [
  'https://www.aldarycourier.example/2019/03/05/world/harbor-vote.html',
  'Port Aldary Council Votes to Reopen the Old Harbor - The Aldary Courier',
  'Port Aldary,Harbors  Ports and Docks,Fishing',
  'March 4, 2019',
  '417',
  'The council voted on Monday to reopen the old harbor to fishing boats.“We have waited eight years,” said Maren Osei-Lindqvist. She runs the Fishers’ Cooperative.The measure passed by seven votes to two.',
];

export function record(changes: Readonly<Record<number, string>> = {}): string {
  return lines.map((line, index) => changes[index + 1] ?? line).join('\n');
}
