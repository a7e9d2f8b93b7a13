package dev.ringway.starter.kafka;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Optional;

/** The current trace context in the form of the W3C {@code traceparent} header. */
final class TraceParent {

    private final Tracer tracer;

    TraceParent(Tracer tracer) {
        this.tracer = tracer;
    }

    Optional<String> current() {
        return Optional.ofNullable(tracer.currentSpan()).map(Span::context).flatMap(TraceParent::of);
    }

    private static Optional<String> of(TraceContext context) {
        if (context.traceId().isEmpty() || context.spanId().isEmpty()) {
            return Optional.empty();
        }
        String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return Optional.of("00-" + context.traceId() + "-" + context.spanId() + "-" + flags);
    }
}
