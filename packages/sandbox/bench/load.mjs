// Asks a few requests again and again over keep-alive connections, as lightly as it can: raw sockets, reading no more of an answer
// than its Content-Length.
import { connect } from "node:net";

/** `requestsOf`: what the connection of this index asks in turn. @returns requests answered per second over `seconds`, or until `count` were, after a warm-up of the same connections */
export async function load({ port, requestsOf, connections, warmUp = 0, seconds, count }) {
  let answered = 0;
  let isOver = false;
  let reachCount;
  const counted = new Promise((resolve) => {
    reachCount = resolve;
  });
  const sockets = Array.from({ length: connections }, (_, index) =>
    openConnection(port, requestsOf(index), () => {
      answered += 1;
      if (answered === count) reachCount();
      return !isOver;
    }),
  );
  // A client that sleeps would have to be woken by each answer, at the server's expense: the slower server would pay more of it.
  const stayAwake = () => isOver || setImmediate(stayAwake);
  stayAwake();
  await after(warmUp);
  const before = { answered, at: performance.now() };
  await (count === undefined ? after(seconds) : counted);
  const rate = (answered - before.answered) / ((performance.now() - before.at) / 1000);
  isOver = true;
  for (const socket of sockets) socket.destroy();
  return rate;
}

function openConnection(port, requests, isToGoOn) {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let turn = 0;
  const ask = () => {
    socket.write(requests[turn % requests.length]);
    turn += 1;
  };
  let head = "";
  let missing;
  socket.on("connect", ask);
  socket.on("data", (chunk) => {
    let bodyBytes = chunk.length;
    if (missing === undefined) {
      const already = head.length;
      head += chunk.latin1Slice(0, chunk.length);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (!head.startsWith("HTTP/1.1 200 ")) throw new Error(`unexpected answer: ${head.slice(0, end)}`);
      missing = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      bodyBytes = already + chunk.length - end - 4;
    }
    missing -= bodyBytes;
    if (missing > 0) return;
    [head, missing] = ["", undefined];
    if (isToGoOn()) ask();
  });
  return socket;
}

function after(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
