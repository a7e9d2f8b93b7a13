package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Requests of some kinds that do their work, or whatever was ordered instead. */
final class OrderedRequests {

    private static final long HANG_SECONDS = 60;
    private static final List<String> WHOLE = List.of("whole", "unsized");

    private final Map<String, Orders<RequestOrder>> orders = new HashMap<>();
    private final List<String> kinds;

    OrderedRequests(List<String> kinds) {
        this.kinds = List.copyOf(kinds);
        kinds.forEach(kind -> orders.put(kind, new Orders<>(RequestOrder.ok(kind))));
    }

    void order(RequestOrder order) {
        Optional.ofNullable(orders.get(order.request()))
                .orElseThrow(() -> Refusal.malformed("request is one of " + String.join(", ", kinds)))
                .add(order, order.count().orElse(1));
    }

    void reset() {
        orders.values().forEach(Orders::reset);
    }

    Function<Request, Response> ordered(String kind, Function<Request, Response> work) {
        Orders<RequestOrder> ofKind = orders.get(kind);
        return request -> {
            RequestOrder order = ofKind.take();
            if (order.answer().equals("error")) {
                return order.error();
            }
            boolean whole = WHOLE.contains(order.answer());
            Response done = work.apply(whole ? request.without("Range") : request);
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(order.delayMillis().orElse(0L)));
            return switch (order.answer()) {
                case "unsized" -> done.unsized();
                case "error-after" -> order.error();
                case "disconnect" -> Response.disconnected();
                case "hang" -> {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(HANG_SECONDS));
                    yield Response.disconnected();
                }
                default -> done;
            };
        };
    }
}
