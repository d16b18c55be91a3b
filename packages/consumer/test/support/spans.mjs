// Preloaded before a README's program: the first request is answered 503, all others by what `fetch` was, and the spans are printed at the end.
import { context, SpanKind, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

const { fetch } = globalThis;
let requests = 0;
globalThis.fetch = async (input, init) => {
  requests += 1;
  return requests === 1 ? new Response(null, { status: 503, headers: { "retry-after-ms": "1" } }) : fetch(input, init);
};

process.on("exit", () => {
  const spans = exporter.getFinishedSpans();
  const toName = (id) => spans.find((span) => span.spanContext().spanId === id)?.name;
  for (const { name, kind, attributes, status, parentSpanContext } of spans) {
    console.log(JSON.stringify({ name, kind: SpanKind[kind], parent: toName(parentSpanContext?.spanId), status, attributes }));
  }
});
